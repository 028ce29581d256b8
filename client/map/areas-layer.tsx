import type { LatLngTuple } from 'leaflet';
import { memo, useMemo } from 'react';
import { Polygon } from 'react-leaflet';
import type { LonLat } from '../../shared/hexgrid.ts';
import type { Area } from './areas.ts';

const toLatLng = ([lon, lat]: LonLat): LatLngTuple => [lat, lon];

interface Props {
  areas: readonly Area[];
  /** Class 0–4 of each area by code; null: nothing to measure there. */
  classes: ReadonlyMap<string, number | null>;
  chosen: string | null;
}

/** Areas with a fill for their class and a firm border between them. */
export const AreasLayer = memo(function AreasLayer({ areas, classes, chosen }: Props) {
  const shapes = useMemo(
    () => new Map(areas.map((area) => [area.code, area.rings.map((ring) => ring.map(toLatLng))])),
    [areas],
  );
  return areas.map(({ code }) => {
    const shade = classes.get(code) ?? 'nothing';
    const className = `area area-${shade}${chosen === code ? ' area-chosen' : ''}`;
    return (
      <Polygon
        key={`${code} ${className}`}
        positions={shapes.get(code) ?? []}
        className={className}
        weight={1.2}
        interactive={false}
      />
    );
  });
});
