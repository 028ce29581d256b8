import { point } from 'leaflet';
import { useEffect, useMemo, useState } from 'react';
import { useMap, useMapEvents } from 'react-leaflet';
import type { ClusterRow } from '../../shared/cluster-row.ts';
import { byUrgency } from '../../shared/delay.ts';
import { gather, type Point, type Sign } from './gather.ts';
import type { Ground } from './ground.ts';
import { gatheredWidth, paintSigns, type Scene, singleWidth } from './paint.ts';
import { usePalette } from './palette.ts';
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
  const placed = useMemo(
    () => rows.filter(({ lat, lon }) => lat !== null && lon !== null).sort(byUrgency),
    [rows],
  );
  return useMemo(() => {
    const size = sizeAt(zoom);
    const spots = placed.map(({ lat, lon, unit, stage }) => {
      const at = [lon ?? 0, lat ?? 0] as const;
      const [x, y] = unit === null ? at : ground.within(unit, at);
      return { ...pixelOf(map.project([y, x], zoom)), unit, width: singleWidth(size, stage) };
    });
    const isWithin = ({ x, y }: Point, unit: string) => {
      const { lat, lng } = map.unproject(point(x, y), zoom);
      return ground.unitAt([lng, lat]) === unit;
    };
    const signs = gather(spots, { gathered: gatheredWidth(size), isWithin });
    return { signs, rows: placed, zoom, size };
  }, [map, zoom, placed, ground]);
}

const pixelOf = ({ x, y }: Point): Point => ({ x, y });

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
  useEffect(
    function showScene() {
      const names = zoom >= NAMES_FROM ? nameOf : null;
      const scene: Scene = { signs, rows, palette, size, selected, lit, nameOf: names };
      layer.tell(() =>
        signs.map((sign) => ({
          codes: sign.members.flatMap((member) => rows[member]?.code ?? []),
          ...pixelOf(map.latLngToContainerPoint(map.unproject(point(sign.x, sign.y), zoom))),
        })),
      );
      layer.show((sheet) => {
        // While the zoom is on its way from one to the next the signs of the old one stay.
        if (sheet.zoom === zoom) paintSigns(sheet, scene);
      });
    },
    [layer, map, signs, rows, zoom, size, palette, selected, lit, nameOf],
  );
  return null;
}
