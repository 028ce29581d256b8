import type { EvidenceShown } from '../../../server/evidence/read.ts';
import { kilometresBetween, type Place, type Site } from '../../../shared/evidence/place.ts';

/** Photographs taken so near to each other that one mark stands for them. */
export interface Mark {
  /** In the plan's own measure: from -1 (west, north) to 1 (east, south). */
  x: number;
  y: number;
  items: EvidenceShown[];
  /** From the site to the mark; null where the site is not known. */
  km: number | null;
}

export interface Plan {
  /** From the middle to an edge, in km. */
  reach: number;
  /** Rings of these many km around the middle. */
  rings: number[];
  marks: Mark[];
  /** Photographs that do not say where they were taken. */
  unplaced: number;
}

/** Nearer than this to each other two marks could not be told apart by a finger. */
const APART = 0.27;
const LEAST_REACH_KM = 0.25;
const KM_OF_A_DEGREE = 111.2;

/** Where photographs were taken, around the site; null where none says so. North is up. */
export function planOf(site: Site | null, items: readonly EvidenceShown[]): Plan | null {
  const photos = items.filter(({ kind, withdrawn }) => kind === 'photo' && withdrawn === null);
  const placed = photos.flatMap((item) => (item.place ? [{ item, place: item.place }] : []));
  const middle = site ?? middleOf(placed.map(({ place }) => place));
  if (middle === null || placed.length === 0) return null;
  const farthest = Math.max(...placed.map(({ place }) => kilometresBetween(middle, place)));
  const reach = Math.max(LEAST_REACH_KM, farthest * 1.15, (site?.uncertain ?? 0) * 1.05);
  const marks: Mark[] = [];
  for (const { item, place } of placed) {
    const [x, y] = offset(middle, place).map((km) => km / reach) as [number, number];
    const near = marks.find((mark) => Math.hypot(mark.x - x, mark.y - y) < APART);
    if (near) near.items.push(item);
    else marks.push({ x, y, items: [item], km: site && kilometresBetween(site, place) });
  }
  return { reach, rings: ringsWithin(reach), marks, unplaced: photos.length - placed.length };
}

/** East and south, in km. */
function offset(from: Place, to: Place): [number, number] {
  const shrink = Math.cos((from.lat * Math.PI) / 180);
  return [(to.lon - from.lon) * KM_OF_A_DEGREE * shrink, (from.lat - to.lat) * KM_OF_A_DEGREE];
}

function middleOf(places: readonly Place[]): Place | null {
  if (places.length === 0) return null;
  const mean = (of: (place: Place) => number) =>
    places.reduce((sum, place) => sum + of(place), 0) / places.length;
  return { lat: mean(({ lat }) => lat), lon: mean(({ lon }) => lon) };
}

/** One to three, of round lengths. */
function ringsWithin(reach: number): number[] {
  const power = 10 ** Math.floor(Math.log10(reach));
  const step = ([5, 2, 1].find((n) => n * power * 1.5 <= reach) ?? 0.5) * power;
  return [1, 2, 3].map((n) => Math.round(n * step * 1e3) / 1e3).filter((km) => km <= reach);
}
