import type { Point } from './gather.ts';

/** Where names of areas are written: whole inside their own area, clear of signs and of each other. Pixels throughout. */
export interface LabelRequest {
  code: string;
  /** Ways to write it, the best first: with its number, smaller, the name alone. */
  sizes: readonly LabelSize[];
  /** Places inside the area to choose from. */
  candidates: readonly Point[];
  /** The place one would choose if nothing stood in the way. */
  ideal: Point;
  /** Written first where two want the same room: what needs attention. */
  weight: number;
}

export interface LabelSize {
  form: 'full' | 'small' | 'name';
  width: number;
  height: number;
}

export interface PlacedLabel extends Point {
  form: LabelSize['form'];
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const boxAt = ({ x, y }: Point, width: number, height: number): Box => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

/** A label may lie over this share of its own size; above it stays unwritten until one zooms in. */
const TOLERATED = 0.12;
/** Area of overlap (px²) that a detour of one pixel from the ideal place is worth. */
const DETOUR = 0.35;

interface Surroundings {
  signs: readonly (Point & { width: number })[];
  /** Does a point lie in the area? */
  isWithin(point: Point, code: string): boolean;
}

/** Places for the labels that fit, those of most weight first. */
export function placeLabels(
  requests: readonly LabelRequest[],
  { signs, isWithin }: Surroundings,
): Map<string, PlacedLabel> {
  const blocked = signs.map((sign) => boxAt(sign, sign.width, sign.width));
  const placed = new Map<string, PlacedLabel>();
  const inTurn = [...requests].sort(
    (a, b) => b.weight - a.weight || b.candidates.length - a.candidates.length,
  );
  for (const request of inTurn) {
    // Of thousands of signs only those of the area itself, and around it, can be in its name's way.
    const around = reachOf(request);
    const near = blocked.filter((box) => overlap(box, around) > 0);
    for (const size of request.sizes) {
      const within = (box: Box) => lies(box, (point) => isWithin(point, request.code));
      const best = bestOf(request, size, { blocked: near, within });
      if (!best) continue;
      placed.set(request.code, { ...best, form: size.form });
      blocked.push(boxAt(best, size.width + 6, size.height));
      break;
    }
  }
  return placed;
}

/** What a label may cover, at whichever of its places and in whichever of its sizes. */
function reachOf({ candidates, ideal, sizes }: LabelRequest): Box {
  const reach = { left: ideal.x, right: ideal.x, top: ideal.y, bottom: ideal.y };
  for (const { x, y } of candidates) {
    reach.left = Math.min(reach.left, x);
    reach.right = Math.max(reach.right, x);
    reach.top = Math.min(reach.top, y);
    reach.bottom = Math.max(reach.bottom, y);
  }
  const [width, height] = [Math.max(...sizes.map((s) => s.width)), Math.max(...sizes.map((s) => s.height))];
  const { left, right, top, bottom } = reach;
  return { left: left - width, right: right + width, top: top - height, bottom: bottom + height };
}

/** Corners and middles of its long sides: areas are larger than the letters. */
function lies({ left, right, top, bottom }: Box, isWithin: (point: Point) => boolean): boolean {
  const middle = (left + right) / 2;
  return [left, middle, right].every((x) => isWithin({ x, y: top }) && isWithin({ x, y: bottom }));
}

interface Around {
  blocked: readonly Box[];
  within: (box: Box) => boolean;
}

/** The place at the least price among those where no more than is tolerated is covered; null where there is none. */
function bestOf(request: LabelRequest, size: LabelSize, { blocked, within }: Around): Point | null {
  const { ideal, candidates } = request;
  const { width, height } = size;
  const tolerated = TOLERATED * width * height;
  let best: { at: Point; cost: number } | null = null;
  for (const at of [ideal, ...candidates]) {
    const detour = Math.hypot(at.x - ideal.x, at.y - ideal.y) * DETOUR;
    const box = boxAt(at, width, height);
    const most = best ? Math.min(tolerated, best.cost - detour) : tolerated;
    const covered = coveredOf(box, blocked, most);
    if (covered > most || (best && covered + detour >= best.cost) || !within(box)) continue;
    best = { at: { x: at.x, y: at.y }, cost: covered + detour };
  }
  return best?.at ?? null;
}

/** How much of a box is covered, in px²; no more is asked once it is more than `most`. */
function coveredOf(box: Box, blocked: readonly Box[], most: number): number {
  let covered = 0;
  for (const other of blocked) {
    if (covered > most) break;
    covered += overlap(box, other);
  }
  return covered;
}
