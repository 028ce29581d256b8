import type { LatLngTuple } from 'leaflet';
import { memo, useMemo } from 'react';
import { Polygon, Polyline } from 'react-leaflet';
import type { LonLat } from '../../shared/hexgrid.ts';
import type { Area } from './areas.ts';

const toLatLng = ([lon, lat]: LonLat): LatLngTuple => [lat, lon];

interface Props {
  areas: readonly Area[];
  /** Class 0–4 of each area by code. */
  classes: ReadonlyMap<string, number>;
  chosen: string | null;
  onArea: (code: string) => void;
}

/** Areas with a fill for their class and a firm border between them. */
export const AreasLayer = memo(function AreasLayer({ areas, classes, chosen, onArea }: Props) {
  const shapes = useMemo(
    () => new Map(areas.map((area) => [area.code, area.rings.map((ring) => ring.map(toLatLng))])),
    [areas],
  );
  return areas.map(({ code }) => {
    const shade = classes.get(code) ?? 0;
    const className = `area area-${shade}${chosen === code ? ' area-chosen' : ''}`;
    return (
      <Polygon
        key={`${code} ${className}`}
        positions={shapes.get(code) ?? []}
        className={className}
        weight={1.2}
        eventHandlers={{ click: () => onArea(code) }}
      />
    );
  });
});

/** The mesh of 1 km² cells, barely visible. */
export const MeshLayer = memo(function MeshLayer({ areas }: { areas: readonly Area[] }) {
  const lines = useMemo(
    () => areas.flatMap((area) => area.mesh.map(([a, b]) => [toLatLng(a), toLatLng(b)])),
    [areas],
  );
  return <Polyline positions={lines} className="mesh" weight={0.6} interactive={false} smoothFactor={0} />;
});
