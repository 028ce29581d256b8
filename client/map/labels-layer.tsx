import { divIcon } from 'leaflet';
import { memo, useMemo, useState } from 'react';
import { Marker, useMap, useMapEvents } from 'react-leaflet';
import type { LonLat } from '../../shared/hexgrid.ts';
import { type Area, labelPosition } from './areas.ts';

export interface AreaLabel {
  name: string;
  detail: string;
}

const PX_A_LETTER = 7;

const escape = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

interface Props {
  areas: readonly Area[];
  labels: ReadonlyMap<string, AreaLabel>;
  markers: readonly LonLat[];
}

/** Names of areas, where no marker hides them; small areas get theirs when one has zoomed in. */
export const LabelsLayer = memo(function LabelsLayer({ areas, labels, markers }: Props) {
  const map = useMap();
  const [zoom, setZoom] = useState(map.getZoom());
  useMapEvents({ zoomend: () => setZoom(map.getZoom()) });
  const spots = useMemo(
    () => new Map(areas.map((area) => [area.code, labelPosition(area, markers)])),
    [areas, markers],
  );
  return areas.map((area) => {
    const label = labels.get(area.code);
    const at = spots.get(area.code);
    if (!label || !at || !fits(area, label, (lon) => map.project([21, lon], zoom).x)) return null;
    const html = `<span>${escape(label.name)}</span>${label.detail ? `<small>${escape(label.detail)}</small>` : ''}`;
    return (
      <Marker
        key={`${area.code} ${html}`}
        position={[at[1], at[0]]}
        icon={divIcon({ className: 'area-label', html, iconSize: [0, 0] })}
        interactive={false}
        keyboard={false}
        pane="labels"
      />
    );
  });
});

function fits(area: Area, label: AreaLabel, x: (lon: number) => number): boolean {
  return x(area.bounds[2]) - x(area.bounds[0]) > label.name.length * PX_A_LETTER;
}
