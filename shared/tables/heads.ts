import { foldVietnamese } from '../text.ts';
import type { UnitLevel } from '../unit.ts';
import { shownText } from './clean.ts';
import {
  FIELDS_OF,
  IMPORT_KINDS,
  type ImportField,
  type ImportKind,
  milestoneIn,
  TELLING,
} from './fields.ts';
import { headKey, likeness, NAME_JOINED, type ReadHead, readHead } from './head-likeness.ts';
import { isDayCell, type Merge, type OpenedSheet, type Raw } from './raw.ts';

/** Where the head of a sheet's table is, what its columns are called, and what they can be. */
export interface Head {
  /** The first and the last row of it. */
  top: number;
  bottom: number;
  /** By column; a name over several columns stands before each of theirs: 'Tiến độ · Khởi công'. */
  names: string[];
}

/** A head is looked for so far down, over so many rows. */
const DEPTH = 40;
const TALLEST = 4;

const DISTRICTS = /\b(huyen|quan|thi xa|district)\b/;
const COMMUNES = /\b(xa|phuong|thi tran|commune|ward)\b/;

/** Of which level a column is by its head: one headed 'Huyện' names districts, one headed 'Huyện, xã' either. */
export function levelOfHead(head: string): UnitLevel | null {
  const said = foldVietnamese(head);
  const [district, commune] = [DISTRICTS.test(said), COMMUNES.test(said.replace(/\bthi xa\b/g, ' '))];
  return district === commune ? null : district ? 'district' : 'commune';
}

/**
 * What each column is most likely to be; null: nothing that is known. A field is proposed once, for its best column; dates
 * of a milestone may stand twice, as they were set and as it happened.
 */
export const proposedFields = (
  names: readonly string[],
  kind: ImportKind = 'clusters',
): (ImportField | null)[] => proposed(names.map(readHead), kind);

function proposed(heads: readonly ReadHead[], kind: ImportKind): (ImportField | null)[] {
  const pairs = heads.flatMap((head, column) =>
    head.name === ''
      ? []
      : FIELDS_OF[kind]
          .map((field) => ({ field, column, like: likeness(head, field) }))
          .filter(({ like }) => like > 0),
  );
  pairs.sort((a, b) => b.like - a.like || a.column - b.column);
  const fields = heads.map((): ImportField | null => null);
  for (const { field, column } of pairs) {
    if (fields[column] === null && (milestoneIn(field) !== null || !fields.includes(field)))
      fields[column] = field;
  }
  return FIELDS_OF[kind].includes('place') ? districtsApart(heads, fields) : fields;
}

/**
 * Of a commune and its district in columns of their own the district is the unit, and the commune the place that tells
 * where in it: a table from before the districts ended names communes that are no more.
 */
function districtsApart(heads: readonly ReadHead[], fields: (ImportField | null)[]): (ImportField | null)[] {
  const isFree = (i: number) => [null, 'unit', 'place'].includes(fields[i] ?? null);
  const headed = (level: UnitLevel) =>
    heads.findIndex((head, i) => likeness(head, 'unit') >= 2 && levelOf(head.name) === level && isFree(i));
  const [district, commune] = [headed('district'), headed('commune')];
  const place = fields.indexOf('place');
  if (district < 0 || commune < 0 || ![-1, district, commune].includes(place)) return fields;
  return fields.map((field, i) => (i === district ? 'unit' : i === commune ? 'place' : field));
}

const levelOf = (name: string) => levelOfHead(name.split(NAME_JOINED).at(-1) ?? '');

/** What a cell shows where it lies under another one that is spread over it. */
function spread(rows: readonly Raw[][], merges: readonly Merge[]): (row: number, column: number) => Raw {
  const within = merges.filter(({ top }) => top < DEPTH + TALLEST);
  return (row, column) => {
    const over = within.find(
      ({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right,
    );
    return (over ? rows[over.top]?.[over.left] : rows[row]?.[column]) ?? null;
  };
}

/** The head of a sheet: of all places the one where most columns are known by name. Null: none is known. */
export function findHead(
  { rows, merges }: Pick<OpenedSheet, 'rows' | 'merges'>,
  kinds: readonly ImportKind[] = IMPORT_KINDS,
): Head | null {
  const at = spread(rows, merges);
  const width = Math.max(0, ...rows.slice(0, DEPTH + TALLEST).map((row) => row.length));
  let best: { head: Head; score: number } | null = null;
  for (let top = 0; top < Math.min(DEPTH, rows.length); top++) {
    for (let bottom = top; bottom < Math.min(top + TALLEST, rows.length); bottom++) {
      if (!isHeadRow(rows[bottom] ?? [])) break;
      const names = Array.from({ length: width }, (_c, column) => nameAt(at, { top, bottom, column }));
      const score = scoreOf(names, kinds) - (bottom - top) * 0.5;
      if (score >= 2 && (best === null || score > best.score)) best = { head: { top, bottom, names }, score };
    }
  }
  return best && wholeHead(best.head, { at, rows, merges, width });
}

interface Around {
  at: ReturnType<typeof spread>;
  rows: readonly Raw[][];
  merges: readonly Merge[];
  width: number;
}

/**
 * Names that lie over several rows begin above or end below the rows that are known by name: with them the head does
 * ('Khởi công' over 'Theo QĐ' and 'Thực tế', beside a 'Tên cụm' two rows high). A cell that is merged down the side of
 * the records makes no names of them.
 */
function wholeHead(head: Head, { at, rows, merges, width }: Around): Head {
  const low = merges.filter(({ top, bottom }) => bottom - top < TALLEST);
  const over = low.filter(({ top, bottom }) => top <= head.bottom && bottom >= head.top && bottom > top);
  const top = Math.min(head.top, ...over.filter(({ bottom }) => bottom <= head.bottom).map((one) => one.top));
  const last = Math.max(head.bottom, ...over.filter((one) => one.top >= head.top).map((one) => one.bottom));
  let bottom = head.bottom;
  while (
    bottom < last &&
    bottom - top + 1 < TALLEST &&
    isUnderNames(
      rows,
      bottom + 1,
      low.filter((one) => one.top >= top && one.top <= bottom),
    )
  )
    bottom++;
  if (top === head.top && bottom === head.bottom) return head;
  return {
    top,
    bottom,
    names: Array.from({ length: width }, (_c, column) => nameAt(at, { top, bottom, column })),
  };
}

/**
 * Whether all that stands in a row parts a name that is merged over several columns right above it, or is a unit ('(ha)'):
 * a record has its own number and name beside those.
 */
function isUnderNames(rows: readonly Raw[][], row: number, head: readonly Merge[]): boolean {
  const cells = rows[row] ?? [];
  return (
    isHeadRow(cells) &&
    cells.every((cell, column) => {
      const above = head.filter(({ left, right }) => column >= left && column <= right);
      return (
        /^(\(.*\))?$/.test(shownText(cell)) ||
        above.some(({ bottom }) => bottom >= row) ||
        above.some(({ left, bottom, right }) => right > left && bottom === row - 1)
      );
    })
  );
}

/** Numbers and days name no column; the figures under a head are looked at by who classes the rows. */
const isHeadRow = (row: readonly Raw[]): boolean =>
  row.filter((cell) => typeof cell === 'number' || isDayCell(cell)).length === 0;

function nameAt(
  at: (row: number, column: number) => Raw,
  { top, bottom, column }: { top: number; bottom: number; column: number },
): string {
  const parts: string[] = [];
  for (let row = top; row <= bottom; row++) {
    const part = shownText(at(row, column));
    if (part !== '' && parts.at(-1) !== part) parts.push(part);
  }
  return parts.join(NAME_JOINED).slice(0, 300);
}

/** The kind of table whose columns are known best by their names. */
export function kindOfNames(
  names: readonly string[],
  kinds: readonly ImportKind[] = IMPORT_KINDS,
): ImportKind {
  const heads = names.map(readHead);
  const scored = kinds.map((kind) => ({ kind, score: scoreAs(heads, kind) }));
  const nothing = { kind: kinds[0] ?? 'clusters', score: 0 };
  return scored.reduce((best, one) => (one.score > best.score ? one : best), nothing).kind;
}

function scoreOf(names: readonly string[], kinds: readonly ImportKind[]): number {
  // Read once for all kinds and fields: forty rows of texts are looked at, in a process that answers others.
  const heads = names.map(readHead);
  return Math.max(0, ...kinds.map((kind) => scoreAs(heads, kind)));
}

function scoreAs(heads: readonly ReadHead[], kind: ImportKind): number {
  const fields = proposed(heads, kind);
  const telling = TELLING[kind];
  if (telling && !telling.some((field) => fields.includes(field))) return 0;
  return heads.reduce((sum, head, i) => {
    const field = fields[i] ?? null;
    return field === null ? sum : sum + (likeness(head, field) >= 2 ? 1 : 0.4);
  }, 0);
}

/** By what a layout is known again: the names of its columns, in their order. */
export const layoutOf = (names: readonly string[]): string =>
  names.map(headKey).join('|').replace(/\|+$/, '');
