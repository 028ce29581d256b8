import { type LatLng, type Map as LeafletMap, point } from 'leaflet';
import { useMemo, useState } from 'react';
import { useMap, useMapEvents } from 'react-leaflet';
import type { ClusterRow } from '../../shared/cluster-row.ts';
import type { LonLat } from '../../shared/hexgrid.ts';
import type { Area } from './areas.ts';
import { type LabelRequest, placeLabels } from './labels.ts';
import { spread } from './spread.ts';

export interface AreaLabel {
  name: string;
  detail: string;
}

export interface Places {
  /** Position of each placed row's marker, kept apart from the others. */
  markers: ReadonlyMap<string, LatLng>;
  labels: ReadonlyMap<string, LatLng>;
  /** Width of a full marker in pixels at this zoom. */
  size: number;
}

/** Markers are small while the whole city is small, and grow as one comes closer. */
const sizeAt = (zoom: number) => (zoom < 9.25 ? 13 : zoom < 10 ? 17 : zoom < 11.5 ? 20 : 24);

const LETTER_PX = 7.4;
const LINE_PX = 16;

/** Where markers and names go at the present zoom. */
export function usePlaces(
  areas: readonly Area[],
  rows: readonly ClusterRow[],
  labels: ReadonlyMap<string, AreaLabel>,
): Places {
  const map = useMap();
  const [zoom, setZoom] = useState(map.getZoom());
  useMapEvents({ zoomend: () => setZoom(map.getZoom()) });
  return useMemo(() => {
    const size = sizeAt(zoom);
    const placed = rows.filter((row) => row.lat !== null && row.lon !== null);
    const spots = spread(
      placed.map((row) => map.project([row.lat ?? 0, row.lon ?? 0], zoom)),
      size * 0.78,
    );
    const back = ({ x, y }: { x: number; y: number }) => map.unproject(point(x, y), zoom);
    const markers = new Map(placed.map((row, i) => [row.code, back(spots[i] ?? { x: 0, y: 0 })]));
    const requests = areas.flatMap((area) => requestFor(area, labels.get(area.code), map, zoom));
    const written = placeLabels(requests, spots, size);
    return { size, markers, labels: new Map([...written].map(([code, at]) => [code, back(at)])) };
  }, [map, zoom, areas, rows, labels]);
}

function requestFor(area: Area, label: AreaLabel | undefined, map: LeafletMap, zoom: number): LabelRequest[] {
  if (!label?.name) return [];
  const width = label.name.length * LETTER_PX;
  const across = map.project([21, area.bounds[2]], zoom).x - map.project([21, area.bounds[0]], zoom).x;
  if (across < width * 0.9) return [];
  const project = ([lon, lat]: LonLat) => map.project([lat, lon], zoom);
  const height = label.detail ? LINE_PX * 2 : LINE_PX;
  return [
    { code: area.code, width, height, candidates: area.centres.map(project), ideal: project(area.deepest) },
  ];
}
