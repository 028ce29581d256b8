import { useState } from 'react';
import type { RecordedEntry } from '../../../server/clusters/read.ts';
import { formatEdtf, formatInstant } from '../../../shared/i18n/format.ts';
import { useLanguage } from '../../i18n.tsx';
import { Provenance } from '../../ui/provenance.tsx';

const SHOWN_FIRST = 12;

/** Who said what, and when: newest first. */
export function History({ entries }: { entries: readonly RecordedEntry[] }) {
  const { t, lang } = useLanguage();
  const [all, setAll] = useState(false);
  if (entries.length === 0) return <p className="muted">{t.cluster.noHistory}</p>;
  const shown = all ? entries : entries.slice(0, SHOWN_FIRST);
  return (
    <>
      <ol className="history">
        {shown.map((entry) => (
          <li key={`${entry.seq} ${entry.milestone} ${entry.kind}`} className={`history-${entry.kind}`}>
            <p>
              <span className="history-kind">{t.entryKind[entry.kind]}</span> {t.milestone[entry.milestone]}:{' '}
              <strong>{formatEdtf(entry.date, lang)}</strong>{' '}
              <Provenance provenance={entry.provenance} source={entry.source} />
            </p>
            {(entry.reason || entry.note) && (
              <p>
                {entry.reason && t.reason[entry.reason]}
                {entry.reason && entry.note && ' — '}
                {entry.note && <span lang="vi">{entry.note}</span>}
              </p>
            )}
            {entry.document && <p>{t.cluster.document(entry.document.number, entry.document.issuer)}</p>}
            <p className="muted">
              {formatInstant(entry.recordedAt, lang)} · {entry.by ?? t.cluster.system}
            </p>
          </li>
        ))}
      </ol>
      {!all && entries.length > SHOWN_FIRST && (
        <button type="button" className="button" onClick={() => setAll(true)}>
          {t.app.more} ({entries.length - SHOWN_FIRST})
        </button>
      )}
    </>
  );
}
