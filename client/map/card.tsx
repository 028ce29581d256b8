import { type ReactNode, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useMap } from 'react-leaflet';

interface Props {
  at: { x: number; y: number };
  /** Given where the card stays until something is chosen: then it takes the pointer, and Escape closes it. */
  onClose?: () => void;
  children: ReactNode;
}

const OFF_PX = 16;

/** A small card beside the pointer, on the side where there is room. */
export function MapCard({ at: { x, y }, onClose, children }: Props) {
  const map = useMap();
  const card = useRef<HTMLDivElement>(null);
  const { x: width, y: height } = map.getSize();
  useEffect(
    function closeByEscape() {
      if (!onClose) return;
      card.current?.querySelector('button')?.focus();
      const close = (event: KeyboardEvent) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      };
      document.addEventListener('keydown', close, true);
      return () => document.removeEventListener('keydown', close, true);
    },
    [onClose],
  );
  const across = x > width / 2 ? { right: width - x + OFF_PX } : { left: x + OFF_PX };
  const down = y > height / 2 ? { bottom: height - y + OFF_PX } : { top: y + OFF_PX };
  return createPortal(
    <div
      ref={card}
      className={onClose ? 'map-card map-card-choice' : 'map-card'}
      role={onClose ? 'dialog' : 'tooltip'}
      style={{ ...across, ...down }}
    >
      {children}
    </div>,
    map.getContainer().parentElement ?? map.getContainer(),
  );
}
