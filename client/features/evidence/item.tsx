import { useState } from 'react';
import type { EvidenceShown } from '../../../server/evidence/read.ts';
import { fileUrl } from '../../../shared/evidence/file.ts';
import { formatDay, formatInstant } from '../../../shared/i18n/format.ts';
import { idOf, type StreamId } from '../../../shared/log/stream.ts';
import { useLanguage } from '../../i18n.tsx';
import { WithdrawForm } from './withdraw-form.tsx';
import { altOf, distanceWords, sizeWords, takenWords } from './words.ts';

interface Props {
  stream: StreamId;
  item: EvidenceShown;
  mayWrite: boolean;
  onOpen: (id: string) => void;
}

/** One photograph or document: what it shows, when and where it was taken as far as it says, who added it. */
export function Item({ stream, item, mayWrite, onOpen }: Props) {
  const { t, lang } = useLanguage();
  const [withdrawing, setWithdrawing] = useState(false);
  const { id, kind, caption, name, bytes, by, addedAt, withdrawn, original } = item;
  return (
    <li className={withdrawn ? 'evidence-item is-withdrawn' : 'evidence-item'}>
      {kind === 'photo' ? (
        <button
          type="button"
          className="evidence-thumb"
          aria-label={t.evidence.open(caption)}
          onClick={() => onOpen(id)}
        >
          <img src={fileUrl(idOf(stream), id, 'thumb')} alt={altOf(item, t, lang)} loading="lazy" />
        </button>
      ) : (
        <span className="evidence-thumb evidence-paper" aria-hidden="true">
          {item.format.toUpperCase()}
        </span>
      )}
      <div className="evidence-words">
        <p className="evidence-caption" lang="vi">
          {caption}
        </p>
        {withdrawn && (
          <p className="is-late">
            {t.evidence.withdrawn(formatDay(withdrawn.on, lang), withdrawn.by ?? t.evidence.someone)}:{' '}
            <span lang="vi">{withdrawn.reason}</span>
          </p>
        )}
        {item.component && (
          <p>
            {t.evidence.ofComponent} <span lang="vi">{item.component}</span>
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
    </li>
  );
}
