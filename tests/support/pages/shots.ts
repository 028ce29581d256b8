import type { Place } from '../../../shared/reading/flow.ts';
import { CASES, type Case } from './cases.ts';
import { made } from './layout.ts';
import {
  asJpeg,
  aslant,
  asPdf,
  asPng,
  asWebp,
  blurred,
  folded,
  grained,
  placesOn,
  type Shot,
  sealed,
  shaded,
  shotsOf,
  smaller,
  through,
  turned,
} from './pictures.ts';

/** Which made documents are handed in as pictures, and how bad these are. */

type Effects = Parameters<typeof through>[1];

export interface Taken {
  /** Read at every run of the tests; the others where all are asked for, for they take minutes. */
  always?: true;
  /** Which document, by its place in CASES. */
  of: number;
  what: string;
  effects: Effects;
  as: 'jpeg' | 'poor' | 'png' | 'webp' | 'pdf' | 'garbled' | 'spaces';
}

const grain = grained(22);

export const SCANS: readonly Taken[] = [
  { of: 0, what: 'good', effects: [grain], as: 'jpeg', always: true },
  { of: 2, what: 'good, sans', effects: [grain], as: 'png' },
  { of: 5, what: 'good, in a PDF', effects: [grain], as: 'pdf' },
  { of: 11, what: 'good, small', effects: [smaller(0.72), grain], as: 'webp' },
  { of: 16, what: 'blurred', effects: [blurred(1.4), grain], as: 'jpeg' },
  { of: 8, what: 'blurred, in a PDF', effects: [blurred(1.2)], as: 'pdf' },
  { of: 3, what: 'turned by 90°', effects: [grain, turned(90)], as: 'jpeg', always: true },
  { of: 9, what: 'turned by 270°', effects: [turned(270)], as: 'jpeg' },
  { of: 13, what: 'on its head', effects: [grain, turned(180)], as: 'pdf' },
  { of: 1, what: 'aslant by 2.3°', effects: [turned(2.3)], as: 'jpeg' },
  { of: 10, what: 'aslant by -3.5°', effects: [grain, turned(-3.5)], as: 'jpeg' },
  {
    of: 17,
    what: 'a seal over the schedule',
    effects: [sealed(0.45, 0.68), grain],
    as: 'jpeg',
    always: true,
  },
  { of: 20, what: 'a seal over the areas', effects: [sealed(0.4, 0.5)], as: 'jpeg' },
  { of: 6, what: 'shaded', effects: [shaded(0.45), grain], as: 'jpeg' },
  { of: 23, what: 'folded', effects: [folded(0.47), grain], as: 'jpeg' },
  { of: 31, what: 'without number and day', effects: [grain], as: 'jpeg' },
  { of: 33, what: 'of a commune', effects: [grain], as: 'jpeg' },
  { of: 27, what: 'rescheduled', effects: [blurred(0.8), grain], as: 'jpeg' },
  { of: 37, what: 'two clusters', effects: [grain], as: 'jpeg' },
  { of: 39, what: 'a letter', effects: [grain], as: 'jpeg' },
  { of: 43, what: 'a newspaper', effects: [grain], as: 'jpeg' },
  { of: 15, what: 'a garbled text layer', effects: [grain], as: 'garbled', always: true },
  { of: 45, what: 'a text layer of spaces', effects: [grain], as: 'spaces' },
];

const phone = [shaded(0.5), blurred(0.9), grained(16)];

export const PHOTOGRAPHS: readonly Taken[] = [
  { of: 4, what: 'from above', effects: [aslant(0.015, 0.004), ...phone], as: 'poor' },
  { of: 7, what: 'from below', effects: [aslant(0.03, 0), ...phone], as: 'poor' },
  { of: 12, what: 'leaning', effects: [aslant(0.02, 0.012), ...phone], as: 'poor' },
  { of: 14, what: 'turned', effects: [aslant(0.02, 0.006), ...phone, turned(90)], as: 'poor' },
  {
    of: 18,
    what: 'with a fold',
    effects: [folded(0.5), aslant(0.02, -0.008), ...phone],
    as: 'poor',
    always: true,
  },
  { of: 22, what: 'of an expansion', effects: [aslant(0.025, 0.006), ...phone], as: 'poor' },
  { of: 46, what: 'aslant', effects: [aslant(0.02, 0), turned(3), ...phone], as: 'poor' },
  { of: 41, what: 'of an invitation', effects: [aslant(0.02, 0.004), ...phone], as: 'poor' },
  {
    of: 48,
    what: 'with a seal',
    effects: [sealed(0.5, 0.4), aslant(0.02, 0.004), ...phone],
    as: 'poor',
    always: true,
  },
];

export interface Picture {
  name: string;
  written: Case['written'];
  bytes: Buffer;
  places: Record<string, Place[]>;
}

/** What an old program's fonts make of the text when it is taken out. */
const GARBLED = 'QuyÕt ®Þnh cña Uû ban nh©n d©n thµnh phè vÒ viÖc thµnh lËp côm c«ng nghiÖp '.repeat(12);
const SPACES = ' \u00a0 '.repeat(200);

const AS: Record<Taken['as'], (shots: readonly Shot[]) => Promise<Buffer>> = {
  jpeg: ([shot]) => asJpeg(first(shot), 80),
  poor: ([shot]) => asJpeg(first(shot), 45),
  png: ([shot]) => asPng(first(shot)),
  webp: ([shot]) => asWebp(first(shot), 80),
  pdf: (shots) => asPdf(shots),
  garbled: (shots) => asPdf(shots, GARBLED),
  spaces: (shots) => asPdf(shots, SPACES),
};

function first<T>(value: T | undefined): T {
  if (value === undefined) throw new RangeError('nothing there');
  return value;
}

export async function pictureOfCase({ of, what, effects, as }: Taken): Promise<Picture> {
  const { name, written, style } = first(CASES[of]);
  const document = await made(written.content, style);
  const shots: Shot[] = [];
  for (const shot of await shotsOf(document.pdf)) shots.push(await through(shot, effects));
  const isPdf = as === 'pdf' || as === 'garbled' || as === 'spaces';
  return {
    name: `${what} (${name})`,
    written,
    bytes: await AS[as](shots),
    places: placesOn(document, shots, isPdf),
  };
}
