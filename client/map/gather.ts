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
/** Of more than so many not each is first seen to find no room. */
const MANY = 1_000;

/** Spots in order of urgency; the answer has each of them once. */
export function gather(spots: readonly Spot[], room: Room): Sign[] {
  const share = spots.length > MANY ? CROWDED : HOPELESS;
  let signs = mergedBy(firstSigns(spots, room, share), share, room);
  pushApart(signs, 16, room);
  signs = mergedBy(signs, CROWDED, room);
  pushApart(signs, 8, room);
  return signs;
}

const apartFor = (a: Spot, b: Spot) => (a.width + b.width) / 2 + BETWEEN;

const distance = (a: Point, b: Point) => Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2);

/**
 * The signs of spots, of which those that lie too near to another are in its sign already: of ten thousand most never
 * have one of their own.
 */
function firstSigns(spots: readonly Spot[], { gathered }: Room, share: number): Sign[] {
  const signs: Sign[] = [];
  const grid = new Grid(gathered + BETWEEN, spots.length);
  for (const [i, spot] of spots.entries()) {
    const host = hostOf(spot, signs, grid, share);
    if (host) {
      host.members.push(i);
      host.width = gathered;
    } else {
      grid.add(spot, signs.length);
      const { x, y, unit, width } = spot;
      signs.push({ x, y, unit, width, members: [i], from: { x, y } });
    }
  }
  return signs;
}

/** The later of two that are too near joins the earlier one. Each round gathers more, as gathered signs are wider. */
function mergedBy(signs: Sign[], share: number, { gathered }: Room): Sign[] {
  let before = signs;
  for (;;) {
    const kept: Sign[] = [];
    const grid = new Grid(gathered + BETWEEN, before.length);
    for (const sign of before) {
      const host = hostOf(sign, kept, grid, share);
      if (host) {
        for (const member of sign.members) host.members.push(member);
        host.width = gathered;
      } else {
        grid.add(sign, kept.length);
        kept.push(sign);
      }
    }
    if (kept.length === before.length) return kept;
    before = kept;
  }
}

/** The most urgent of those that would take a sign in: the first of the list. */
function hostOf(sign: Spot, kept: readonly Sign[], grid: Grid, share: number): Sign | undefined {
  if (sign.unit === null) return undefined;
  let first = Number.POSITIVE_INFINITY;
  for (const index of grid.near(sign)) {
    const other = kept[index];
    if (index < first && other && isCrowded(other, sign, share)) first = index;
  }
  return kept[first];
}

const isCrowded = (host: Spot, sign: Spot, share: number): boolean =>
  distance(host, sign) < apartFor(host, sign) * share && host.unit === sign.unit;

/** Signs step aside, as far as their units reach. */
function pushApart(signs: readonly Sign[], rounds: number, room: Room): void {
  const pairs = neighbours(signs, room);
  // Two that have stayed where they were will do so again: most of a crowd has no room to step aside.
  const movedIn = new Int16Array(signs.length);
  for (let round = 1; round <= rounds; round++) {
    let moved = false;
    for (const { sign, other, i, j } of pairs) {
      const mayMove = round === 1 || (movedIn[i] ?? 0) >= round - 1 || (movedIn[j] ?? 0) >= round - 1;
      if (!mayMove || !push(sign, other, room)) continue;
      movedIn[i] = round;
      movedIn[j] = round;
      moved = true;
    }
    if (!moved) return;
  }
}

/** Two signs with their places in the list. */
interface Pair {
  sign: Sign;
  other: Sign;
  i: number;
  j: number;
}

/** Those that can come to cover each other: none steps further aside than it may. */
function neighbours(signs: readonly Sign[], { gathered }: Room): Pair[] {
  const grid = new Grid(gathered + BETWEEN + 2 * ASIDE, signs.length);
  for (const [i, sign] of signs.entries()) grid.add(sign, i);
  const pairs: Pair[] = [];
  for (const [i, sign] of signs.entries()) {
    const near: number[] = [];
    for (const j of grid.near(sign)) {
      const other = signs[j];
      if (other && j > i && distance(sign, other) < apartFor(sign, other) + 2 * ASIDE) near.push(j);
    }
    near.sort((a, b) => a - b);
    for (const j of near) {
      const other = signs[j];
      if (other) pairs.push({ sign, other, i, j });
    }
  }
  return pairs;
}

function push(a: Sign, b: Sign, room: Room): boolean {
  const far = distance(a, b);
  const lacking = apartFor(a, b) - far;
  if (lacking <= 0.01) return false;
  // Two on the very same spot part along a line of their own, the same each time.
  const angle = far < 0.01 ? (a.members[0] ?? 0) * 2.4 : Math.atan2(b.y - a.y, b.x - a.x);
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

/**
 * Finds what lies within a cell's width of a point, in no particular order. Cells by their number in flat lists: ten
 * thousand signs are looked for several times over at every zoom, and on every day that is played.
 */
class Grid {
  private readonly mask: number;
  private readonly heads: Int32Array;
  private readonly nexts: Int32Array;
  private readonly cells: Int32Array;
  private readonly found: number[] = [];

  /** `most`: how many there will be. */
  constructor(
    private readonly size: number,
    most: number,
  ) {
    const slots = 2 ** Math.ceil(Math.log2(2 * most + 2));
    this.mask = slots - 1;
    this.heads = new Int32Array(slots).fill(-1);
    this.nexts = new Int32Array(most);
    this.cells = new Int32Array(most);
  }

  add({ x, y }: Point, index: number): void {
    const cell = cellOf(Math.floor(x / this.size), Math.floor(y / this.size));
    const slot = slotOf(cell) & this.mask;
    this.cells[index] = cell;
    this.nexts[index] = this.heads[slot] ?? -1;
    this.heads[slot] = index;
  }

  /** Good until the next is looked for. */
  near({ x, y }: Point): readonly number[] {
    const [column, row] = [Math.floor(x / this.size), Math.floor(y / this.size)];
    const { found } = this;
    found.length = 0;
    for (let across = column - 1; across <= column + 1; across++) {
      for (let down = row - 1; down <= row + 1; down++) {
        const cell = cellOf(across, down);
        let index = this.heads[slotOf(cell) & this.mask] ?? -1;
        while (index >= 0) {
          if (this.cells[index] === cell) found.push(index);
          index = this.nexts[index] ?? -1;
        }
      }
    }
    return found;
  }
}

/** A number for a cell; those of two are the same only where they lie a world apart. */
const cellOf = (column: number, row: number): number => ((column & 0x7fff) << 15) | (row & 0x7fff);
const slotOf = (cell: number): number => Math.imul(cell, 0x9e3779b1) >>> 12;

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
