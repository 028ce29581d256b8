/**
 * Where the signs of clusters stand at one zoom, in pixels. Signs that would cover each other step aside, a little and
 * never out of their unit (positions are approximate anyway); those of one unit for which there is no room are gathered
 * into one sign, on the most urgent of them.
 */
export interface Point {
  x: number;
  y: number;
}

export interface Spot extends Point {
  /** Null: of no unit, gathered with nothing. */
  unit: string | null;
  /** Width of its sign. */
  width: number;
}

export interface Sign extends Spot {
  /** Which spots it stands for, the most urgent first. */
  members: number[];
  /** From where it may step aside. */
  from: Point;
}

export interface Room {
  /** Width of a sign for several. */
  gathered: number;
  /** May a sign of a unit stand there? */
  isWithin(point: Point, unit: string): boolean;
}

/** Space left between two signs. */
const BETWEEN = 2;
/** How far a sign may step aside. */
const ASIDE = 14;
/** Nearer than this share of the distance they need, two are gathered: at first the hopeless, in the end all. */
const HOPELESS = 0.4;
const CROWDED = 0.92;

/** Spots in order of urgency; the answer has each of them once. */
export function gather(spots: readonly Spot[], room: Room): Sign[] {
  let signs = spots.map((spot, i): Sign => ({ ...spot, members: [i], from: { x: spot.x, y: spot.y } }));
  signs = mergedBy(signs, HOPELESS, room);
  pushApart(signs, 16, room);
  signs = mergedBy(signs, CROWDED, room);
  pushApart(signs, 8, room);
  return signs;
}

const apartFor = (a: Sign, b: Sign) => (a.width + b.width) / 2 + BETWEEN;

const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);

/** The later of two that are too near joins the earlier one. Each round gathers more, as gathered signs are wider. */
function mergedBy(signs: Sign[], share: number, { gathered }: Room): Sign[] {
  let before = signs;
  for (;;) {
    const kept: Sign[] = [];
    const grid = new Grid(gathered + BETWEEN);
    for (const sign of before) {
      const host = grid
        .near(sign)
        .map((index) => kept[index])
        .find((other) => other !== undefined && isCrowded(other, sign, share));
      if (host) {
        host.members.push(...sign.members);
        host.width = gathered;
      } else {
        grid.add(sign, kept.length);
        kept.push({ ...sign, members: [...sign.members] });
      }
    }
    if (kept.length === before.length) return kept;
    before = kept;
  }
}

const isCrowded = (host: Sign, sign: Sign, share: number): boolean =>
  sign.unit !== null && host.unit === sign.unit && distance(host, sign) < apartFor(host, sign) * share;

/** Signs step aside, as far as their units reach. */
function pushApart(signs: readonly Sign[], rounds: number, room: Room): void {
  for (let round = 0; round < rounds; round++) {
    const grid = new Grid(room.gathered + BETWEEN);
    for (const [i, sign] of signs.entries()) grid.add(sign, i);
    let moved = false;
    for (const [i, sign] of signs.entries()) {
      for (const j of grid.near(sign)) {
        const other = signs[j];
        if (other && j > i && push(sign, other, room)) moved = true;
      }
    }
    if (!moved) return;
  }
}

function push(a: Sign, b: Sign, room: Room): boolean {
  const lacking = apartFor(a, b) - distance(a, b);
  if (lacking <= 0.01) return false;
  // Two on the very same spot part along a line of their own, the same each time.
  const angle = distance(a, b) < 0.01 ? (a.members[0] ?? 0) * 2.4 : Math.atan2(b.y - a.y, b.x - a.x);
  const along = (share: number) => ({
    x: Math.cos(angle) * lacking * share,
    y: Math.sin(angle) * lacking * share,
  });
  const [movedA, movedB] = [shift(a, along(-0.52), room), shift(b, along(0.52), room)];
  return movedA || movedB;
}

function shift(sign: Sign, by: Point, { isWithin }: Room): boolean {
  const to = { x: sign.x + by.x, y: sign.y + by.y };
  if (distance(to, sign.from) > ASIDE) return false;
  if (sign.unit !== null && !isWithin(to, sign.unit)) return false;
  sign.x = to.x;
  sign.y = to.y;
  return true;
}

/** Finds what lies within a cell's width of a point, in no particular order of distance but the same each time. */
class Grid {
  private readonly cells = new Map<string, number[]>();
  constructor(private readonly size: number) {}

  add(point: Point, index: number): void {
    const key = this.key(point, 0, 0);
    const cell = this.cells.get(key);
    if (cell) cell.push(index);
    else this.cells.set(key, [index]);
  }

  near(point: Point): number[] {
    const found: number[] = [];
    for (const dx of [-1, 0, 1]) {
      for (const dy of [-1, 0, 1]) found.push(...(this.cells.get(this.key(point, dx, dy)) ?? []));
    }
    return found.sort((a, b) => a - b);
  }

  private key({ x, y }: Point, dx: number, dy: number): string {
    return `${Math.floor(x / this.size) + dx},${Math.floor(y / this.size) + dy}`;
  }
}

/** A finger reaches further than the tip of a mouse. */
export const REACH = { finger: 22, mouse: 14 };

/** How much nearer the nearest must be than the next to be the one that was meant. */
const UNSURE = 6;

/** The signs that a point may mean, the nearest first: one, or several that are about equally near; none in reach: none. */
export function signsAt<S extends Point>(signs: readonly S[], point: Point, reach: number): S[] {
  const inReach = signs
    .map((sign) => ({ sign, far: distance(sign, point) }))
    .filter(({ far }) => far <= reach)
    .sort((a, b) => a.far - b.far);
  const nearest = inReach[0]?.far ?? 0;
  return inReach.filter(({ far }) => far - nearest < UNSURE).map(({ sign }) => sign);
}
