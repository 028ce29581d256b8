import { type LeafletMouseEvent, latLngBounds, point } from 'leaflet';
import { useRef } from 'react';
import { useMap, useMapEvents } from 'react-leaflet';
import type { ClusterRow } from '../../shared/cluster-row.ts';
import { REACH, type Sign, signsAt } from './gather.ts';
import type { Ground } from './ground.ts';
import type { Signs } from './signs-layer.tsx';

/** What a pointer is on: clusters, the nearest first and the ones under one sign together, or an area. */
export type Target =
  | { kind: 'cluster'; code: string }
  | { kind: 'clusters'; codes: string[]; gathered: boolean }
  | { kind: 'area'; code: string };

/** A target with its place in the map's frame, in pixels. */
export interface Pointed {
  target: Target;
  x: number;
  y: number;
}

interface Props extends Signs {
  ground: Ground;
  onPoint: (pointed: Pointed | null) => void;
  onPick: (pointed: Pointed) => void;
}

/** One listener for the whole map: the nearest sign in reach, else the area. No sign has a frame that could lie over another. */
export function Pointing({ signs, rows, zoom, ground, onPoint, onPick }: Props) {
  const map = useMap();
  const last = useRef<string | null>(null);

  function targetAt({ latlng, originalEvent }: LeafletMouseEvent): Target | null {
    if (map.getZoom() !== zoom) return null;
    const isMouse = !('pointerType' in originalEvent) || originalEvent.pointerType === 'mouse';
    const at = map.project(latlng, zoom);
    const found = signsAt(signs, at, isMouse ? REACH.mouse : REACH.finger);
    if (found.length > 0) return targetOf(found);
    const area = ground.unitAt([latlng.lng, latlng.lat]);
    return area === null ? null : { kind: 'area', code: area };
  }

  function targetOf(found: readonly Sign[]): Target {
    const codes = found.flatMap(({ members }) => members.flatMap((member) => rows[member]?.code ?? []));
    const [only, another] = codes;
    if (only !== undefined && another === undefined) return { kind: 'cluster', code: only };
    return { kind: 'clusters', codes, gathered: found.length === 1 };
  }

  const pointedBy = (event: LeafletMouseEvent): Pointed | null => {
    const target = targetAt(event);
    return target && { target, x: event.containerPoint.x, y: event.containerPoint.y };
  };

  useMapEvents({
    mousemove: (event) => {
      const pointed = pointedBy(event);
      const key = pointed ? JSON.stringify(pointed.target) : null;
      map.getContainer().style.cursor = pointed ? 'pointer' : '';
      if (key === last.current) return;
      last.current = key;
      onPoint(pointed);
    },
    mouseout: () => {
      last.current = null;
      onPoint(null);
    },
    click: (event) => {
      const pointed = pointedBy(event);
      if (pointed) onPick(pointed);
    },
  });
  return null;
}

/** Room left around clusters that were under one sign. */
const AROUND_PX = 70;

/** Comes as near as the clusters of a gathered sign all stay in sight, and nearer than now in any case. */
export function useComeNearer(rows: readonly ClusterRow[]) {
  const map = useMap();
  return (codes: readonly string[]) => {
    const members = rows.filter(({ code }) => codes.includes(code));
    const bounds = latLngBounds(members.map(({ lat, lon }) => [lat ?? 0, lon ?? 0]));
    const together = map.getBoundsZoom(bounds, false, point(AROUND_PX, AROUND_PX));
    const zoom = Math.min(map.getMaxZoom(), Math.max(map.getZoom() + 1, together));
    map.setView(bounds.getCenter(), zoom);
  };
}
