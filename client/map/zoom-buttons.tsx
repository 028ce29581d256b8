import type { Map as LeafletMap } from 'leaflet';
import { createPortal } from 'react-dom';
import { useMap } from 'react-leaflet';

interface Props {
  words: { zoomIn: string; zoomOut: string; home: string };
  onHome: (map: LeafletMap) => void;
}

/** Nearer, further, and all of it. */
export function ZoomButtons({ words, onHome }: Props) {
  const map = useMap();
  const button = (name: string, path: string, onClick: () => void) => (
    <button type="button" className="map-button" aria-label={name} title={name} onClick={onClick}>
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        <path d={path} fill="none" stroke="currentColor" strokeWidth="2" strokeLinejoin="round" />
      </svg>
    </button>
  );
  return createPortal(
    <div className="map-buttons">
      {button(words.zoomIn, 'M10 4V16M4 10H16', () => map.zoomIn())}
      {button(words.zoomOut, 'M4 10H16', () => map.zoomOut())}
      {button(words.home, 'M3.500 10 10 4 16.500 10M5.500 9V16H14.500V9', () => onHome(map))}
    </div>,
    map.getContainer().parentElement ?? map.getContainer(),
  );
}
