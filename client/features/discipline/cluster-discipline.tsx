import { useState } from 'react';
import type { ClusterDiscipline } from '../../../server/discipline/of-cluster.ts';
import type { RequestState } from '../../../shared/discipline/request.ts';
import { formatLength, formatList } from '../../../shared/i18n/format.ts';
import type { Gate } from '../../../shared/lifecycle.ts';
import type { ScheduleVersion } from '../../../shared/milestones/versions.ts';
import { usePinned } from '../../commands/use-pinned.ts';
import { useLanguage } from '../../i18n.tsx';
import { later } from '../../later.tsx';
import { useAsOf, useSession } from '../../session.ts';
import { Fold } from '../../ui/fold.tsx';
import { ONE_COLUMN_PX, useNarrow } from '../../ui/use-narrow.ts';
import type { Adjustable } from './adjust-form.tsx';
import type { Standing } from './class-preview.tsx';
import { DisciplineRecord } from './discipline-record.tsx';
import { MissedCard } from './missed-card.tsx';
import { RequestCard } from './request-card.tsx';
import { ScheduleVersions } from './schedule-versions.tsx';

const AdjustForm = later(async () => (await import('./adjust-form.tsx')).AdjustForm);
const PauseForm = later(async () => (await import('./pause-forms.tsx')).PauseForm);
const ScheduleForm = later(async () => (await import('./schedule-form.tsx')).ScheduleForm);

interface Props {
  stream: string;
  discipline: ClusterDiscipline;
  /** Milestones ahead that have a schedule. */
  adjustable: readonly Adjustable[];
  /** Steps ahead that count and have none. */
  unscheduled: readonly Gate[];
  standing: Standing;
  versions: readonly ScheduleVersion[];
  may: { decide: boolean; explain: boolean; adjust: boolean; pause: boolean };
}

const keyOf = ({ milestone }: { milestone: string }): string => milestone;

/** The discipline of a cluster's schedule: what waits for approval, what must be explained, and what was decided. */
export function DisciplineCard({ stream, discipline, adjustable, may, ...schedule }: Props) {
  const { t, lang } = useLanguage();
  const { thresholds } = useSession();
  const words = t.discipline;
  const requests = usePinned(discipline.requests, keyOf);
  const missed = usePinned(discipline.missed, keyOf);
  const { forecast, explain } = thresholds.discipline;
  const isEmpty = requests.shown.length === 0 && missed.shown.length === 0;
  const narrow = useNarrow(ONE_COLUMN_PX);
  return (
    <Fold
      title={
        <>
          <h2>{words.title}</h2> <Standing discipline={discipline} />
        </>
      }
      // On a phone behind its title, which says what waits in it.
      open={!narrow}
      className="card discipline"
    >
      {isEmpty && <p className="muted">{words.none}</p>}
      {discipline.pausedDays > 0 && <p>{words.pause.days(formatLength(discipline.pausedDays, lang))}</p>}
      {missed.shown.map((one) => (
        <MissedCard
          key={one.milestone}
          stream={stream}
          missed={one}
          may={may.explain}
          onOpen={() => missed.pin(one)}
          onClose={() => missed.letGo(one)}
        />
      ))}
      {requests.shown.map((one) => (
        <RequestCard
          key={one.milestone}
          stream={stream}
          request={one}
          may={may.decide}
          onOpen={() => requests.pin(one)}
          onClose={() => requests.letGo(one)}
        />
      ))}
      <Enter
        stream={stream}
        adjustable={may.adjust ? adjustable : []}
        unscheduled={may.adjust ? schedule.unscheduled : []}
        standing={schedule.standing}
        pause={may.pause && discipline.pause === null ? discipline.pauseVersion : null}
      />
      <ScheduleVersions versions={schedule.versions} />
      <DisciplineRecord discipline={discipline} />
      <details className="status-rule">
        <summary>{words.ruleTitle}</summary>
        <p className="muted">{words.rule(forecast, explain, thresholds.critical.months)}</p>
        {requests.shown.length > 0 && <p className="muted">{words.stays}</p>}
      </details>
    </Fold>
  );
}

/** How many of each, beside the title: what is not yet settled. */
function Standing({ discipline: { requests, missed } }: Pick<Props, 'discipline'>) {
  const { t, lang } = useLanguage();
  const words = t.discipline;
  const count = (state: RequestState) => requests.filter((request) => request.state === state).length;
  const owed = missed.filter((one) => one.owed).length;
  const parts = [
    ...(['waiting', 'refused'] as const).flatMap((state) =>
      count(state) > 0 ? [`${count(state)} ${words.state[state]}`] : [],
    ),
    ...(owed > 0 ? [words.work.count.missed(owed)] : []),
  ];
  return parts.length === 0 ? null : <span className="muted">{formatList(parts, lang)}</span>;
}

interface EnterProps extends Pick<Props, 'stream' | 'adjustable' | 'unscheduled' | 'standing'> {
  /** The version over which a pause is entered; null where none can be. */
  pause: number | null;
}

type Opened =
  | { what: 'pause'; version: number }
  | { what: 'first'; gates: readonly Gate[] }
  | { what: 'adjust'; line: Adjustable };

/** What the department enters: an adjustment by its decision, a pause. */
function Enter({ stream, adjustable, unscheduled, standing, pause }: EnterProps) {
  const { t } = useLanguage();
  const { isToday } = useAsOf();
  const [open, setOpen] = useState<Opened | null>(null);
  const done = () => setOpen(null);
  if (open?.what === 'pause') return <PauseForm stream={stream} version={open.version} onDone={done} />;
  if (open?.what === 'adjust')
    return <AdjustForm stream={stream} line={open.line} standing={standing} onDone={done} />;
  if (open?.what === 'first')
    return <ScheduleForm stream={stream} gates={open.gates} standing={standing} onDone={done} />;
  if (!isToday) return null;
  return (
    <>
      {adjustable.length > 0 && (
        <details className="take-back">
          <summary>{t.discipline.adjust}</summary>
          <div className="form-actions">
            {adjustable.map((line) => (
              <button
                key={line.milestone}
                type="button"
                className="button button-small"
                onClick={() => setOpen({ what: 'adjust', line })}
              >
                {t.milestone[line.milestone]}
              </button>
            ))}
          </div>
        </details>
      )}
      {unscheduled.length > 0 && (
        <div className="form-actions">
          <button
            type="button"
            className="button button-small"
            onClick={() => setOpen({ what: 'first', gates: unscheduled })}
          >
            {t.discipline.first}
          </button>
        </div>
      )}
      {pause !== null && (
        <div className="form-actions">
          <button
            type="button"
            className="button button-small"
            onClick={() => setOpen({ what: 'pause', version: pause })}
          >
            {t.discipline.pause.start}
          </button>
        </div>
      )}
    </>
  );
}
