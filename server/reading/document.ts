import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { Page } from '../../shared/reading/page.ts';
import { NotRead } from './bytes.ts';
import { MOST_PAGES, PAGES_READ } from './limits.ts';
import { openPdf, textPage } from './pdf.ts';

/** A PDF from its bytes, and its pages as text. */

export async function openDocument(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const document = await openPdf(bytes).catch((error: unknown) => {
    throw new NotRead(error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'unreadable');
  });
  if (document.numPages > MOST_PAGES) throw new NotRead('too_large');
  return document;
}

/** A page as text, or its number where it must be looked at. */
export async function textPages(document: PDFDocumentProxy): Promise<(Page | number)[]> {
  const pages: (Page | number)[] = [];
  for (let number = 1; number <= Math.min(document.numPages, PAGES_READ); number++) {
    const page = await document.getPage(number);
    pages.push((await textPage(page, number)) ?? number);
    page.cleanup();
  }
  return pages;
}
