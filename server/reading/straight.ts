/** How a picture of a page stands: whether its lines run across or down, and how much they lean. */

/** One byte a pixel; dark is ink. */
export interface Grey {
  data: Uint8Array;
  width: number;
  height: number;
}

const INK = 140;

/** What hangs together over more of the page's side than this is no writing: an edge of the paper, a fold, a frame. */
const LONGEST = 0.15;

/** Ink as points: a page has few, and they are gone through for each angle. */
function inkOf(grey: Grey): { xs: Int16Array; ys: Int16Array } {
  const { width, height } = grey;
  const most = LONGEST * Math.min(width, height);
  const xs: number[] = [];
  const ys: number[] = [];
  for (const stain of stainsOf(grey)) {
    if (sideOf(stain, width) > most) continue;
    for (const at of stain) {
      xs.push(at % width);
      ys.push(Math.floor(at / width));
    }
  }
  return { xs: Int16Array.from(xs), ys: Int16Array.from(ys) };
}

/** The longer side of what a stain covers. */
function sideOf(stain: readonly number[], width: number): number {
  let [left, right, top, bottom] = [width, 0, Number.POSITIVE_INFINITY, 0];
  for (const at of stain) {
    const [x, y] = [at % width, Math.floor(at / width)];
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return Math.max(right - left, bottom - top);
}

/** Dark pixels that hang together, by their places. */
function* stainsOf({ data, width, height }: Grey): Generator<number[]> {
  const isSeen = new Uint8Array(data.length);
  const isInk = (at: number) => isSeen[at] === 0 && (data[at] ?? 255) < INK;
  for (let from = 0; from < data.length; from++) {
    if (!isInk(from)) continue;
    isSeen[from] = 1;
    const stain = [from];
    for (let next = 0; next < stain.length; next++) {
      const at = stain[next] ?? 0;
      const x = at % width;
      for (const near of [at - width, at + width, x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1]) {
        if (near < 0 || near >= width * height || !isInk(near)) continue;
        isSeen[near] = 1;
        stain.push(near);
      }
    }
    yield stain;
  }
}

/** How sharply rows of ink and rows without follow each other when the page is sheared by an angle. */
function sharpness(
  along: Int16Array,
  across: Int16Array,
  degrees: number,
  [length, size]: [number, number],
): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const pad = Math.ceil(Math.abs(slope) * length) + 1;
  const rows = new Float64Array(size + 2 * pad);
  for (let i = 0; i < along.length; i++) {
    const row = Math.round((across[i] ?? 0) - (along[i] ?? 0) * slope) + pad;
    rows[row] = (rows[row] ?? 0) + 1;
  }
  let sum = 0;
  for (let i = 1; i < rows.length; i++) sum += ((rows[i] ?? 0) - (rows[i - 1] ?? 0)) ** 2;
  return sum;
}

const MOST_LEAN = 8;

function bestLean(measure: (degrees: number) => number): { degrees: number; value: number } {
  let best = { degrees: 0, value: measure(0) };
  const look = (from: number, to: number, step: number) => {
    for (let degrees = from; degrees <= to + 1e-9; degrees += step) {
      const value = measure(degrees);
      if (value > best.value) best = { degrees, value };
    }
  };
  look(-MOST_LEAN, MOST_LEAN, 0.5);
  look(best.degrees - 0.4, best.degrees + 0.4, 0.1);
  return best;
}

export interface Standing {
  /** Lines of writing run from top to bottom. */
  sideways: boolean;
  /** Degrees by which lines fall to the right, once they run across. */
  lean: number;
}

export function standingOf(grey: Grey): Standing {
  const { xs, ys } = inkOf(grey);
  const across = bestLean((degrees) => sharpness(xs, ys, degrees, [grey.width, grey.height]));
  const down = bestLean((degrees) => sharpness(ys, xs, degrees, [grey.height, grey.width]));
  const sideways = down.value > across.value * 1.15;
  // Sideways, a line that drifts to the right going down leans the other way once it is turned up.
  return sideways ? { sideways, lean: -down.degrees } : { sideways, lean: across.degrees };
}
