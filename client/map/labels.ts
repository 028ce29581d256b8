/** Where names of areas are written: inside their area, clear of markers and of each other. Pixels throughout. */
export interface Point {
  x: number;
  y: number;
}

export interface LabelRequest {
  code: string;
  /** Size of the text. */
  width: number;
  height: number;
  /** Places inside the area to choose from. */
  candidates: readonly Point[];
  /** The place one would choose if nothing stood in the way. */
  ideal: Point;
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
const TOLERATED = 0.18;
/** Area of overlap (px²) that a detour of one pixel from the ideal place is worth. */
const DETOUR = 0.35;

/** Places for the labels that fit, larger areas first. `size` is a marker's width. */
export function placeLabels(
  requests: readonly LabelRequest[],
  markers: readonly Point[],
  size: number,
): Map<string, Point> {
  const blocked = markers.map((marker) => boxAt(marker, size, size));
  const placed = new Map<string, Point>();
  const bySize = [...requests].sort((a, b) => b.candidates.length - a.candidates.length);
  for (const request of bySize) {
    const best = bestOf(request, blocked);
    if (!best || best.covered > TOLERATED * request.width * request.height) continue;
    placed.set(request.code, best.at);
    blocked.push(boxAt(best.at, request.width + 6, request.height));
  }
  return placed;
}

function bestOf(request: LabelRequest, blocked: readonly Box[]): { at: Point; covered: number } | null {
  let best: { at: Point; covered: number; cost: number } | null = null;
  for (const at of [request.ideal, ...request.candidates]) {
    const detour = Math.hypot(at.x - request.ideal.x, at.y - request.ideal.y) * DETOUR;
    if (best && detour >= best.cost) continue;
    const box = boxAt(at, request.width, request.height);
    const covered = blocked.reduce((sum, other) => sum + overlap(box, other), 0);
    if (!best || covered + detour < best.cost) best = { at, covered, cost: covered + detour };
  }
  return best;
}
