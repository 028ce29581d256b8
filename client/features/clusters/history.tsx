import { useState } from 'react';
import type { HistoryLine } from '../../../server/clusters/detail.ts';
import { formatInstant } from '../../../shared/i18n/format.ts';
import { type Said, saidIn } from '../../../shared/i18n/said.ts';
import { SaidLine } from '../../commands/said-line.tsx';
import { useLanguage } from '../../i18n.tsx';
import { usePrinting } from '../../ui/printing.ts';

/** Reports shown before one asks for more. */
const SHOWN_FIRST = 8;

interface Report extends HistoryLine {
  said: Said[];
}

/** Who said what, and when: newest first, what was said at once together. */
export function History({ lines }: { lines: readonly HistoryLine[] }) {
  const { t, lang } = useLanguage();
  const [all, setAll] = useState(false);
  const printing = usePrinting();
  const reports = together(lines.map((line) => ({ ...line, said: saidIn(line.event, t, lang) })));
  if (reports.length === 0) return <p className="muted">{t.cluster.noHistory}</p>;
  const shown = all || printing ? reports : reports.slice(0, SHOWN_FIRST);
  return (
    <>
      <ol className="history">
        {shown.map((report) => (
          <li key={report.seq} className={`history-${report.said[0]?.tone ?? ''}`}>
            <p className="muted">
              {formatInstant(report.recordedAt, lang)} · {report.by ?? t.cluster.system}
            </p>
            {report.said.map((said) => (
              <SaidLine key={`${said.kind} ${said.title} ${said.date}`} said={said} />
            ))}
          </li>
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

/** What one person recorded at one instant, as one report. */
function together(lines: readonly Report[]): Report[] {
  const reports: Report[] = [];
  for (const line of lines) {
    if (line.said.length === 0) continue;
    const last = reports.at(-1);
    if (last && last.recordedAt === line.recordedAt && last.by === line.by) last.said.push(...line.said);
    else reports.push({ ...line, said: [...line.said] });
  }
  return reports;
}
