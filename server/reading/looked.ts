import type { PDFPageProxy } from 'pdfjs-dist';
import type { Worker } from 'tesseract.js';
import { pictureOf } from './drawn.ts';
import { openImage, prepared } from './picture.ts';
import { type RecognisedPage, recognisedPage } from './recognise.ts';

/** Pages that are looked at: a picture, or a page of a PDF that has no text. */

export async function imagePage(
  bytes: Uint8Array,
  recogniser: () => Promise<Worker>,
): Promise<RecognisedPage> {
  const image = await openImage(bytes);
  const size = image.page;
  const picture = await prepared(image, size);
  return recognisedPage(await recogniser(), 1, { picture, size });
}

export async function drawnPage(
  page: PDFPageProxy,
  number: number,
  recogniser: () => Promise<Worker>,
): Promise<RecognisedPage> {
  const { width, height } = page.getViewport({ scale: 1 });
  const size = { width, height };
  const picture = await prepared({ ...(await pictureOf(page)), channels: 4 }, size);
  page.cleanup();
  return recognisedPage(await recogniser(), number, { picture, size });
}
