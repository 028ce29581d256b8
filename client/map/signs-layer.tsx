import { type Map as LeafletMap, point } from 'leaflet';
import { useEffect, useMemo, useState } from 'react';
import { useMap, useMapEvents } from 'react-leaflet';
import type { ClusterRow } from '../../shared/cluster-row.ts';
import { gather, type Point, type Sign, type Spot } from './gather.ts';
import type { Ground } from './ground.ts';
import { lonLatOf } from './mercator.ts';
import { gatheredWidth, paintSigns, type Scene, singleWidth } from './paint.ts';
import { type Palette, usePalette } from './palette.ts';
import { Stamps } from './stamps.ts';
import { useCanvas } from './use-canvas.ts';

/** Signs at the present zoom, in projected pixels, with the rows that they speak of. */
export interface Signs {
  signs: readonly Sign[];
  /** Those with a position, the most urgent first. */
  rows: readonly ClusterRow[];
  zoom: number;
  /** Width of the sign of one cluster. */
  size: number;
}

/** Signs are small while the whole city is small, and grow as one comes closer. */
const sizeAt = (zoom: number) => (zoom < 9.25 ? 13 : zoom < 10 ? 16 : zoom < 11.5 ? 19 : 22);
/** From here on names stand beside signs. */
const NAMES_FROM = 11;

export function useSigns(rows: readonly ClusterRow[], ground: Ground): Signs {
  const map = useMap();
  const [zoom, setZoom] = useState(map.getZoom());
  useMapEvents({ zoomend: () => setZoom(map.getZoom()) });
  const placed = useMemo(() => rows.filter(({ lat, lon }) => lat !== null && lon !== null), [rows]);
  const placeOf = useMemo(() => placesOn(map, ground), [map, ground]);
  const at = useMemo(() => gathering(placed, placeOf, ground), [placed, placeOf, ground]);
  return at(zoom);
}

/** What is gathered at a zoom; kept, because zooms are gone back to. */
function gathering(
  rows: readonly ClusterRow[],
  placeOf: (row: ClusterRow) => Point,
  ground: Ground,
): (zoom: number) => Signs {
  const known = new Map<number, Signs>();
  return (zoom) => {
    const same = known.get(zoom);
    if (same) return same;
    const size = sizeAt(zoom);
    const scale = 2 ** zoom;
    const spots = rows.map((row): Spot => {
      const { x, y } = placeOf(row);
      return { x: x * scale, y: y * scale, unit: row.unit, width: singleWidth(size, row.stage) };
    });
    const isWithin = (at: Point, unit: string) => ground.unitAt(lonLatOf(at, zoom)) === unit;
    const signs = gather(spots, { gathered: gatheredWidth(size), isWithin });
    const found = { signs, rows, zoom, size };
    known.set(zoom, found);
    return found;
  };
}

/** Where a cluster stands, in projected pixels of zoom 0; each zoom is twice the one before. Worked out once for each. */
function placesOn(map: LeafletMap, ground: Ground): (row: ClusterRow) => Point {
  const known = new Map<string, Point & Pick<ClusterRow, 'lat' | 'lon' | 'unit'>>();
  return ({ code, lat, lon, unit }) => {
    const same = known.get(code);
    if (same && same.lat === lat && same.lon === lon && same.unit === unit) return same;
    const at = [lon ?? 0, lat ?? 0] as const;
    const [x, y] = unit === null ? at : ground.within(unit, at);
    const place = { ...pixelOf(map.project([y, x], 0)), lat, lon, unit };
    known.set(code, place);
    return place;
  };
}

const pixelOf = ({ x, y }: Point): Point => ({ x, y });

const kept = new WeakMap<Palette, Stamps>();

/** One set for each theme, whichever map is drawn. */
function stampsFor(palette: Palette): Stamps {
  const stamps = kept.get(palette) ?? new Stamps();
  kept.set(palette, stamps);
  return stamps;
}

interface Props extends Signs {
  selected: string | null;
  lit: string | null;
  nameOf: (row: ClusterRow) => string;
}

/** The signs as a canvas. What it shows can be read from the element, for tests and for whoever looks into the page. */
export function SignsLayer({ signs, rows, zoom, size, selected, lit, nameOf }: Props) {
  const map = useMap();
  const palette = usePalette();
  const layer = useCanvas('signs');
  const stamps = useMemo(() => stampsFor(palette), [palette]);
  useEffect(
    function showScene() {
      const names = zoom >= NAMES_FROM ? nameOf : null;
      const scene: Scene = { signs, rows, palette, size, selected, lit, nameOf: names, stamps };
      layer.tell(() =>
        signs.map((sign) => ({
          codes: sign.members.flatMap((member) => rows[member]?.code ?? []),
          ...pixelOf(map.latLngToContainerPoint(map.unproject(point(sign.x, sign.y), zoom))),
        })),
      );
      // While the zoom is on its way from one to the next the signs of the old one stay.
      layer.show((sheet) => paintSigns(sheet, scene), zoom);
    },
    [layer, map, signs, rows, zoom, size, palette, stamps, selected, lit, nameOf],
  );
  return null;
}
