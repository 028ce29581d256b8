import type { Cell, Sheet } from 'hucre';
import { readXlsx } from 'hucre/xlsx';
import { isDay } from '../../shared/day.ts';
import type { BookNote, OpenedBook, OpenedSheet, Raw } from '../../shared/tables/raw.ts';
import { contentsOf, UnsafeZip } from '../evidence/zip.ts';
import { counted } from './elements.ts';
import {
  LONGEST_TEXT,
  MOST_CELLS,
  MOST_COLUMNS,
  MOST_MERGES,
  MOST_ROWS,
  MOST_SHEETS,
  MOST_TEXT,
  MOST_UNPACKED,
} from './limits.ts';
import { NotOpened } from './not-opened.ts';

/** A workbook as its sheets were saved: nothing is computed, nothing is followed, nothing runs. */
export async function openWorkbook(bytes: Buffer): Promise<OpenedBook> {
  const notes = await looked(bytes);
  const book = await readXlsx(bytes, { readStyles: true }).catch(() => {
    throw new NotOpened('unreadable');
  });
  const room: Room = { cells: MOST_CELLS, text: MOST_TEXT };
  const sheets = book.sheets.map((sheet) => sheetOf(sheet, room));
  if (sheets.every(({ rows }) => rows.length === 0)) throw new NotOpened('empty');
  return { format: 'xlsx', system: book.dateSystem ?? '1900', sheets, notes };
}

/** Every part is unpacked once and counted before anything looks for a meaning in it. */
async function looked(bytes: Buffer): Promise<BookNote[]> {
  const notes = new Set<BookNote>();
  const seen = { isWorkbook: false, cells: 0, merges: 0, sheets: 0 };
  try {
    for await (const { name, content } of contentsOf(bytes, { most: MOST_UNPACKED, code: true })) {
      if (name === 'xl/workbook.xml') seen.isWorkbook = true;
      // A binary workbook (.xlsb), whatever it is called.
      if (name === 'xl/workbook.bin') throw new NotOpened('old_excel');
      if (/vbaProject|activeX|\.exe$|\.dll$/i.test(name)) notes.add('macros');
      if (name.startsWith('xl/externalLinks/')) notes.add('external_links');
      if (name.startsWith('xl/worksheets/sheet')) seen.sheets += 1;
      if (/\.(xml|rels)$/.test(name)) refuseDefinitions(content);
      // A sheet may lie anywhere and be called anything.
      const { c, row, mergeCell } = counted(content, ['c', 'row', 'mergeCell']);
      seen.cells += c + row;
      seen.merges += mergeCell;
      if (seen.cells > MOST_CELLS * 1.5 || seen.merges > MOST_MERGES || seen.sheets > MOST_SHEETS)
        throw new NotOpened('too_large');
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

/** What all sheets together may still hold. */
interface Room {
  cells: number;
  text: number;
}

function sheetOf(
  { name, rows, cells, merges, rowDefs, columns, hidden, veryHidden }: Sheet,
  room: Room,
): OpenedSheet {
  let formulas = 0;
  const read = rows.map((row, r) => {
    const own = trimmed(
      row.map((value, c) => {
        const cell = cells?.get(`${r},${c}`);
        if (cell?.formula !== undefined) formulas += 1;
        return rawOf(value, cell);
      }),
    );
    room.cells -= own.length;
    for (const raw of own) if (typeof raw === 'string') room.text -= raw.length;
    if (room.cells < 0 || room.text < 0) throw new NotOpened('too_large');
    return own;
  });
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
