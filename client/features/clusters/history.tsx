import { useState } from 'react';
import type { RecordedEntry } from '../../../server/clusters/read.ts';
import { formatEdtf, formatInstant } from '../../../shared/i18n/format.ts';
import { useLanguage } from '../../i18n.tsx';
import { usePrinting } from '../../ui/printing.ts';
import { Provenance } from '../../ui/provenance.tsx';

/** Reports shown before one asks for more. */
const SHOWN_FIRST = 8;

/** Who said what, and when: newest first, what was said at once together. */
export function History({ entries }: { entries: readonly RecordedEntry[] }) {
  const { t } = useLanguage();
  const [all, setAll] = useState(false);
  const printing = usePrinting();
  if (entries.length === 0) return <p className="muted">{t.cluster.noHistory}</p>;
  const reports = reportsOf(entries);
  const shown = all || printing ? reports : reports.slice(0, SHOWN_FIRST);
  return (
    <>
      <ol className="history">
        {shown.map((report) => (
          <Report key={report[0].seq} report={report} />
        ))}
      </ol>
      {!all && reports.length > SHOWN_FIRST && (
        <button type="button" className="button" onClick={() => setAll(true)}>
          {t.app.more} ({reports.length - SHOWN_FIRST})
        </button>
      )}
    </>
  );
}

type OneReport = [RecordedEntry, ...RecordedEntry[]];

/** Entries that one person recorded at one instant. */
function reportsOf(entries: readonly RecordedEntry[]): OneReport[] {
  const reports: OneReport[] = [];
  for (const entry of entries) {
    const last = reports.at(-1);
    const together = last?.[0].recordedAt === entry.recordedAt && last[0].by === entry.by;
    if (last && together) last.push(entry);
    else reports.push([entry]);
  }
  return reports;
}

function Report({ report }: { report: OneReport }) {
  const { t, lang } = useLanguage();
  const [first] = report;
  return (
    <li className={`history-${first.kind}`}>
      <p className="muted">
        {formatInstant(first.recordedAt, lang)} · {first.by ?? t.cluster.system}
      </p>
      {report.map((entry) => (
        <Said key={`${entry.seq} ${entry.milestone} ${entry.kind}`} entry={entry} />
      ))}
    </li>
  );
}

function Said({ entry }: { entry: RecordedEntry }) {
  const { t, lang } = useLanguage();
  const { kind, milestone, date, reason, note, document } = entry;
  return (
    <p>
      <span className="history-kind">{t.entryKind[kind]}</span> {t.milestone[milestone]}:{' '}
      <strong>{formatEdtf(date, lang)}</strong>{' '}
      <Provenance provenance={entry.provenance} source={entry.source} />
      {(reason || note) && (
        <span className="history-why">
          {reason && t.reason[reason]}
          {reason && note && ' — '}
          {note && <span lang="vi">{note}</span>}
        </span>
      )}
      {document && (
        <span className="history-why">{t.cluster.document(document.number, document.issuer)}</span>
      )}
    </p>
  );
}
