import { divIcon } from 'leaflet';
import { memo } from 'react';
import { Marker } from 'react-leaflet';
import type { AreaLabel, LabelPlace } from './places.ts';

const escape = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

interface Props {
  places: ReadonlyMap<string, LabelPlace>;
  labels: ReadonlyMap<string, AreaLabel>;
}

/** Names of areas with their number. Small areas get theirs when one has zoomed in. */
export const LabelsLayer = memo(function LabelsLayer({ places, labels }: Props) {
  return [...places].map(([code, { at, form }]) => {
    const label = labels.get(code);
    if (!label) return null;
    const detail = label.detail && form !== 'name' ? `<small>${escape(label.detail)}</small>` : '';
    const html = `<div>${escape(label.name)}${detail}</div>`;
    return (
      <Marker
        key={`${code} ${form} ${html}`}
        position={at}
        icon={divIcon({ className: `area-label area-label-${form}`, html, iconSize: [0, 0] })}
        interactive={false}
        keyboard={false}
        pane="labels"
      />
    );
  });
});
