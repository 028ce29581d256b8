import exifr from 'exifr';
import sharp, { type Metadata } from 'sharp';
import type { FoundFile } from '../../shared/evidence/facet.ts';
import { placeFrom, takenFrom } from '../../shared/evidence/place.ts';

/** More pixels than any camera that people carry, and less than what fills a machine's memory. */
export const MEGAPIXELS = 120;
const LIMIT = {
  limitInputPixels: MEGAPIXELS * 1_000_000,
  sequentialRead: true,
  failOn: 'truncated',
} as const;
/** One that is not stored line by line is held as a whole while it is read. */
const MEGAPIXELS_AT_ONCE = 40;
/** What takes longer was made to. */
const PATIENCE = { seconds: 20 } as const;
const QUALITY = { thumb: 72, view: 80 } as const;
const EDGE = { thumb: 320, view: 1600 } as const;

// A picture takes one core, however many there are: others wait for answers meanwhile. Nothing of it is kept in memory.
sharp.concurrency(1);
sharp.cache(false);

export type Unreadable = 'file_unsafe' | 'file_too_large';

type PhotoFacts = Pick<FoundFile, 'width' | 'height' | 'taken' | 'place'>;

/** Size, time and place of a photograph, or why it cannot be taken. Read from the file as it came, before anything is made of it. */
export async function readPhoto(path: string): Promise<PhotoFacts | Unreadable> {
  let told: Metadata;
  try {
    told = await sharp(path, { ...LIMIT, limitInputPixels: false }).metadata();
  } catch {
    return 'file_unsafe';
  }
  const { width, height, orientation = 1 } = told;
  const most = (told.isProgressive ? MEGAPIXELS_AT_ONCE : MEGAPIXELS) * 1_000_000;
  if (width * height * (told.pages ?? 1) > most) return 'file_too_large';
  try {
    // Every bit of it is looked at once: a header alone makes no photograph.
    await sharp(path, LIMIT)
      .timeout(PATIENCE)
      .resize(EDGE.thumb, EDGE.thumb, { fit: 'inside' })
      .raw()
      .toBuffer();
  } catch {
    return 'file_unsafe';
  }
  const lying = orientation >= 5;
  return { width: lying ? height : width, height: lying ? width : height, ...(await readExif(path)) };
}

const EXIF = {
  tiff: true,
  exif: true,
  gps: true,
  ifd1: false,
  interop: false,
  xmp: false,
  icc: false,
  iptc: false,
  jfif: false,
  // Texts as the device wrote them: a time without a zone must not be read in the server's.
  reviveValues: false,
};

interface ExifTold {
  DateTimeOriginal?: unknown;
  OffsetTimeOriginal?: unknown;
  latitude?: unknown;
  longitude?: unknown;
}

/** What is broken or not there is unknown, and no reason to refuse the photograph. */
async function readExif(path: string): Promise<Pick<PhotoFacts, 'taken' | 'place'>> {
  const told: ExifTold = ((await exifr.parse(path, EXIF).catch(() => null)) as ExifTold | null) ?? {};
  return {
    taken: takenFrom(told.DateTimeOriginal, told.OffsetTimeOriginal),
    place: placeFrom(told.latitude, told.longitude),
  };
}

/** Upright, smaller, and without anything that its device wrote into it. */
export async function makeSmaller(from: string, to: string, what: 'thumb' | 'view'): Promise<void> {
  await sharp(from, LIMIT)
    .timeout(PATIENCE)
    .autoOrient()
    .resize(EDGE[what], EDGE[what], { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .webp({ quality: QUALITY[what] })
    .toFile(to);
}
