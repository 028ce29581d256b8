import type { LatLngTuple, Polygon as LeafletPolygon } from 'leaflet';
import { memo, useEffect, useMemo, useRef } from 'react';
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
    return <Shape key={code} positions={shapes.get(code) ?? NOWHERE} className={className} />;
  });
});

const NOWHERE: LatLngTuple[][] = [];

/** Leaflet gives a shape its class once; a shade that changes is set on what is drawn, which draws nothing anew. */
function Shape({ positions, className }: { positions: LatLngTuple[][]; className: string }) {
  const shape = useRef<LeafletPolygon>(null);
  useEffect(
    function shade() {
      shape.current?.getElement()?.setAttribute('class', className);
    },
    [className],
  );
  return <Polygon ref={shape} positions={positions} className={className} weight={1.2} interactive={false} />;
}
