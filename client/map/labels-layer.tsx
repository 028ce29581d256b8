import { divIcon } from 'leaflet';
import { memo } from 'react';
import { Marker } from 'react-leaflet';
import type { AreaLabel, Places } from './places.ts';

const escape = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

interface Props {
  places: Places;
  labels: ReadonlyMap<string, AreaLabel>;
}

/** Names of areas with their number. Small areas get theirs when one has zoomed in. */
export const LabelsLayer = memo(function LabelsLayer({ places, labels }: Props) {
  return [...places.labels].map(([code, at]) => {
    const label = labels.get(code);
    if (!label) return null;
    const detail = label.detail ? `<small>${escape(label.detail)}</small>` : '';
    const html = `<div>${escape(label.name)}${detail}</div>`;
    return (
      <Marker
        key={`${code} ${html}`}
        position={at}
        icon={divIcon({ className: 'area-label', html, iconSize: [0, 0] })}
        interactive={false}
        keyboard={false}
        pane="labels"
      />
    );
  });
});
