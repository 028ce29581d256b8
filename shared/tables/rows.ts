import { foldVietnamese } from '../text.ts';
import { isEmpty, shownText } from './clean.ts';
import type { OpenedSheet, Raw } from './raw.ts';

/** What a row under a head is. Only records are taken; all others are told, so that nobody misses one. */
export const ROW_KINDS = ['record', 'total', 'group', 'note', 'numbering', 'blank', 'hidden'] as const;
export type RowKind = (typeof ROW_KINDS)[number];

export interface ClassedRow {
  /** Of the sheet, from 0. */
  row: number;
  kind: RowKind;
  /** The heading under which it stands; null: none. */
  group: string | null;
}

/** Which columns say something: the order's, those that name the record, all that are mapped. */
export interface Columns {
  order: number | null;
  naming: readonly number[];
  /** Of those that name it: an empty cell means the one above. */
  carried?: readonly number[];
  mapped: readonly number[];
}

const TOTAL =
  /^(tong cong|tong so|tong|cong|total|sum)( (ca|toan|cac|chung|i{1,3}|iv|v|vi)\b.*| ?[(:].*)?[:.]?$/;
const NOTE =
  /^(ghi chu|luu y|nguon|chu thich|nguoi lap|thu truong|lanh dao|noi nhan|note|source)\b|^\(?\*+\)?/;
const LETTERED = /^([ivxl]+|[a-h])[.)]?$/;
/** Headings by area or sort: "Huyện Đông Anh", "Các cụm đang hoạt động". */
const HEADING = /^(huyen|quan|thi xa|xa|phuong|thanh pho|nhom|cac cum|cac du an|danh muc|phan)\b/;
/**
 * People who are called as a total or a part begins: "Tống Toàn Thắng", "Phan Văn Hùng"; the accents tell, but for
 * "Tống cộng", which is a "Tổng cộng" that was written or scanned amiss.
 */
const FAMILY = /^(tống|phan) (?!([ivx\d]+|cộng|số)(?!\p{L}))/iu;

const CLUSTER = /^(cum|ccn|diem) |^[a-z]{2,4}-\d/;

const folded = (raw: Raw): string => foldVietnamese(shownText(raw));

/** The rows of a table, in their order. */
export function classRows(
  { rows, hiddenRows }: Pick<OpenedSheet, 'rows' | 'hiddenRows'>,
  from: number,
  columns: Columns,
): ClassedRow[] {
  const hidden = new Set(hiddenRows);
  const isCounted = countsInFigures(rows.slice(from), columns.order);
  const classed: ClassedRow[] = [];
  let group: string | null = null;
  let isNamedAbove = false;
  for (let row = from; row < rows.length; row++) {
    const cells = rows[row] ?? [];
    const kind = kindOf(cells, columns, {
      isFirst: row - from < 2,
      isCounted,
      isNamedAbove: isNamedAbove && (columns.carried ?? []).length > 0,
    });
    if (kind === 'group') group = headingOf(cells, columns);
    if (kind !== 'blank') isNamedAbove = kind === 'record';
    classed.push({ row, kind: kind === 'record' && hidden.has(row) ? 'hidden' : kind, group });
  }
  // What stands alone behind the last record heads nothing.
  const last = classed.findLastIndex(({ kind }) => kind === 'record' || kind === 'hidden');
  return classed.map((one, i) => (i > last && one.kind === 'group' ? { ...one, kind: 'note' } : one));
}

/** Most of its lines are counted 1, 2, 3: a letter or a Roman numeral among them counts groups. */
function countsInFigures(rows: readonly Raw[][], order: number | null): boolean {
  if (order === null) return false;
  const said = rows.map((cells) => shownText(cells[order] ?? null)).filter(Boolean);
  const figures = said.filter((text) => /^\d+([.)]\d*)?$/.test(text)).length;
  return figures > 0 && figures >= said.filter((text) => LETTERED.test(foldVietnamese(text))).length;
}

function kindOf(
  cells: readonly Raw[],
  { order, naming, mapped }: Columns,
  { isFirst, isCounted, isNamedAbove }: { isFirst: boolean; isCounted: boolean; isNamedAbove: boolean },
): RowKind {
  const filled = cells.flatMap((cell, i) => (isEmpty(cell) ? [] : [i]));
  if (filled.length === 0) return 'blank';
  if (isFirst && isNumbering(filled.map((i) => cells[i] ?? null))) return 'numbering';
  const texts = filled.map((i) => folded(cells[i] ?? null));
  const first = texts.find((text) => !/^[\d.)]+$/.test(text)) ?? '';
  const counted = order === null ? '' : folded(cells[order] ?? null);
  const isPerson = naming.some((i) => FAMILY.test(shownText(cells[i] ?? null)));
  const isTotal = TOTAL.test(first) || naming.some((i) => TOTAL.test(folded(cells[i] ?? null)));
  if (isTotal && !isPerson) return 'total';
  if (NOTE.test(first) && filled.length <= 2) return 'note';
  if (isCounted && LETTERED.test(counted)) return 'group';
  const isNamed = naming.some((i) => !isEmpty(cells[i] ?? null));
  if (!isNamed && isNamedAbove && mapped.some((i) => i !== order && filled.includes(i))) return 'record';
  // A single text in a table of several columns heads what follows, unless it is counted as a line or names a cluster.
  const isAlone = filled.filter((i) => i !== order).length <= 1 && mapped.length > 2;
  if (isAlone && !(isNamed && (/^\d/.test(counted) || CLUSTER.test(first)))) return headed(first);
  if (isNamed && counted === '' && isCounted && HEADING.test(first) && !isPerson) return 'group';
  return isNamed ? 'record' : 'note';
}

const headed = (text: string): RowKind => (text.length > 120 ? 'note' : 'group');

/** (1) (2) (3), 1 2 3, A B C: the columns counted under their names. */
function isNumbering(cells: readonly Raw[]): boolean {
  if (cells.length < 3) return false;
  const said = cells.map((cell) => shownText(cell).replace(/[().\s]/g, ''));
  const isSequence = said.every((text, i) => i === 0 || Number(text) === Number(said[i - 1]) + 1);
  return isSequence && /^\d+$/.test(said[0] ?? '') && Number(said[0]) <= 2
    ? true
    : said.every((text) => /^([A-Z]|\d{1,2}(=.*)?)$/.test(text)) &&
        /^[A1]$/.test(said[0] ?? '') &&
        said.length > 3;
}

/** The name of a group: what stands where others have their name, else the first text that is no number of a line. */
function headingOf(cells: readonly Raw[], { naming }: Columns): string | null {
  const named = naming.map((i) => shownText(cells[i] ?? null)).find(Boolean);
  const texts = cells.map(shownText).filter((text) => text !== '' && !LETTERED.test(foldVietnamese(text)));
  return named ?? texts[0] ?? null;
}
