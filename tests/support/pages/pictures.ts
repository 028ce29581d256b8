import Sheets from 'pdfkit';
import sharp from 'sharp';
import { openDocument } from '../../../server/reading/document.ts';
import { pictureOf } from '../../../server/reading/drawn.ts';
import type { Place } from '../../../shared/reading/flow.ts';
import type { Made } from './layout.ts';

/** Made documents as a scanner or a phone would hand them in, with the places of their values carried along. */

export interface Shot {
  data: Buffer;
  width: number;
  height: number;
  /** From points of the page to pixels of the picture. */
  at: (x: number, y: number) => readonly [number, number];
}

type Effect = (shot: Shot) => Promise<Shot> | Shot;

/** The pages of a made document as plain pictures of three colours. */
export async function shotsOf(pdf: Buffer): Promise<Shot[]> {
  const document = await openDocument(new Uint8Array(pdf));
  const shots: Shot[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { data, width, height, scale } = await pictureOf(await document.getPage(number));
    const rgb = await sharp(data, { raw: { width, height, channels: 4 } })
      .removeAlpha()
      .raw()
      .toBuffer();
    shots.push({ data: rgb, width, height, at: (x, y) => [x * scale, y * scale] });
  }
  await document.loadingTask.destroy();
  return shots;
}

const image = ({ data, width, height }: Shot) => sharp(data, { raw: { width, height, channels: 3 } });

async function taken(shot: Shot, made: ReturnType<typeof image>, at: Shot['at'] = shot.at): Promise<Shot> {
  const { data, info } = await made.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, at };
}

/** A generator of its own, so that every run makes the same grain. */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const each = (shot: Shot, change: (value: number, x: number, y: number, channel: number) => number): Shot => {
  const data = Buffer.alloc(shot.data.length);
  for (let i = 0; i < data.length; i++) {
    const pixel = Math.floor(i / 3);
    const value = change(shot.data[i] ?? 0, pixel % shot.width, Math.floor(pixel / shot.width), i % 3);
    data[i] = Math.max(0, Math.min(255, value));
  }
  return { ...shot, data };
};

export const grained =
  (much: number): Effect =>
  (shot) => {
    const next = noise(7);
    return each(shot, (value) => value * 0.94 + 8 + (next() - 0.5) * much);
  };

export const blurred =
  (sigma: number): Effect =>
  (shot) =>
    taken(shot, image(shot).blur(sigma));

export const smaller =
  (by: number): Effect =>
  (shot) =>
    taken(shot, image(shot).resize(Math.round(shot.width * by)), (x, y) => {
      const [px, py] = shot.at(x, y);
      return [px * by, py * by];
    });

export const turned =
  (degrees: number): Effect =>
  async (shot) => {
    const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
    const made = await taken(shot, image(shot).rotate(degrees, { background: '#f4f4f2' }));
    return {
      ...made,
      at: (x, y) => {
        const [px, py] = shot.at(x, y);
        const [dx, dy] = [px - shot.width / 2, py - shot.height / 2];
        return [dx * cos - dy * sin + made.width / 2, dx * sin + dy * cos + made.height / 2];
      },
    };
  };

/** A red seal of an office, over the text at a place given in parts of the page. */
export const sealed =
  (right: number, down: number): Effect =>
  (shot) => {
    const r = shot.width * 0.09;
    const [x, y] = [shot.width * right, shot.height * down];
    const ring = (radius: number, wide: number) =>
      `<circle cx="${x}" cy="${y}" r="${radius}" fill="none" stroke="#d3202e" stroke-width="${wide}"/>`;
    const star = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
      .map((i) => {
        const [angle, far] = [(i * Math.PI) / 5 - Math.PI / 2, i % 2 === 0 ? r * 0.4 : r * 0.16];
        return `${x + Math.cos(angle) * far},${y + Math.sin(angle) * far}`;
      })
      .join(' ');
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${shot.width}" height="${shot.height}"><rect width="100%" height="100%" fill="white"/>${ring(r, 8)}${ring(r * 0.86, 3)}${ring(r * 0.62, 3)}<polygon points="${star}" fill="#d3202e"/></svg>`;
    return taken(shot, image(shot).composite([{ input: Buffer.from(svg), blend: 'multiply' }]));
  };

/** Darker towards a corner, as under a lamp or in a book. */
export const shaded =
  (darkest: number): Effect =>
  (shot) =>
    each(shot, (value, x, y, channel) => {
      const far = (x / shot.width) * 0.6 + (y / shot.height) * 0.4;
      return value * (1 - (1 - darkest) * far) * (channel === 2 ? 0.93 : 1);
    });

export const folded =
  (at: number): Effect =>
  (shot) =>
    each(shot, (value, _x, y) => {
      const from = y / shot.height - at;
      const crease = 60 * Math.exp(-((from * 400) ** 2));
      return value * (from > 0 ? 0.88 : 1) - crease;
    });

/** Taken from aslant: the far side is narrower. */
export const aslant =
  (narrow: number, lean: number): Effect =>
  (shot) => {
    const { width, height } = shot;
    const data = Buffer.alloc(shot.data.length, 90);
    const top = narrow * width;
    // Row by row: how far a row is drawn in, and how rows crowd towards the far side.
    const inset = (v: number) => top * (1 - v);
    const rowOf = (v: number) => v * (1 + narrow * (1 - v) * 0.8);
    for (let y = 0; y < height; y++) {
      const v = y / height;
      const left = inset(v) + 12;
      const wide = width - 2 * left;
      for (let x = 0; x < width; x++) {
        const u = (x - left) / wide;
        const source = rowOf(v) + lean * (u - 0.5);
        if (u < 0 || u >= 1 || source < 0 || source >= 1) continue;
        sample(shot, data, (y * width + x) * 3, [u * (width - 1), source * (height - 1)]);
      }
    }
    const at = (px: number, py: number): readonly [number, number] => {
      const [sx, sy] = shot.at(px, py);
      const u = sx / width;
      const goal = sy / height - lean * (u - 0.5);
      let v = goal;
      for (let i = 0; i < 20; i++) v -= rowOf(v) - goal;
      const left = inset(v) + 12;
      return [left + u * (width - 2 * left), v * height];
    };
    return { data, width, height, at };
  };

function sample({ data, width }: Shot, onto: Buffer, to: number, [x, y]: [number, number]): void {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [fx, fy] = [x - left, y - top];
  for (let c = 0; c < 3; c++) {
    const at = (dx: number, dy: number) => data[((top + dy) * width + left + dx) * 3 + c] ?? 255;
    onto[to + c] =
      (at(0, 0) * (1 - fx) + at(1, 0) * fx) * (1 - fy) + (at(0, 1) * (1 - fx) + at(1, 1) * fx) * fy;
  }
}

export async function through(shot: Shot, effects: readonly Effect[]): Promise<Shot> {
  let made = shot;
  for (const effect of effects) made = await effect(made);
  return made;
}

export const asJpeg = (shot: Shot, quality: number): Promise<Buffer> =>
  image(shot).jpeg({ quality }).toBuffer();
export const asPng = (shot: Shot): Promise<Buffer> => image(shot).png().toBuffer();
export const asWebp = (shot: Shot, quality: number): Promise<Buffer> =>
  image(shot).webp({ quality }).toBuffer();

/** A scanner's PDF: pictures on pages, and no text; or a text layer that says nothing. */
export async function asPdf(shots: readonly Shot[], layer?: string): Promise<Buffer> {
  const doc = new Sheets({
    autoFirstPage: false,
    info: { CreationDate: new Date('2026-01-01T00:00:00Z') },
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => {
    doc.on('end', resolve);
  });
  for (const shot of shots) {
    doc.addPage({ size: [595.28, (595.28 * shot.height) / shot.width], margin: 0 });
    if (layer !== undefined) doc.fontSize(10).text(layer, 60, 60, { width: 470 });
    doc.image(await asJpeg(shot, 80), 0, 0, { width: 595.28 });
  }
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

/** The places of values on the picture, in its pixels or, in a PDF, in points of its pages. */
export function placesOn(made: Made, shots: readonly Shot[], points = false): Record<string, Place[]> {
  return Object.fromEntries(
    Object.entries(made.places).map(([field, places]) => [
      field,
      places.flatMap(({ page, box }) => {
        const shot = shots[page - 1];
        if (!shot) return [];
        const scale = points ? 595.28 / shot.width : 1;
        const corners = [0, 1].flatMap((i) =>
          [0, 1].map((j) => shot.at(box.x + i * box.width, box.y + j * box.height)),
        );
        const [xs, ys] = [corners.map(([x]) => x * scale), corners.map(([, y]) => y * scale)];
        const [x, y] = [Math.min(...xs), Math.min(...ys)];
        return [{ page, box: { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y } }];
      }),
    ]),
  );
}
