import { createCanvas } from '@napi-rs/canvas';
import type { PDFPageProxy } from 'pdfjs-dist';

/** A page of a PDF as a picture. */

type RenderParameters = Parameters<PDFPageProxy['render']>[0];

/** A picture of a page: four bytes a pixel, and how many pixels a point is. */
export interface Picture {
  data: Buffer;
  width: number;
  height: number;
  scale: number;
}

/** A4 at about 200 dpi: 10-point letters are 28 pixels high, above which nothing is recognised better. */
const PICTURE_HEIGHT = 2_300;

export async function pictureOf(page: PDFPageProxy, long = PICTURE_HEIGHT): Promise<Picture> {
  const { width, height } = page.getViewport({ scale: 1 });
  const scale = long / Math.max(width, height);
  const viewport = page.getViewport({ scale });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  // The canvas of this package draws as a browser's does; only its type is its own.
  const target = { canvas: null, canvasContext: context, viewport } as unknown as RenderParameters;
  await page.render(target).promise;
  // A copy: what the canvas shows of its memory is gone with the canvas, which nobody holds from here on.
  return { data: Buffer.from(canvas.data()), width: canvas.width, height: canvas.height, scale };
}
