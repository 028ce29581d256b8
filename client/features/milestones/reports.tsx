import { type ReactNode, useId, useState } from 'react';
import type { ReportLine } from '../../../server/work/reports.ts';
import { formatDay, formatEdtf } from '../../../shared/i18n/format.ts';
import { streamOf } from '../../../shared/log/stream.ts';
import { ALL_FORECASTS } from '../../../shared/milestones/forecasts.ts';
import { shortName } from '../../../shared/text.ts';
import { client } from '../../api.ts';
import { LastWord } from '../../commands/conflict.tsx';
import { Trouble } from '../../commands/form-end.tsx';
import { InPlace } from '../../commands/in-place.tsx';
import { Receipt } from '../../commands/receipt.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { usePinned } from '../../commands/use-pinned.ts';
import { Go } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';
import { useAsOf } from '../../session.ts';
import { Notice } from '../../ui/parts.tsx';
import { dueKey } from './due-words.ts';
import { milestoneSubject } from './subject.ts';
import { Verbs } from './verbs.tsx';

interface Props {
  lines: readonly ReportLine[];
  /** How the periods stand for which a cluster can be reported, with their verbs. */
  renderPeriods: (line: ReportLine) => ReactNode;
}

/** The regular report of each cluster: one press where nothing has changed. */
export function Reports({ lines, renderPeriods }: Props) {
  const { t, lang } = useLanguage();
  const ids = useId();
  const idOf = ({ row }: ReportLine) => `${ids}${row.code}`;
  if (lines.length === 0) return null;
  return (
    <section>
      <h2>{t.work.report.title}</h2>
      <p className="muted">{t.work.report.hint}</p>
      <ul className="report-list">
        {lines.map((line, i) => {
          const next = lines
            .slice(i + 1)
            .find(({ periods, standing }) => periods.some(({ on }) => on === null) && standing.length > 0);
          return (
            <li key={line.row.code} id={idOf(line)} className="card report-card">
              <ReportCard
                line={line}
                periods={renderPeriods(line)}
                next={
                  next && (
                    <button type="button" className="button" onClick={() => focusIn(idOf(next))}>
                      {t.work.next(shortName(next.row.name, lang))}
                    </button>
                  )
                }
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function focusIn(id: string): void {
  const card = document.getElementById(id);
  card?.scrollIntoView({ block: 'center' });
  card?.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
}

function ReportCard({ line, periods, next }: { line: ReportLine; periods: ReactNode; next: ReactNode }) {
  const { t, lang } = useLanguage();
  const { row, standing, lastReport } = line;
  const name = shortName(row.name, lang);
  const expected = standing
    .map(({ milestone, date }) => t.form.expectation(t.ahead[milestone], formatEdtf(date, lang)))
    .join('; ');
  return (
    <>
      <h3>
        <Go to={paths.cluster(row.code)}>
          <span lang="vi">{name}</span>
        </Go>
        <InPlace code={row.code} />
      </h3>
      <p className="muted">
        {lastReport === null ? t.work.report.never : t.work.report.last(formatDay(lastReport, lang))}
      </p>
      {expected && <p className="muted">{t.work.report.expects(expected)}</p>}
      <Lapsed line={line} />
      {expected === '' && line.lapsed.length === 0 && <p className="muted">{t.work.report.none}</p>}
      {expected !== '' && line.lapsed.length === 0 && <Still line={line} expected={expected} next={next} />}
      {periods}
    </>
  );
}

/** What must have a new date first. */
function Lapsed({ line: { lapsed } }: { line: ReportLine }) {
  const { t, lang } = useLanguage();
  const list = usePinned(lapsed, dueKey);
  if (list.shown.length === 0) return null;
  const names = lapsed.map(({ milestone, forecast }) =>
    t.form.expectation(t.ahead[milestone], forecast ? formatEdtf(forecast, lang) : ''),
  );
  return (
    <>
      {names.length > 0 && <Notice tone="warn" title={t.work.report.lapsed(names.join('; '))} />}
      {list.shown.map((due) => (
        <div key={dueKey(due)}>
          <p className="lapsed-name">
            <strong>{t.ahead[due.milestone]}</strong>
          </p>
          <Verbs
            subject={milestoneSubject(due.row.code, due, due.row.name)}
            onOpen={() => list.pin(due)}
            onClose={() => list.letGo(due)}
          />
        </div>
      ))}
    </>
  );
}

interface StillProps {
  line: ReportLine;
  expected: string;
  next: ReactNode;
}

/** One press, one report. The version sent is that of what stands on the screen. */
function Still({ line, expected, next }: StillProps) {
  const { t, lang } = useLanguage();
  const { day, isToday } = useAsOf();
  const { row, version, standing } = line;
  const about = { stream: streamOf('cluster', row.code), key: ALL_FORECASTS, version } as const;
  const onScreen = { version, drop: () => undefined };
  const command = useCommand({ send: client.milestones.reportStill.mutate }, about, onScreen);
  const [told, setTold] = useState<{ seq: number; count: number; expected: string } | null>(null);
  const { saved } = command;
  if (saved && told?.seq !== saved.seq) setTold({ seq: saved.seq, count: standing.length, expected });
  const [closed, setClosed] = useState<number | null>(null);
  if (!isToday) return null;
  if (saved && told && closed !== saved.seq) {
    return (
      <Receipt of={saved} next={next} onDone={() => setClosed(saved.seq)}>
        <p>{t.work.report.saved(told.count)}</p>
        <p className="muted">{t.work.report.stands(told.expected)}</p>
      </Receipt>
    );
  }
  return (
    <>
      {command.conflict && (
        <Notice
          tone="error"
          title={t.form.conflictTitle}
          action={
            <button type="button" className="button" onClick={() => void command.askAgain()}>
              {t.form.lookAgain}
            </button>
          }
        >
          <LastWord conflict={command.conflict} />
        </Notice>
      )}
      <Trouble command={command} verb={t.work.report.still} />
      <div className="due-verbs">
        <button
          type="button"
          className={line.lastReport === day ? 'button' : 'button button-main'}
          aria-label={t.work.report.stillFor(shortName(row.name, lang))}
          disabled={command.saving || command.session === 'foreign'}
          onClick={() => command.submit({})}
        >
          {command.saving ? t.form.saving : t.work.report.still}
        </button>
      </div>
    </>
  );
}
