import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import type { EvidenceShown } from '../../../server/evidence/read.ts';
import { fileUrl } from '../../../shared/evidence/file.ts';
import { idOf, type StreamId } from '../../../shared/log/stream.ts';
import { useLanguage } from '../../i18n.tsx';
import { Details } from './details.tsx';
import { altOf } from './words.ts';

interface Props {
  stream: StreamId;
  photos: readonly EvidenceShown[];
  /** Which one is shown. */
  id: string;
  mayWrite: boolean;
  onMove: (id: string) => void;
  onClose: () => void;
}

/** A finger that goes further than this to the side means the next one. */
const SWIPE_PX = 48;

/** One photograph over the page; arrows, buttons and fingers go to the next, Escape closes. */
export function Viewer({ stream, photos, id, mayWrite, onMove, onClose }: Props) {
  const { t, lang } = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  const began = useRef<number | null>(null);
  useEffect(function open() {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  const at = photos.findIndex((photo) => photo.id === id);
  const photo = photos[at];
  if (!photo) return null;
  const go = (step: -1 | 1) => {
    const next = photos[at + step];
    if (next) onMove(next.id);
  };
  const onKey = (event: KeyboardEvent) => {
    // Arrows within what is typed move there.
    if (event.target instanceof HTMLTextAreaElement) return;
    if (event.key === 'ArrowLeft') go(-1);
    if (event.key === 'ArrowRight') go(1);
  };
  const onLift = (event: PointerEvent) => {
    const moved = began.current === null ? 0 : event.clientX - began.current;
    began.current = null;
    if (Math.abs(moved) > SWIPE_PX) go(moved < 0 ? 1 : -1);
  };
  return (
    <dialog
      ref={dialog}
      className="dialog viewer"
      aria-label={t.evidence.viewer}
      onClose={onClose}
      onKeyDown={onKey}
    >
      <div
        className="viewer-picture"
        onPointerDown={(event) => (began.current = event.clientX)}
        onPointerUp={onLift}
        onPointerCancel={() => (began.current = null)}
      >
        <Picture key={photo.id} src={fileUrl(idOf(stream), photo.id, 'view')} alt={altOf(photo, t, lang)} />
      </div>
      <div className="viewer-words">
        <div className="viewer-actions">
          <button type="button" className="button" disabled={at === 0} onClick={() => go(-1)}>
            <span aria-hidden="true">‹</span>
            <span className="visually-hidden">{t.evidence.previous}</span>
          </button>
          <span aria-live="polite">{t.evidence.position(at + 1, photos.length)}</span>
          <button type="button" className="button" disabled={at === photos.length - 1} onClick={() => go(1)}>
            <span aria-hidden="true">›</span>
            <span className="visually-hidden">{t.evidence.next}</span>
          </button>
          <button type="button" className="button" onClick={() => dialog.current?.close()}>
            {t.evidence.close}
          </button>
        </div>
        <Details key={photo.id} stream={stream} item={photo} mayWrite={mayWrite} />
      </div>
    </dialog>
  );
}

/** A picture that does not come says so, with what it shows. */
function Picture({ src, alt }: { src: string; alt: string }) {
  const { t } = useLanguage();
  const [broken, setBroken] = useState(false);
  if (broken)
    return (
      <p role="alert">
        {t.evidence.brokenPicture} {alt}
      </p>
    );
  return <img src={src} alt={alt} draggable={false} onError={() => setBroken(true)} />;
}
