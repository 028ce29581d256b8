import { cleaned, isEmpty, legacyLetters, shownText } from '../tables/clean.ts';
import { type ClusterField, FIELD_RULES, IDENTIFYING } from '../tables/fields.ts';
import { isFaultCell, type OpenedSheet, type Raw } from '../tables/raw.ts';
import { type CellProblem, EMPTY, problem, type Question, type Read } from '../tables/read.ts';
import { type NumberKind, readNumber } from '../tables/read-number.ts';
import { type ClassedRow, type Columns, classRows, type RowKind } from '../tables/rows.ts';
import { numberColumn, questionsOf } from '../tables/settle.ts';
import { hasMarkup } from '../text.ts';
import type { ColumnAsked, ReadingAsked } from './asked.ts';
import { kindIn, type UnitFinder } from './words.ts';

/** The records of a sheet as they were mapped, each with what was read of it and what could not be. */

export type Value = string | number;
export interface CellFault {
  column: number;
  issue: CellProblem;
  /** What stands in the cell, as it was shown. */
  shown: string;
}
export interface SheetRecord {
  /** Of the sheet, from 0. */
  row: number;
  /** The heading under which it stands. */
  group: string | null;
  values: Partial<Record<ClusterField, Value>>;
  faults: CellFault[];
}

export interface ReadSheet {
  records: SheetRecord[];
  /** What is asked once for a column, by its place; nothing of such a column is read until it is answered. */
  questions: { column: number; asks: Question[] }[];
  /** How many rows were none, and of which kind. */
  left: Partial<Record<RowKind, number>>;
}

type ReadCell = (raw: Raw) => Read<Value>;

export function readSheet(
  sheet: OpenedSheet,
  asked: Pick<ReadingAsked, 'head' | 'columns' | 'withHidden'>,
  units: UnitFinder,
): ReadSheet {
  const names = headNames(sheet, asked.head);
  const columns = visible(sheet, asked);
  const place = (field: ClusterField) => columns.findIndex((column) => column?.field === field);
  const rows = classRows(sheet, asked.head.bottom + 1, columnsOf(columns, place));
  const isTaken = ({ kind }: ClassedRow) => kind === 'record' || (kind === 'hidden' && asked.withHidden);
  const taken = rows.filter(isTaken);
  const questions: ReadSheet['questions'] = [];
  const readers = columns.map((column, i): ReadCell | null => {
    if (!column?.field || column.field === 'order') return null;
    const cells = taken.map(({ row }) => sheet.rows[row]?.[i] ?? null);
    const reader = readerOf(column, { head: names[i] ?? '', cells, units });
    if (reader.asks.length > 0) questions.push({ column: i, asks: reader.asks });
    return reader.read;
  });
  const above: Raw[] = [];
  const records = taken.map(({ row, group }) => {
    const cells = columns.map((column, i): Raw => {
      const cell = sheet.rows[row]?.[i] ?? null;
      if (!isEmpty(cell)) above[i] = cell;
      return column?.sameAsAbove && isEmpty(cell) ? (above[i] ?? null) : cell;
    });
    return recordOf({ row, group, cells }, columns, readers);
  });
  return { records, questions, left: tally(rows.filter((row) => !isTaken(row))) };
}

/** Columns that are hidden are none, unless they were ticked. */
const visible = (
  { hiddenColumns }: OpenedSheet,
  { columns, withHidden }: Pick<ReadingAsked, 'columns' | 'withHidden'>,
): (ColumnAsked | null)[] =>
  columns.map((column, i) => (!withHidden && hiddenColumns.includes(i) ? null : column));

function columnsOf(
  columns: readonly (ColumnAsked | null)[],
  place: (field: ClusterField) => number,
): Columns {
  const order = place('order');
  return {
    order: order < 0 ? null : order,
    naming: IDENTIFYING.map(place).filter((i) => i >= 0),
    mapped: columns.flatMap((column, i) => (column?.field ? [i] : [])),
  };
}

const headNames = ({ rows }: OpenedSheet, { top, bottom }: ReadingAsked['head']): string[] => {
  const width = Math.max(0, ...rows.slice(top, bottom + 1).map((row) => row.length));
  return Array.from({ length: width }, (_c, i) =>
    rows
      .slice(top, bottom + 1)
      .map((row) => shownText(row[i] ?? null))
      .join(' '),
  );
};

function recordOf(
  { row, group, cells }: { row: number; group: string | null; cells: readonly Raw[] },
  columns: readonly (ColumnAsked | null)[],
  readers: readonly (ReadCell | null)[],
): SheetRecord {
  const record: SheetRecord = { row, group, values: {}, faults: [] };
  for (const [i, read] of readers.entries()) {
    const field = columns[i]?.field;
    if (!read || !field) continue;
    const found = read(cells[i] ?? null);
    if ('value' in found) record.values[field] = found.value;
    if ('problem' in found) {
      record.faults.push({
        column: i,
        issue: found.problem,
        shown: shownText(cells[i] ?? null).slice(0, 200),
      });
    }
  }
  return record;
}

function tally(rows: readonly ClassedRow[]): ReadSheet['left'] {
  const left: ReadSheet['left'] = {};
  for (const { kind } of rows) left[kind] = (left[kind] ?? 0) + 1;
  return left;
}

const LONGEST: Partial<Record<ClusterField, number>> = { code: 200, name: 200, place: 200, decision_no: 200 };

function readerOf(
  { field, answers }: ColumnAsked,
  { head, cells, units }: { head: string; cells: readonly Raw[]; units: UnitFinder },
): { read: ReadCell; asks: Question[] } {
  const known = field as ClusterField;
  const { reads } = FIELD_RULES[known];
  switch (reads) {
    case 'choice':
      return { read: (raw) => chosen(raw, kindIn), asks: [] };
    case 'unit':
      return { read: (raw) => chosen(raw, units.find), asks: [] };
    case 'text':
    case 'order':
      return { read: (raw) => textOf(raw, LONGEST[known] ?? 1000), asks: [] };
    default: {
      const column = numberColumn(reads satisfies NumberKind, { head, cells, answers });
      return { read: (raw) => readNumber(raw, column), asks: questionsOf(column, cells) };
    }
  }
}

function textOf(raw: Raw, longest: number): Read<string> {
  if (isEmpty(raw)) return EMPTY;
  if (isFaultCell(raw)) return problem(raw.fault === '=' ? 'not_computed' : 'fault');
  const text = typeof raw === 'string' ? cleaned(raw) : shownText(raw);
  if (legacyLetters(text) !== null) return problem('legacy_letters');
  if (hasMarkup(text)) return problem('markup');
  return text.length > longest ? problem('too_long') : { value: text };
}

function chosen(raw: Raw, find: (text: string) => string): Read<string> {
  const read = textOf(raw, 200);
  if (!('value' in read)) return read;
  const found = find(read.value);
  return PROBLEMS.has(found) ? problem(found as CellProblem) : { value: found };
}
const PROBLEMS = new Set<string>(['not_a_choice', 'unknown_unit', 'ambiguous_unit']);
