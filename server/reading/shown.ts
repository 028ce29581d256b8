import sharp from 'sharp';
import { NotRead } from './bytes.ts';
import { MOST_PIXELS } from './limits.ts';

/** A page as its reader sees it beside what was read. */

const LONG_SIDE = 1_400;
const QUALITY = 70;

sharp.cache(false);
sharp.concurrency(1);

export const pageShown = (bytes: Uint8Array, type: 'pdf' | 'image', number: number): Promise<Uint8Array> =>
  type === 'pdf' ? pdfShown(bytes, number) : imageShown(bytes, number);

async function pdfShown(bytes: Uint8Array, number: number): Promise<Uint8Array> {
  const [{ openDocument }, { pictureOf }] = await Promise.all([
    import('./document.ts'),
    import('./drawn.ts'),
  ]);
  const document = await openDocument(bytes);
  if (number > document.numPages) throw new NotRead('unreadable');
  const { data, width, height } = await pictureOf(await document.getPage(number), LONG_SIDE);
  return sharp(data, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .webp({ quality: QUALITY })
    .toBuffer();
}

async function imageShown(bytes: Uint8Array, number: number): Promise<Uint8Array> {
  const image = sharp(bytes, { limitInputPixels: MOST_PIXELS });
  if (number !== 1) throw new NotRead('unreadable');
  return image
    .autoOrient()
    .resize({ width: LONG_SIDE, height: LONG_SIDE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: 'white' })
    .webp({ quality: QUALITY })
    .toBuffer();
}
