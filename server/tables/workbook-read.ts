import type { Cell, Sheet } from 'hucre';
import { readXlsx } from 'hucre/xlsx';
import { isDay } from '../../shared/day.ts';
import type { BookNote, OpenedBook, OpenedSheet, Raw } from '../../shared/tables/raw.ts';
import { contentsOf, UnsafeZip } from '../evidence/zip.ts';
import { LONGEST_TEXT, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, MOST_UNPACKED } from './limits.ts';
import { NotOpened } from './not-opened.ts';

/** A workbook as its sheets were saved: nothing is computed, nothing is followed, nothing runs. */
export async function openWorkbook(bytes: Buffer): Promise<OpenedBook> {
  const notes = await looked(bytes);
  const book = await readXlsx(bytes, { readStyles: true }).catch(() => {
    throw new NotOpened('unreadable');
  });
  const sheets = book.sheets.map(sheetOf);
  if (sheets.every(({ rows }) => rows.length === 0)) throw new NotOpened('empty');
  return { format: 'xlsx', system: book.dateSystem ?? '1900', sheets, notes };
}

/** Every part is unpacked once and counted before anything looks for a meaning in it. */
async function looked(bytes: Buffer): Promise<BookNote[]> {
  const notes = new Set<BookNote>();
  const seen = { isWorkbook: false, cells: 0, sheets: 0 };
  try {
    for await (const { name, content } of contentsOf(bytes, { most: MOST_UNPACKED, code: true })) {
      if (name === 'xl/workbook.xml') seen.isWorkbook = true;
      if (/vbaProject|activeX|\.exe$|\.dll$/i.test(name)) notes.add('macros');
      if (name.startsWith('xl/externalLinks/')) notes.add('external_links');
      if (name.startsWith('xl/worksheets/sheet')) {
        seen.sheets += 1;
        seen.cells += occurrences(content, '<c ') + occurrences(content, '<row');
      }
      if (/\.(xml|rels)$/.test(name)) refuseDefinitions(content);
      if (seen.cells > MOST_CELLS * 1.5 || seen.sheets > MOST_SHEETS) throw new NotOpened('too_large');
    }
  } catch (error) {
    if (error instanceof UnsafeZip)
      throw new NotOpened(error.message === 'too much' ? 'too_large' : 'unsafe');
    throw error;
  }
  if (!seen.isWorkbook) throw new NotOpened('not_a_table');
  return [...notes];
}

/** A part that defines entities, or is written in letters in which that cannot be seen, is none that Office writes. */
function refuseDefinitions(content: Buffer): void {
  const isWide =
    content.length > 1 &&
    (content[0] === 0 || content[1] === 0 || content[0] === 0xff || content[0] === 0xfe);
  if (isWide || content.includes('<!DOCTYPE') || content.includes('<!ENTITY')) throw new NotOpened('unsafe');
}

function occurrences(content: Buffer, text: string): number {
  let [at, found] = [content.indexOf(text), 0];
  for (; at >= 0 && found <= MOST_CELLS * 2; at = content.indexOf(text, at + text.length)) found += 1;
  return found;
}

function sheetOf({ name, rows, cells, merges, rowDefs, columns, hidden, veryHidden }: Sheet): OpenedSheet {
  let formulas = 0;
  const read = rows.map((row, r) =>
    trimmed(
      row.map((value, c) => {
        const cell = cells?.get(`${r},${c}`);
        if (cell?.formula !== undefined) formulas += 1;
        return rawOf(value, cell);
      }),
    ),
  );
  while (read.length > 0 && read.at(-1)?.length === 0) read.pop();
  if (read.length > MOST_ROWS || read.some((row) => row.length > MOST_COLUMNS))
    throw new NotOpened('too_large');
  return {
    name: name.slice(0, 100),
    isHidden: (hidden ?? false) || (veryHidden ?? false),
    rows: read,
    merges: (merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
      top: startRow,
      left: startCol,
      bottom: endRow,
      right: endCol,
    })),
    hiddenRows: [...(rowDefs ?? [])].filter(([, { hidden: is }]) => is).map(([row]) => row),
    hiddenColumns: (columns ?? []).flatMap((column, i) => (column.hidden ? [i] : [])),
    formulas,
  };
}

function trimmed(row: Raw[]): Raw[] {
  let end = row.length;
  while (end > 0 && row[end - 1] === null) end -= 1;
  return row.slice(0, end);
}

/** Parts of a format that are text: "ngày" in quotes shows no day. */
const LITERAL = /"[^"]*"|\\.|\[[^\]]*\]/g;

function rawOf(value: Sheet['rows'][number][number], cell: Cell | undefined): Raw {
  if (cell?.type === 'error') return { fault: String(value ?? '#').slice(0, 20) };
  if (value === null || value === undefined) return cell?.formula === undefined ? null : { fault: '=' };
  const format = (cell?.style?.numFmt ?? '').replace(LITERAL, '').toLowerCase();
  if (typeof value === 'object') return dayOf(value, format);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return { fault: '#NUM!' };
    return format.includes('%') ? { percent: Number((value * 100).toPrecision(13)) } : value;
  }
  if (typeof value === 'boolean') return value;
  if (/^#(REF|N\/A|VALUE|DIV\/0|NAME\?|NULL|NUM)!?$/.test(value)) return { fault: value };
  return value === '' ? null : value.slice(0, LONGEST_TEXT);
}

/** An instant of the library's, at midnight by UTC. */
function dayOf(value: { getTime(): number; toISOString(): string }, format: string): Raw {
  const day = Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (!isDay(day)) return { fault: '#NUM!' };
  if (format.includes('d') || !/[my]/.test(format)) return { day, shows: 'day' };
  return { day, shows: format.includes('m') ? 'month' : 'year' };
}
