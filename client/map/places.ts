import { type LatLng, type Map as LeafletMap, point } from 'leaflet';
import { useMemo } from 'react';
import { useMap } from 'react-leaflet';
import type { LonLat } from '../../shared/hexgrid.ts';
import type { Area } from './areas.ts';
import type { Point } from './gather.ts';
import type { Ground } from './ground.ts';
import { type LabelRequest, type LabelSize, placeLabels } from './labels.ts';
import { lonLatOf } from './mercator.ts';
import type { Signs } from './signs-layer.tsx';

export interface AreaLabel {
  name: string;
  /** Its number, in words: "4/5 chậm". */
  detail: string;
  /** How much attention the number asks for; those of most are written first. */
  weight: number;
}

export interface LabelPlace {
  at: LatLng;
  form: LabelSize['form'];
}

interface Props {
  areas: readonly Area[];
  ground: Ground;
  signs: Signs;
  labels: ReadonlyMap<string, AreaLabel>;
}

/** Where names of areas go at the present zoom. */
export function usePlaces({ areas, ground, signs: { signs, zoom }, labels }: Props) {
  const map = useMap();
  return useMemo(() => {
    const requests = areas.flatMap((area) => requestFor(area, labels.get(area.code), map, zoom));
    const isWithin = (at: Point, code: string) => ground.unitAt(lonLatOf(at, zoom)) === code;
    const placed = placeLabels(requests, { signs, isWithin });
    return new Map(
      [...placed].map(([code, { x, y, form }]): [string, LabelPlace] => [
        code,
        { at: map.unproject(point(x, y), zoom), form },
      ]),
    );
  }, [map, zoom, areas, ground, signs, labels]);
}

const LETTER_PX = 7.2;
const LINE_PX = 16;
/** Of the full size. */
const SMALL = 0.86;

function requestFor(area: Area, label: AreaLabel | undefined, map: LeafletMap, zoom: number): LabelRequest[] {
  if (!label?.name) return [];
  const across = (text: string) => text.length * LETTER_PX;
  const width = Math.max(across(label.name), across(label.detail) * SMALL);
  const full: LabelSize = { form: 'full', width, height: label.detail ? LINE_PX * 2 : LINE_PX };
  const small: LabelSize = { form: 'small', width: width * SMALL, height: full.height * SMALL };
  const name: LabelSize = { form: 'name', width: across(label.name) * SMALL, height: LINE_PX * SMALL };
  const project = ([lon, lat]: LonLat) => map.project([lat, lon], zoom);
  return [
    {
      code: area.code,
      weight: label.weight,
      sizes: label.detail ? [full, small, name] : [full, name],
      candidates: area.centres.map(project),
      ideal: project(area.deepest),
    },
  ];
}
