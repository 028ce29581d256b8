import type { Place, Taken } from '../shared/evidence/place.ts';
import { exifOf } from './exif.ts';
import { LINE, lettersOf } from './letters.ts';
import { pngOf } from './png.ts';

/** What a picture of the demonstration shows: a part of the works, and how far it has come. */
export const SCENES = ['ground', 'road', 'plant'] as const;
export type Scene = (typeof SCENES)[number];

export interface Picture {
  scene: Scene;
  /** 0: a field; 1: finished. */
  done: number;
  taken: Taken;
  place: Place | null;
}

export const WIDTH = 480;
export const HEIGHT = 360;
const HORIZON = 150;

/** At most sixteen. */
const COLOURS = {
  sky: [198, 220, 236],
  low: [222, 235, 243],
  trees: [92, 128, 92],
  field: [122, 160, 96],
  earth: [176, 140, 100],
  shade: [156, 120, 84],
  gravel: [188, 182, 172],
  asphalt: [88, 92, 98],
  white: [240, 240, 236],
  concrete: [206, 208, 208],
  grey: [150, 156, 160],
  water: [60, 132, 160],
  machine: [226, 168, 44],
  dark: [48, 52, 58],
  roof: [172, 84, 64],
  band: [20, 24, 28],
} as const;
type Ink = keyof typeof COLOURS;
const INDEX = new Map(Object.keys(COLOURS).map((name, i) => [name, i]));

/** Rectangles and discs on a sheet of pixels. */
function sheet() {
  const pixels = new Uint8Array(WIDTH * HEIGHT);
  const line = ([x, y, width]: readonly [number, number, number], index: number) => {
    if (y < 0 || y >= HEIGHT) return;
    const [from, to] = [Math.max(0, x), Math.min(WIDTH, x + width)];
    if (from < to) pixels.fill(index, y * WIDTH + from, y * WIDTH + to);
  };
  const box = ([x, y, width, height]: readonly [number, number, number, number], ink: Ink) => {
    const index = INDEX.get(ink) ?? 0;
    for (let j = y; j < y + height; j++) line([x, j, width], index);
  };
  const disc = ([x, y, rx, ry]: readonly [number, number, number, number], ink: Ink) => {
    const index = INDEX.get(ink) ?? 0;
    for (let j = -ry; j <= ry; j++) {
      const half = Math.floor(rx * Math.sqrt(1 - (j / ry) ** 2));
      line([x - half, y + j, half * 2 + 1], index);
    }
  };
  return { pixels, box, disc };
}
type Sheet = ReturnType<typeof sheet>;

function land({ box, disc }: Sheet, done: number): void {
  box([0, 0, WIDTH, HORIZON], 'sky');
  box([0, 90, WIDTH, HORIZON - 90], 'low');
  for (let x = -10; x < WIDTH; x += 34) disc([x, HORIZON, 26, 14 + ((x * 7) % 9)], 'trees');
  box([0, HORIZON, WIDTH, HEIGHT - HORIZON], done < 0.1 ? 'field' : 'earth');
  for (let y = HORIZON + 14; y < HEIGHT; y += 26) box([0, y, WIDTH, 3], done < 0.1 ? 'trees' : 'shade');
}

function digger({ box, disc }: Sheet, x: number, y: number): void {
  disc([x, y, 10, 10], 'dark');
  disc([x + 44, y, 10, 10], 'dark');
  box([x - 6, y - 26, 58, 20], 'machine');
  box([x + 4, y - 48, 26, 22], 'white');
  box([x + 50, y - 50, 40, 8], 'machine');
  box([x + 82, y - 50, 8, 40], 'machine');
}

/** The main road from the gate to the horizon. */
function road({ box }: Sheet, done: number): void {
  const surface = done < 0.1 ? 'field' : done < 0.4 ? 'shade' : done < 0.8 ? 'gravel' : 'asphalt';
  for (let y = HORIZON; y < HEIGHT; y++) {
    const half = Math.round(8 + ((y - HORIZON) / (HEIGHT - HORIZON)) * 150);
    box([WIDTH / 2 - half, y, half * 2, 1], surface);
    if (done >= 0.8 && Math.floor((y - HORIZON) / 18) % 2 === 0)
      box([WIDTH / 2 - Math.ceil(half / 40), y, Math.ceil(half / 20), 1], 'white');
  }
  if (done < 0.6) return;
  for (const [x, y] of [
    [70, 260],
    [130, 200],
    [165, 172],
    [410, 260],
    [350, 200],
    [315, 172],
  ] as const) {
    const tall = (y - HORIZON) * 1.6;
    box([x, Math.round(y - tall), 4, Math.round(tall)], 'dark');
    box([x < WIDTH / 2 ? x : x - 16, Math.round(y - tall), 20, 4], 'white');
  }
}

/** The wastewater plant: a pit, then tanks, then water in them and a house. */
function plant({ box, disc }: Sheet, done: number): void {
  for (const [x, y] of [
    [150, 230],
    [310, 230],
  ] as const) {
    disc([x, y, 70, 30], done < 0.3 ? 'shade' : 'grey');
    if (done >= 0.3) disc([x, y - 12, 70, 30], 'concrete');
    if (done >= 0.3) disc([x, y - 12, 60, 24], done >= 0.9 ? 'water' : 'dark');
  }
  if (done < 0.6) return;
  box([390, 150, 70, 60], 'white');
  box([384, 140, 82, 12], 'roof');
  box([414, 178, 20, 32], 'grey');
}

function caption({ box }: Sheet, { taken }: Picture): void {
  const top = HEIGHT - 44;
  box([0, top, WIDTH, 44], 'band');
  const [year, month, day] = taken.at.slice(0, 10).split('-');
  const write = (words: string, from: number) => {
    for (const [x, y] of lettersOf(words)) box([from + x * 2, top + 8 + y * 2, 2, 2], 'white');
  };
  write('ẢNH MINH HỌA', 14);
  write(`${day}/${month}/${year}`, WIDTH - 14 - 10 * LINE.across * 2);
}

/** The picture itself, with its time and place beside it as a camera writes them. */
export function draw(picture: Picture): Buffer {
  const { scene, done, taken, place } = picture;
  const on = sheet();
  land(on, done);
  if (scene === 'road') road(on, done);
  if (scene === 'plant') plant(on, done);
  if (done >= 0.1 && done < 0.8) digger(on, scene === 'ground' ? 190 : 40, 300);
  caption(on, picture);
  return pngOf({
    width: WIDTH,
    height: HEIGHT,
    palette: Object.values(COLOURS),
    pixels: on.pixels,
    exif: exifOf(taken, place),
  });
}
