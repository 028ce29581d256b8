import { useMemo, useState } from 'react';
import type { HistoryLine } from '../../../server/clusters/detail.ts';
import { dayInHanoi, epochMs } from '../../../shared/day.ts';
import { formatDay, formatInstant } from '../../../shared/i18n/format.ts';
import { moveWords } from '../../../shared/i18n/status-words.ts';
import { whoSaid } from '../../commands/in-place.tsx';
import { SaidLine } from '../../commands/said-line.tsx';
import { useLanguage } from '../../i18n.tsx';
import { usePrinting } from '../../ui/printing.ts';
import { Provenance } from '../../ui/provenance.tsx';
import { type HistoryItem, historyItems, type Report, type SaidThen } from './reports.ts';

/** Shown before one asks for more. */
const SHOWN_FIRST = 10;

/** Who said what and when, newest first: of each forecast what it was before, by how much it moved, why. */
export function History({ lines }: { lines: readonly HistoryLine[] }) {
  const { t, lang } = useLanguage();
  const [all, setAll] = useState(false);
  const printing = usePrinting();
  const items = useMemo(() => historyItems(lines, t, lang), [lines, t, lang]);
  if (items.length === 0) return <p className="muted">{t.cluster.noHistory}</p>;
  const shown = all || printing ? items : items.slice(0, SHOWN_FIRST);
  return (
    <>
      <ol className="history">
        {shown.map((item) =>
          item.kind === 'run' ? (
            <Run key={seqOf(item)} reports={item.reports} />
          ) : (
            <OneReport key={seqOf(item)} report={item.report} />
          ),
        )}
      </ol>
      {shown.length < items.length && (
        <button type="button" className="button button-small" onClick={() => setAll(true)}>
          {t.status.older(items.length - shown.length)}
        </button>
      )}
    </>
  );
}

const seqOf = (item: HistoryItem): number =>
  item.kind === 'run' ? (item.reports[0]?.seq ?? 0) : item.report.seq;

function OneReport({ report: { said, recordedAt, ...who } }: { report: Report }) {
  const { t, lang } = useLanguage();
  return (
    <li className={`history-${said[0]?.tone ?? ''}`}>
      {said.map((one) =>
        one.move ? (
          <MoveLine key={`${one.kind} ${one.title}`} said={one} />
        ) : (
          <SaidLine key={`${one.kind} ${one.title} ${one.date}`} said={one} />
        ),
      )}
      <p className="muted history-who">
        {formatInstant(recordedAt, lang)} · {whoSaid(who, t)}
      </p>
    </li>
  );
}

/** '06/2025 → 12/2025, lùi 6 tháng, vì …' */
function MoveLine({ said: { title, move, note, provenance, source } }: { said: SaidThen }) {
  const { t, lang } = useLanguage();
  if (!move) return null;
  const { dates, rest } = moveWords(move, t, lang);
  return (
    <p className={`history-move is-${move.kind}`}>
      {title}: <strong>{dates}</strong>
      {rest && `, ${rest}`} <Provenance provenance={provenance} source={source} />
      {note && (
        <span className="history-why" lang="vi">
          {note}
        </span>
      )}
    </p>
  );
}

/** Reports that moved nothing, in one line: each of them in it for who asks. */
function Run({ reports }: { reports: readonly Report[] }) {
  const { t, lang } = useLanguage();
  const day = (report: Report | undefined) =>
    report ? formatDay(dayInHanoi(epochMs(report.recordedAt)), lang) : '';
  return (
    <li className="history-run">
      <details>
        <summary>{t.status.run(reports.length, day(reports.at(-1)), day(reports[0]))}</summary>
        <ul className="plain-list">
          {reports.map((report) => (
            <li key={report.seq} className="muted">
              {formatInstant(report.recordedAt, lang)} · {whoSaid(report, t)}:{' '}
              {report.said.map(({ title, date }) => `${title} ${date}`).join(', ')}
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}
