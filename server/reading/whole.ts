import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { Worker } from 'tesseract.js';
import { fieldsOf } from '../../shared/reading/fields.ts';
import type { Page } from '../../shared/reading/page.ts';
import type { Known, Reading } from '../../shared/reading/reading.ts';
import { agreedFields } from './again.ts';
import { NotRead, openDocument, textPages, typeOf } from './document.ts';
import { PAGES_RECOGNISED } from './limits.ts';
import { pictureOf } from './pdf.ts';
import { openImage, prepared } from './picture.ts';
import { openRecogniser, type RecognisedPage, recognisedPage } from './recognise.ts';

/** A document from its bytes to what it proposes. Runs in a process of its own (child.ts). */

interface Pages {
  pages: Page[];
  recognised: RecognisedPage[];
  pageCount: number;
}

/** The recogniser starts with the first page that needs it; a text has none. */
type Recogniser = () => Promise<Worker>;

export async function readWhole(bytes: Uint8Array, known: Known): Promise<Reading> {
  let started: Promise<Worker> | null = null;
  try {
    return await readWith(bytes, known, () => (started ??= openRecogniser()));
  } finally {
    await (await (started as Promise<Worker> | null))?.terminate();
  }
}

export async function readWith(bytes: Uint8Array, known: Known, recogniser: Recogniser): Promise<Reading> {
  try {
    const { pages, recognised, pageCount } =
      typeOf(bytes) === 'pdf' ? await pdfPages(bytes, recogniser) : await imagePages(bytes, recogniser);
    if (pages.every(({ lines }) => lines.length === 0)) return { ok: false, failure: 'unreadable' };
    const { kind, fields } = fieldsOf(pages, known);
    const sure =
      recognised.length === 0 ? fields : await agreedFields(fields, recognised, await recogniser());
    const told = pages.map(({ number, width, height, turn, how }) => ({ number, width, height, turn, how }));
    return { ok: true, kind, fields: sure, pages: told, pageCount };
  } catch (error) {
    if (error instanceof NotRead) return { ok: false, failure: error.failure };
    throw error;
  }
}

async function imagePages(bytes: Uint8Array, recogniser: Recogniser): Promise<Pages> {
  const image = await openImage(bytes);
  const picture = await prepared(image, image.page);
  const read = await recognisedPage(await recogniser(), 1, { picture, size: image.page });
  return { pages: [read.page], recognised: [read], pageCount: 1 };
}

async function pdfPages(bytes: Uint8Array, recogniser: Recogniser): Promise<Pages> {
  const document = await openDocument(bytes);
  try {
    const found = await textPages(document).catch(() => {
      throw new NotRead('unreadable');
    });
    const recognised: RecognisedPage[] = [];
    for (const number of found.filter((page) => typeof page === 'number').slice(0, PAGES_RECOGNISED)) {
      recognised.push(await lookedAt(document, number, await recogniser()));
    }
    const pages = found.flatMap((page) =>
      typeof page === 'number' ? (recognised.find((one) => one.page.number === page)?.page ?? []) : page,
    );
    return { pages, recognised, pageCount: document.numPages };
  } finally {
    await document.loadingTask.destroy();
  }
}

async function lookedAt(document: PDFDocumentProxy, number: number, worker: Worker): Promise<RecognisedPage> {
  const page = await document.getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  const drawn = await pictureOf(page);
  page.cleanup();
  const picture = await prepared({ ...drawn, channels: 4 }, { width, height });
  return recognisedPage(worker, number, { picture, size: { width, height } });
}
