/**
 * The schematic map: pointy-top axial hexagons of 1 km². A drawing of where areas lie, not of their boundaries.
 * Origin 105.65° E 21.00° N; x = R√3(q + r/2), y = 1.5 R r (north up); R = √(2/(3√3)) km;
 * one degree is 111.32·cos 21° km of longitude and 110.57 km of latitude.
 */
export interface Hex {
  q: number;
  r: number;
}
/** [longitude, latitude] in degrees. */
export type LonLat = readonly [number, number];
/** A closed line of positions; the first is not repeated at the end. */
export type Ring = LonLat[];

const ORIGIN = { lon: 105.65, lat: 21.0 };
const KM_PER_LON = 111.32 * Math.cos((21 * Math.PI) / 180);
const KM_PER_LAT = 110.57;
const SQRT3 = Math.sqrt(3);
/** Circumradius of a hexagon of 1 km², in km. */
export const RADIUS_KM = Math.sqrt(2 / (3 * SQRT3));

const toLonLat = (x: number, y: number): LonLat => [ORIGIN.lon + x / KM_PER_LON, ORIGIN.lat + y / KM_PER_LAT];

export function centreOf({ q, r }: Hex): LonLat {
  return toLonLat(RADIUS_KM * SQRT3 * (q + r / 2), RADIUS_KM * 1.5 * r);
}

/** The cell that a position lies in, whether or not any area has it. */
export function hexAt([lon, lat]: LonLat): Hex {
  const [x, y] = [(lon - ORIGIN.lon) * KM_PER_LON, (lat - ORIGIN.lat) * KM_PER_LAT];
  const [r, q] = [y / (1.5 * RADIUS_KM), x / (SQRT3 * RADIUS_KM) - y / (3 * RADIUS_KM)];
  // The nearest of three whole coordinates that add up to nothing: the one that was rounded most follows from the others.
  // No −0: cells are named by their coordinates.
  const rounded = (n: number) => Math.round(n) + 0;
  const whole = { q: rounded(q), r: rounded(r), s: rounded(-q - r) };
  const off = { q: Math.abs(whole.q - q), r: Math.abs(whole.r - r), s: Math.abs(whole.s + q + r) };
  if (off.q > off.r && off.q > off.s) return { q: 0 - whole.r - whole.s, r: whole.r };
  return off.r > off.s ? { q: whole.q, r: 0 - whole.q - whole.s } : { q: whole.q, r: whole.r };
}

/**
 * Corners are named by integers so that neighbours agree on them exactly: in units of half a hexagon's width (u)
 * and half its circumradius (v). Corner 0 is the top; they go clockwise.
 */
const CORNERS = [
  [0, 2],
  [1, 1],
  [1, -1],
  [0, -2],
  [-1, -1],
  [-1, 1],
] as const;
/** The neighbour across the edge from corner i to corner i + 1. */
const NEIGHBOURS = [
  [0, 1],
  [1, 0],
  [1, -1],
  [0, -1],
  [-1, 0],
  [-1, 1],
] as const;

type Corner = string;

function cornerOf({ q, r }: Hex, i: number): Corner {
  const [du, dv] = CORNERS[((i % 6) + 6) % 6] ?? CORNERS[0];
  return `${2 * q + r + du},${3 * r + dv}`;
}

function cornerLonLat(corner: Corner): LonLat {
  const [u = 0, v = 0] = corner.split(',').map(Number);
  return toLonLat((RADIUS_KM * SQRT3 * u) / 2, (RADIUS_KM * v) / 2);
}

const keyOf = (q: number, r: number) => `${q},${r}`;

/** The outline of a set of cells: rings of its outer edges (and of holes), each cell edge once. */
export function outline(cells: readonly Hex[]): Ring[] {
  const inside = new Set(cells.map((cell) => keyOf(cell.q, cell.r)));
  const nextCorners = new Map<Corner, Corner[]>();
  for (const cell of cells) {
    NEIGHBOURS.forEach(([dq, dr], i) => {
      if (inside.has(keyOf(cell.q + dq, cell.r + dr))) return;
      const from = cornerOf(cell, i);
      nextCorners.set(from, [...(nextCorners.get(from) ?? []), cornerOf(cell, i + 1)]);
    });
  }
  const rings: Ring[] = [];
  for (const start of [...nextCorners.keys()].sort()) {
    while (nextCorners.has(start)) rings.push(walk(start, nextCorners));
  }
  return rings;
}

function walk(start: Corner, nextCorners: Map<Corner, Corner[]>): Ring {
  const ring: Ring = [];
  let corner = start;
  do {
    ring.push(cornerLonLat(corner));
    const exits = nextCorners.get(corner) ?? [];
    const next = exits.pop();
    if (exits.length === 0) nextCorners.delete(corner);
    if (next === undefined) break;
    corner = next;
  } while (corner !== start);
  return ring;
}

/** The edges between two cells of the same set: the faint mesh inside an area, each edge once. */
export function innerEdges(cells: readonly Hex[]): [LonLat, LonLat][] {
  const inside = new Set(cells.map((cell) => keyOf(cell.q, cell.r)));
  const edges: [LonLat, LonLat][] = [];
  for (const cell of cells) {
    // Three of six directions, so that an edge is met from one side only.
    for (const i of [0, 1, 2]) {
      const [dq, dr] = NEIGHBOURS[i] ?? NEIGHBOURS[0];
      if (!inside.has(keyOf(cell.q + dq, cell.r + dr))) continue;
      edges.push([cornerLonLat(cornerOf(cell, i)), cornerLonLat(cornerOf(cell, i + 1))]);
    }
  }
  return edges;
}

/** Area of a ring in km² (positive when it goes counter-clockwise). */
export function areaKm2(ring: Ring): number {
  const twice = ring.reduce((sum, [lon, lat], i) => {
    const [lon2, lat2] = ring[(i + 1) % ring.length] ?? [lon, lat];
    return sum + (lon * lat2 - lon2 * lat) * KM_PER_LON * KM_PER_LAT;
  }, 0);
  return twice / 2;
}

/** The cell of a set that lies deepest inside it: where its name is best written. */
export function deepestCell(cells: readonly Hex[]): Hex | null {
  let rim = new Set(cells.map((cell) => keyOf(cell.q, cell.r)));
  let deepest = [...cells];
  while (rim.size > 0) {
    deepest = cells.filter((cell) => rim.has(keyOf(cell.q, cell.r)));
    const previous = rim;
    rim = new Set(
      deepest
        .filter((cell) => NEIGHBOURS.every(([dq, dr]) => previous.has(keyOf(cell.q + dq, cell.r + dr))))
        .map((cell) => keyOf(cell.q, cell.r)),
    );
  }
  return deepest[Math.floor(deepest.length / 2)] ?? null;
}
