import { withoutIdentity } from '../../shared/tables/identity-numbers.ts';
import type { OpenedBook } from '../../shared/tables/raw.ts';
import { MOST_BYTES } from './limits.ts';
import { NotOpened } from './not-opened.ts';
import { openText } from './text-file.ts';
import { openWorkbook } from './workbook-read.ts';

/** A table from its bytes: what it is they say themselves, its name says nothing. Throws NotOpened. */
export async function opened(bytes: Buffer): Promise<OpenedBook> {
  if (bytes.length > MOST_BYTES) throw new NotOpened('too_large');
  if (bytes.length === 0) throw new NotOpened('empty');
  const book = await bookOf(bytes);
  return { ...book, sheets: book.sheets.map(withoutIdentity) };
}

/** The container of Office before 2007, and of workbooks with a password. */
const OLD = Buffer.from('d0cf11e0a1b11ae1', 'hex');

function bookOf(bytes: Buffer): Promise<OpenedBook> | OpenedBook {
  if (bytes.subarray(0, 8).equals(OLD)) {
    throw new NotOpened(bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'locked' : 'old_excel');
  }
  const head = bytes.toString('latin1', 0, 4);
  if (head === 'PK\x03\x04') return openWorkbook(bytes);
  if (/^(%PDF|PK|\x89PNG|\xff\xd8|GIF8|<\?xm|<htm|<!DO|RIFF)/i.test(head)) throw new NotOpened('not_a_table');
  return openText(bytes);
}
