import { useState } from 'react';
import type { EvidenceShown } from '../../../server/evidence/read.ts';
import { fileUrl } from '../../../shared/evidence/file.ts';
import { formatDay, formatInstant } from '../../../shared/i18n/format.ts';
import { idOf, type StreamId } from '../../../shared/log/stream.ts';
import { sizeWords } from '../../commands/size-words.ts';
import { useLanguage } from '../../i18n.tsx';
import { later } from '../../later.tsx';
import { Provenance } from '../../ui/provenance.tsx';
import { distanceWords, takenWords } from './words.ts';

const WithdrawForm = later(async () => (await import('./withdraw-form.tsx')).WithdrawForm);

interface Props {
  stream: StreamId;
  item: EvidenceShown;
  mayWrite: boolean;
}

/** All that is known of a photograph or a document, and what may be done with it. */
export function Details({ stream, item, mayWrite }: Props) {
  const { t, lang } = useLanguage();
  const [withdrawing, setWithdrawing] = useState(false);
  const { id, kind, caption, name, bytes, by, addedAt, withdrawn, original, component, provenance } = item;
  return (
    <div className="evidence-words">
      <p className="evidence-caption">
        <span lang="vi">{caption}</span> <Provenance provenance={provenance} />
      </p>
      {withdrawn && (
        <p className="is-late">
          {t.evidence.withdrawn(formatDay(withdrawn.on, lang), withdrawn.by ?? t.evidence.someone)}:{' '}
          <span lang="vi">{withdrawn.reason}</span>
        </p>
      )}
      {component && (
        <p>
          {t.evidence.ofComponent} {t.works.component[component]}
        </p>
      )}
      {kind === 'photo' && (
        <p className="muted">
          {takenWords(item, t, lang)} · {distanceWords(item.distance, t, lang)}
        </p>
      )}
      <p className="muted">{t.evidence.added(formatInstant(addedAt, lang), by ?? t.evidence.someone)}</p>
      {original && (
        <p>
          <a href={fileUrl(idOf(stream), id, 'original')} download={name}>
            {kind === 'photo' ? t.evidence.download : name}
          </a>{' '}
          <span className="muted">({sizeWords(bytes, lang)})</span>
        </p>
      )}
      {mayWrite && !withdrawn && !withdrawing && (
        <button type="button" className="button button-small" onClick={() => setWithdrawing(true)}>
          {t.evidence.withdraw}
        </button>
      )}
      {withdrawing && <WithdrawForm stream={stream} item={item} onDone={() => setWithdrawing(false)} />}
    </div>
  );
}
