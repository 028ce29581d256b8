import { useState } from 'react';
import type { ClusterDiscipline } from '../../../server/discipline/of-cluster.ts';
import { formatDay, formatEdtf, formatInstant, formatLength } from '../../../shared/i18n/format.ts';
import { usePinned } from '../../commands/use-pinned.ts';
import { useLanguage } from '../../i18n.tsx';
import { useAsOf, useSession } from '../../session.ts';
import { Provenance } from '../../ui/provenance.tsx';
import { type Adjustable, AdjustForm } from './adjust-form.tsx';
import { MissedCard } from './missed-card.tsx';
import { PauseForm } from './pause-forms.tsx';
import { RequestCard } from './request-card.tsx';

interface Props {
  stream: string;
  discipline: ClusterDiscipline;
  /** Milestones ahead that have a schedule. */
  adjustable: readonly Adjustable[];
  may: { decide: boolean; explain: boolean; adjust: boolean; pause: boolean };
}

const keyOf = ({ milestone }: { milestone: string }): string => milestone;

/** The discipline of a cluster's schedule: what waits for approval, what must be explained, and what was decided. */
export function DisciplineCard({ stream, discipline, adjustable, may }: Props) {
  const { t, lang } = useLanguage();
  const { thresholds } = useSession();
  const words = t.discipline;
  const requests = usePinned(discipline.requests, keyOf);
  const missed = usePinned(discipline.missed, keyOf);
  const { forecast, explain } = thresholds.discipline;
  const isEmpty = requests.shown.length === 0 && missed.shown.length === 0;
  return (
    <section className="card discipline">
      <h2>{words.title}</h2>
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
        pause={may.pause && discipline.pause === null ? discipline.pauseVersion : null}
      />
      <Record discipline={discipline} />
      <details className="status-rule">
        <summary>{words.ruleTitle}</summary>
        <p className="muted">{words.rule(forecast, explain, thresholds.critical.months)}</p>
        {requests.shown.length > 0 && <p className="muted">{words.stays}</p>}
      </details>
    </section>
  );
}

interface EnterProps {
  stream: string;
  adjustable: readonly Adjustable[];
  /** The version over which a pause is entered; null where none can be. */
  pause: number | null;
}

type Opened = { what: 'pause'; version: number } | { what: 'adjust'; line: Adjustable };

/** What the department enters: an adjustment by its decision, a pause. */
function Enter({ stream, adjustable, pause }: EnterProps) {
  const { t } = useLanguage();
  const { isToday } = useAsOf();
  const [open, setOpen] = useState<Opened | null>(null);
  const done = () => setOpen(null);
  if (open?.what === 'pause') return <PauseForm stream={stream} version={open.version} onDone={done} />;
  if (open?.what === 'adjust') return <AdjustForm stream={stream} line={open.line} onDone={done} />;
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

/** What was decided, explained and paused before: nothing of it goes away. */
function Record({ discipline: { decided, explained, pauses } }: { discipline: ClusterDiscipline }) {
  const { t, lang } = useLanguage();
  const words = t.discipline;
  const by = ({ who, at }: { who: string | null; at: string }) =>
    words.decidedBy(who ?? words.system, formatInstant(at, lang));
  return (
    <>
      {decided.length > 0 && (
        <details className="discipline-record">
          <summary>{words.record(decided.length)}</summary>
          <ul className="plain-list">
            {decided.map((one) => (
              <li key={one.seq}>
                <strong className={one.verdict === 'refused' ? 'is-late' : undefined}>
                  {words.said[one.verdict]}
                </strong>{' '}
                {t.ahead[one.milestone]},{' '}
                {words.move(formatEdtf(one.original, lang), formatEdtf(one.date, lang))}{' '}
                <Provenance provenance={one.provenance} />
                {one.note && <p lang="vi">{one.note}</p>}
                <p className="muted">{by(one)}</p>
              </li>
            ))}
          </ul>
        </details>
      )}
      {explained.length > 0 && (
        <details className="discipline-record">
          <summary>{words.explanations(explained.length)}</summary>
          <ul className="plain-list">
            {explained.map((one) => (
              <li key={one.seq}>
                <strong>{t.ahead[one.milestone]}</strong>: {words.missed[one.of](formatEdtf(one.date, lang))}.{' '}
                {t.reason[one.cause]} <Provenance provenance={one.provenance} />
                <p lang="vi">{one.note}</p>
                <p className="muted">{by(one)}</p>
              </li>
            ))}
          </ul>
        </details>
      )}
      {pauses.length > 0 && (
        <details className="discipline-record">
          <summary>{words.pause.past(pauses.length)}</summary>
          <ul className="plain-list">
            {pauses.map((one) => (
              <li key={one.seq}>
                {words.pause.ended(formatDay(one.from, lang), formatDay(one.resumedOn ?? one.from, lang))}.{' '}
                {t.reason[one.cause]}: <span lang="vi">{one.note}</span>{' '}
                <Provenance provenance={one.provenance} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
