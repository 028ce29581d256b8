import type { Day } from '../day.ts';
import type { Edtf } from '../edtf.ts';
import type { CodeName } from '../i18n/named.ts';
import type { MilestoneCode } from '../lifecycle.ts';
import { cleaned, isEmpty, legacyLetters, shownText } from '../tables/clean.ts';
import { type Meaning, meaningOf } from '../tables/date-heads.ts';
import { IDENTIFYING, type ImportField, milestoneIn, ruleOf } from '../tables/fields.ts';
import { isFaultCell, type OpenedSheet, type Raw } from '../tables/raw.ts';
import { type CellProblem, EMPTY, problem, type Question, type Read } from '../tables/read.ts';
import { readDate } from '../tables/read-date.ts';
import { type NumberKind, readNumber } from '../tables/read-number.ts';
import { type ClassedRow, type Columns, classRows, type RowKind } from '../tables/rows.ts';
import type { DateSystem } from '../tables/serial.ts';
import { numberColumn, questionsOf } from '../tables/settle.ts';
import { hasMarkup, seen } from '../text.ts';
import type { ColumnAsked, ReadingAsked } from './asked.ts';
import { componentNamed } from './code-words.ts';
import { milestoneNamed } from './milestone-words.ts';
import { roleIn } from './role-words.ts';
import { stageIn } from './stage-words.ts';
import { findUnder, kindIn, type UnitFinder } from './words.ts';

/** The records of a sheet as they were mapped, each with what was read of it and what could not be. */

export type Value = string | number;
export interface CellFault {
  column: number;
  issue: CellProblem;
  /** What stands in the cell, as it was shown. */
  shown: string;
}
/** What a column of a milestone says: when it happened, or by when a decision wants it. */
export interface DateSaid {
  milestone: MilestoneCode;
  means: Meaning;
  date: Edtf;
  /** What the date is a column of. */
  field: ImportField;
}
export interface SheetRecord {
  /** Of the sheet, from 0. */
  row: number;
  /** The heading under which it stands. */
  group: string | null;
  values: Partial<Record<ImportField, Value>>;
  dates: DateSaid[];
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
interface Reader {
  read: ReadCell;
  asks: Question[];
  /** Of a column of dates of a milestone. */
  means?: Meaning;
}
/** By what cells are read: the units and names that are known, how the file counts its days, and the day it is. */
export interface ReadAround {
  units: UnitFinder;
  system: DateSystem | null;
  today: Day;
  /** What the installation calls its codes. */
  names: readonly CodeName[];
}

export function readSheet(
  sheet: OpenedSheet,
  asked: Pick<ReadingAsked, 'head' | 'columns' | 'withHidden'>,
  around: ReadAround,
): ReadSheet {
  const names = headNames(sheet, asked.head);
  const columns = visible(sheet, asked);
  const place = (field: ImportField) => columns.findIndex((column) => column?.field === field);
  const rows = classRows(sheet, asked.head.bottom + 1, columnsOf(columns, place));
  const isTaken = ({ kind }: ClassedRow) => kind === 'record' || (kind === 'hidden' && asked.withHidden);
  const taken = rows.filter(isTaken);
  const questions: ReadSheet['questions'] = [];
  const hasStage = place('stage') >= 0;
  const readers = columns.map((column, i): Reader | null => {
    if (!column?.field || column.field === 'order') return null;
    const cells = taken.map(({ row }) => sheet.rows[row]?.[i] ?? null);
    const reader = readerOf(column, { head: names[i] ?? '', cells, hasStage, ...around });
    if (reader.asks.length > 0) questions.push({ column: i, asks: reader.asks });
    return reader;
  });
  let above: Raw[] = [];
  let heading: string | null = null;
  const records = taken.map(({ row, group }) => {
    // What stands under another heading says nothing here.
    if (group !== heading) above = [];
    heading = group;
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

function columnsOf(columns: readonly (ColumnAsked | null)[], place: (field: ImportField) => number): Columns {
  const order = place('order');
  return {
    order: order < 0 ? null : order,
    naming: IDENTIFYING.map(place).filter((i) => i >= 0),
    carried: IDENTIFYING.map(place).filter((i) => columns[i]?.sameAsAbove),
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
  readers: readonly (Reader | null)[],
): SheetRecord {
  const record: SheetRecord = { row, group, values: {}, dates: [], faults: [] };
  for (const [i, reader] of readers.entries()) {
    const column = columns[i];
    if (!reader || !column?.field) continue;
    const found = reader.read(cells[i] ?? null);
    if ('value' in found) put(record, column, { value: found.value, means: reader.means });
    if ('problem' in found) {
      record.faults.push({
        column: i,
        issue: found.problem,
        shown: seen(shownText(cells[i] ?? null)).slice(0, 200),
      });
    }
  }
  return record;
}

function put(
  record: SheetRecord,
  { field, answers }: ColumnAsked,
  { value, means }: { value: Value; means: Meaning | undefined },
): void {
  if (field === null) return;
  const milestone = milestoneIn(field);
  if (milestone !== null) {
    if (means !== undefined) record.dates.push({ milestone, means, date: String(value), field });
    return;
  }
  record.values[field] = value;
  const stage = field === 'status_reported' && answers.stage === 'told' ? stageIn(String(value)) : null;
  if (stage !== null) record.values.stage = stage;
}

function tally(rows: readonly ClassedRow[]): ReadSheet['left'] {
  const left: ReadSheet['left'] = {};
  for (const { kind } of rows) left[kind] = (left[kind] ?? 0) + 1;
  return left;
}

const LONGEST: Partial<Record<ImportField, number>> = {
  code: 200,
  name: 200,
  place: 200,
  decision_no: 200,
  document_no: 80,
  document_issuer: 200,
};

interface ReaderAround extends ReadAround {
  head: string;
  cells: readonly Raw[];
  /** A column tells the stages itself. */
  hasStage: boolean;
}

function readerOf(column: ColumnAsked, around: ReaderAround): Reader {
  const { answers } = column;
  const known = column.field as ImportField;
  const { head, cells, units, system, names } = around;
  const { reads } = ruleOf(known);
  switch (reads) {
    case 'choice':
      return { read: (raw) => chosen(raw, kindIn), asks: [] };
    case 'unit':
      return { read: (raw) => chosen(raw, findUnder(head, units)), asks: [] };
    case 'milestone':
      return { read: (raw) => chosen(raw, (text) => milestoneNamed(text, names)), asks: [] };
    case 'role':
      return { read: (raw) => chosen(raw, roleIn), asks: [] };
    case 'component':
      return { read: (raw) => chosen(raw, (text) => componentNamed(text, names)), asks: [] };
    case 'stage':
      return { read: (raw) => chosen(raw, (text) => stageIn(text) ?? 'not_a_stage'), asks: [] };
    case 'date':
      return dateReader(column, { head, cells, system, today: around.today });
    case 'text':
    case 'order': {
      const read: ReadCell = (raw) => textOf(raw, LONGEST[known] ?? 1000);
      return { read, asks: known === 'status_reported' ? asksStage(column, around) : [] };
    }
    default: {
      const settled = numberColumn(reads satisfies NumberKind, { head, cells, answers });
      return { read: (raw) => readNumber(raw, settled), asks: questionsOf(settled, cells) };
    }
  }
}

/** Dates under the name of a milestone: of what has happened, or of what a decision wants, is asked where nothing says it. */
function dateReader(
  { field, answers }: ColumnAsked,
  {
    head,
    cells,
    system,
    today,
  }: { head: string; cells: readonly Raw[]; system: DateSystem | null; today: Day },
): Reader {
  const read: ReadCell = (raw) => readDate(raw, system);
  const milestone = field && milestoneIn(field);
  if (!milestone) return { read, asks: [] };
  const dates = cells.flatMap((cell) => {
    const found = readDate(cell, system);
    return 'value' in found ? [found.value] : [];
  });
  const means = answers.dates ?? meaningOf(milestone, { head, dates, today });
  if (means !== null) return { read, asks: [], means };
  return { read, asks: dates.length === 0 ? [] : ['dates'] };
}

/** Remarks that begin with the words of a stage: that they tell it is asked, where no column does. */
function asksStage({ answers }: ColumnAsked, { cells, hasStage }: ReaderAround): Question[] {
  if (hasStage || answers.stage !== undefined) return [];
  return cells.some((cell) => typeof cell === 'string' && stageIn(cleaned(cell)) !== null) ? ['stage'] : [];
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
const PROBLEMS = new Set<string>([
  'not_a_choice',
  'not_a_milestone',
  'not_a_component',
  'not_a_stage',
  'not_a_role',
  'unknown_unit',
  'ambiguous_unit',
]);
