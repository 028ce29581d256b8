import { parse } from 'csv-parse/sync';
import { unescaped } from '../../shared/tables/csv.ts';
import type { BookNote, OpenedBook, Raw } from '../../shared/tables/raw.ts';
import { LONGEST_TEXT, MOST_CELLS, MOST_COLUMNS, MOST_ROWS } from './limits.ts';
import { NotOpened } from './not-opened.ts';

/** A text file as a table: its letters and its separator are found out by what stands in it. */
export function openText(bytes: Buffer): OpenedBook {
  const { text, note } = decoded(bytes);
  if (text.trim() === '') throw new NotOpened('empty');
  const rows = linesOf(text);
  if (rows.length > MOST_ROWS || rows.length * Math.max(...rows.map((row) => row.length)) > MOST_CELLS)
    throw new NotOpened('too_large');
  if (rows.every((row) => row.length < 2)) throw new NotOpened('not_a_table');
  const sheet = {
    name: 'CSV',
    isHidden: false,
    rows,
    merges: [],
    hiddenRows: [],
    hiddenColumns: [],
    formulas: 0,
  };
  return { format: 'csv', system: null, sheets: [sheet], notes: note ? [note] : [] };
}

const hasMark = (bytes: Buffer, mark: number[]): boolean => mark.every((byte, i) => bytes[i] === byte);

function decoded(bytes: Buffer): { text: string; note: BookNote | null } {
  if (hasMark(bytes, [0xff, 0xfe]))
    return { text: new TextDecoder('utf-16le').decode(bytes), note: 'utf_16' };
  if (hasMark(bytes, [0xfe, 0xff]))
    return { text: new TextDecoder('utf-16be').decode(bytes), note: 'utf_16' };
  // What holds a nought is no text.
  if (bytes.includes(0)) throw new NotOpened('not_a_table');
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), note: null };
  } catch {
    // The letters of Windows before Unicode: marks stand behind their letters, and are put together where they are read.
    return { text: new TextDecoder('windows-1258').decode(bytes).normalize('NFC'), note: 'windows_1258' };
  }
}

const SEPARATORS = [';', ',', '\t', '|'] as const;

function linesOf(text: string): Raw[][] {
  const delimiter = separatorOf(text);
  let records: string[][];
  try {
    records = parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: 200_000,
      to: MOST_ROWS + 1,
    });
  } catch {
    throw new NotOpened('unreadable');
  }
  return records.map((record) => {
    if (record.length > MOST_COLUMNS) throw new NotOpened('too_large');
    return record.map((cell) => (cell === '' ? null : unescaped(cell).slice(0, LONGEST_TEXT)));
  });
}

/** The one that stands most evenly in the lines that have any; quotes left out. */
function separatorOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\n|\r/)
    .filter(Boolean)
    .slice(0, 50);
  const scores = SEPARATORS.map((separator) => {
    const counts = new Map<number, number>();
    for (const line of lines) {
      const n = line.split(separator).length - 1;
      if (n > 0) counts.set(n, (counts.get(n) ?? 0) + 1);
    }
    return Math.max(0, ...[...counts].map(([n, times]) => times * 10 + Math.min(n, 9)));
  });
  return SEPARATORS[scores.indexOf(Math.max(...scores))] ?? ',';
}
