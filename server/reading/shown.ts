import sharp from 'sharp';
import { NotRead } from './bytes.ts';
import type { Look } from './child.ts';
import { MOST_PIXELS } from './limits.ts';

/** A page as its reader sees it beside what was read. */

const LONG_SIDE = 1_400;
const QUALITY = 70;

sharp.cache(false);
sharp.concurrency(1);

export const pageShown = (bytes: Uint8Array, type: 'pdf' | 'image', look: Look): Promise<Uint8Array> =>
  type === 'pdf' ? pdfShown(bytes, look) : imageShown(bytes, look);

async function pdfShown(bytes: Uint8Array, { page, turn }: Look): Promise<Uint8Array> {
  const [{ openDocument }, { pictureOf }] = await Promise.all([
    import('./document.ts'),
    import('./drawn.ts'),
  ]);
  const document = await openDocument(bytes);
  if (page > document.numPages) throw new NotRead('unreadable');
  const { data, width, height } = await pictureOf(await document.getPage(page), LONG_SIDE);
  return sharp(data, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .rotate(turn)
    .webp({ quality: QUALITY })
    .toBuffer();
}

async function imageShown(bytes: Uint8Array, { page, turn }: Look): Promise<Uint8Array> {
  const image = sharp(bytes, { limitInputPixels: MOST_PIXELS });
  if (page !== 1) throw new NotRead('unreadable');
  const { data, info } = await image
    .autoOrient()
    .resize({ width: LONG_SIDE, height: LONG_SIDE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: 'white' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  // A second time: a picture that is turned twice in one go is turned once.
  return sharp(data, { raw: info }).rotate(turn).webp({ quality: QUALITY }).toBuffer();
}
