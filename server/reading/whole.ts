import type { Worker } from 'tesseract.js';
import { fieldsOf } from '../../shared/reading/fields.ts';
import type { Page } from '../../shared/reading/page.ts';
import type { Known, Reading } from '../../shared/reading/reading.ts';
import { NotRead, typeOf } from './bytes.ts';
import { PAGES_RECOGNISED } from './limits.ts';
import type { RecognisedPage } from './recognise.ts';

/**
 * A document from its bytes to what it proposes. Runs in a process of its own (child.ts). What reads texts and what reads
 * pictures is loaded when it is needed: most of a process's memory, and of its start, is code.
 */

interface Pages {
  pages: Page[];
  recognised: RecognisedPage[];
  pageCount: number;
}

/** The recogniser starts with the first page that needs it; a text has none. */
type Recogniser = () => Promise<Worker>;

export async function readWith(bytes: Uint8Array, known: Known, recogniser: Recogniser): Promise<Reading> {
  try {
    const { pages, recognised, pageCount } =
      typeOf(bytes) === 'pdf' ? await pdfPages(bytes, recogniser) : await imagePages(bytes, recogniser);
    if (pages.every(({ lines }) => lines.length === 0)) return { ok: false, failure: 'unreadable' };
    const { kind, fields } = fieldsOf(pages, known);
    const told = pages.map(({ number, width, height, turn, how }) => ({ number, width, height, turn, how }));
    if (recognised.length === 0) return { ok: true, kind, fields, pages: told, pageCount };
    const { agreedFields } = await import('./again.ts');
    const agreed = await agreedFields(fields, recognised, await recogniser());
    return { ok: true, kind, fields: agreed, pages: told, pageCount };
  } catch (error) {
    if (error instanceof NotRead) return { ok: false, failure: error.failure };
    throw error;
  }
}

async function imagePages(bytes: Uint8Array, recogniser: Recogniser): Promise<Pages> {
  const { imagePage } = await import('./looked.ts');
  const read = await imagePage(bytes, recogniser);
  return { pages: [read.page], recognised: [read], pageCount: 1 };
}

async function pdfPages(bytes: Uint8Array, recogniser: Recogniser): Promise<Pages> {
  const { openDocument, textPages } = await import('./document.ts');
  const document = await openDocument(bytes);
  try {
    const found = await textPages(document).catch(() => {
      throw new NotRead('unreadable');
    });
    const recognised: RecognisedPage[] = [];
    for (const number of found.filter((page) => typeof page === 'number').slice(0, PAGES_RECOGNISED)) {
      const { drawnPage } = await import('./looked.ts');
      recognised.push(await drawnPage(await document.getPage(number), number, recogniser));
    }
    const pages = found.flatMap((page) =>
      typeof page === 'number' ? (recognised.find((one) => one.page.number === page)?.page ?? []) : page,
    );
    return { pages, recognised, pageCount: document.numPages };
  } finally {
    await document.loadingTask.destroy();
  }
}
