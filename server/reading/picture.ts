import sharp, { type Sharp } from 'sharp';
import { type Affine, followedBy, rotated, scaled } from './affine.ts';
import { NotRead } from './bytes.ts';
import { evened, greyOf } from './light.ts';
import { MOST_PIXELS } from './limits.ts';
import { type Grey, standingOf } from './straight.ts';

/** A picture made ready for recognition, and the way from the page as it was handed in to it. */
export interface Prepared extends Grey {
  fromPage: Affine;
  /** Quarter turns that were made, in degrees clockwise. */
  turn: number;
}

export interface RawPicture {
  data: Uint8Array;
  channels: 1 | 2 | 3 | 4;
  width: number;
  height: number;
}

/** The long side of what is recognised: letters of 13 points are then some 30 pixels high. */
const LONG_SIDE = 2_400;
const MOST_ENLARGED = 2;
const SMALL = 900;
const LEAST_LEAN = 0.25;

// A process that reads one document needs no memory of pictures, and the other core is the server's.
sharp.cache(false);
sharp.concurrency(1);

/** As a browser shows it: a phone's picture is turned by what the camera noted. */
export async function openImage(
  bytes: Uint8Array,
): Promise<RawPicture & { page: { width: number; height: number } }> {
  try {
    const image = sharp(bytes, { limitInputPixels: false, failOn: 'error' });
    const { width, height, autoOrient } = await image.metadata();
    if (width * height > MOST_PIXELS) throw new NotRead('too_large');
    const page = { width: autoOrient.width, height: autoOrient.height };
    const { data, info } = await image
      .autoOrient()
      .flatten({ background: 'white' })
      .toColourspace('srgb')
      .resize({ width: LONG_SIDE * 1.25, height: LONG_SIDE * 1.25, fit: 'inside', withoutEnlargement: true })
      .raw()
      .toBuffer({ resolveWithObject: true });
    return {
      data,
      channels: info.channels,
      width: info.width,
      height: info.height,
      page,
    };
  } catch (error) {
    if (error instanceof NotRead) throw error;
    throw new NotRead('unreadable');
  }
}

const greySharp = ({ data, width, height }: Grey) => sharp(data, { raw: { width, height, channels: 1 } });

const out = async (image: Sharp): Promise<Grey> => {
  const { data, info } = await image.toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
};

/** Even paper, upright lines; whether it stands on its head only reading can tell. */
export async function prepared(
  picture: RawPicture,
  page: { width: number; height: number },
): Promise<Prepared> {
  const grey = { data: greyOf(picture.data, picture.channels), width: picture.width, height: picture.height };
  const scale = Math.min(MOST_ENLARGED, LONG_SIDE / Math.max(grey.width, grey.height));
  const even = evened(
    await out(
      greySharp(grey).resize(Math.round(grey.width * scale), Math.round(grey.height * scale), {
        kernel: 'cubic',
      }),
    ),
  );
  const small = await out(greySharp(even).resize({ width: SMALL, height: SMALL, fit: 'inside' }));
  const { sideways, lean } = standingOf(small);
  const fromPage = scaled(even.width / page.width);
  const turn = sideways ? 90 : 0;
  return rotate({ ...even, fromPage, turn: 0 }, turn, Math.abs(lean) < LEAST_LEAN ? 0 : -lean);
}

/** Turned clockwise by quarters and straightened by a few degrees more. */
export async function rotate(picture: Prepared, quarter: number, more = 0): Promise<Prepared> {
  const degrees = quarter + more;
  if (degrees === 0) return picture;
  const grey = await out(greySharp(picture).rotate(degrees, { background: 'white' }));
  return {
    ...grey,
    turn: (picture.turn + quarter) % 360,
    fromPage: followedBy(picture.fromPage, rotated(degrees, picture, grey)),
  };
}

/** A part of it, enlarged, with paper around. */
export async function cut(
  picture: Grey,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  scale: number,
): Promise<Grey | null> {
  const left = Math.max(0, Math.floor(x));
  const top = Math.max(0, Math.floor(y));
  const wide = Math.min(picture.width - left, Math.ceil(width));
  const high = Math.min(picture.height - top, Math.ceil(height));
  if (wide < 8 || high < 8) return null;
  const part = await out(
    greySharp(picture)
      .extract({ left, top, width: wide, height: high })
      .resize(Math.round(wide * scale), Math.round(high * scale), { kernel: 'lanczos3' })
      .extend({ top: 20, bottom: 20, left: 20, right: 20, background: 'white' }),
  );
  return part;
}

/** The plainest of picture formats, which costs nothing to write. */
export const asPgm = ({ data, width, height }: Grey): Buffer =>
  Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), data]);
