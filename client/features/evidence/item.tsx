import type { EvidenceShown } from '../../../server/evidence/read.ts';
import { fileUrl } from '../../../shared/evidence/file.ts';
import { dayTaken } from '../../../shared/evidence/place.ts';
import { formatDay } from '../../../shared/i18n/format.ts';
import { idOf, type StreamId } from '../../../shared/log/stream.ts';
import { useLanguage } from '../../i18n.tsx';
import { Details } from './details.tsx';
import { altOf, distanceShort } from './words.ts';

interface Props {
  stream: StreamId;
  item: EvidenceShown;
  mayWrite: boolean;
  onOpen: (id: string) => void;
}

/** A photograph as a tile that opens it, a document as a line with all that is known of it. */
export function Item({ stream, item, mayWrite, onOpen }: Props) {
  if (item.kind === 'photo') return <Tile stream={stream} item={item} onOpen={onOpen} />;
  return (
    <li className={item.withdrawn ? 'evidence-document is-withdrawn' : 'evidence-document'}>
      <span className="evidence-paper" aria-hidden="true">
        {item.format.toUpperCase()}
      </span>
      <Details stream={stream} item={item} mayWrite={mayWrite} />
    </li>
  );
}

/** When and how far, in a line; that it is not known is said too. The rest stands beside the picture. */
function Tile({ stream, item, onOpen }: Omit<Props, 'mayWrite'>) {
  const { t, lang } = useLanguage();
  const { id, caption, taken, withdrawn, distance } = item;
  return (
    <li className={withdrawn ? 'evidence-tile is-withdrawn' : 'evidence-tile'}>
      <button
        type="button"
        className="evidence-thumb"
        aria-label={t.evidence.open(caption)}
        onClick={() => onOpen(id)}
      >
        <img src={fileUrl(idOf(stream), id, 'thumb')} alt={altOf(item, t, lang)} loading="lazy" />
      </button>
      <p className="evidence-caption" lang="vi">
        {caption}
      </p>
      {withdrawn && <p className="is-late">{t.evidence.withdrawnShort}</p>}
      <p className="muted">
        {taken === null ? t.evidence.dayUnknown : formatDay(dayTaken(taken), lang)} ·{' '}
        {distanceShort(distance, t, lang)}
      </p>
    </li>
  );
}
