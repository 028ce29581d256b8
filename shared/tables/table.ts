import type { Edtf } from '../edtf.ts';

/** A list as it leaves the house: the same for a workbook and for a text file. */

/** A date stays at its own precision: a full day becomes one, all others stay text. */
export interface DateCell {
  date: Edtf;
}
/** Text is never anything but text, whatever it begins with. Null: not known. */
export type Cell = string | number | DateCell | null;

export interface TableColumn {
  head: string;
  kind: 'text' | 'number' | 'date';
  /** In characters. */
  width: number;
}

export interface Table {
  title: string;
  /** What stands above the list: as of when, which filter, from where, what the numbers mean. */
  about: readonly (readonly [name: string, said: string])[];
  columns: readonly TableColumn[];
  rows: Iterable<readonly Cell[]>;
}

/** One column of a list of things: its head, and what stands in it. */
export interface Telling<T> extends TableColumn {
  of: (one: T) => Cell;
}

export const dateCell = (date: Edtf | null | undefined): DateCell | null => (date ? { date } : null);

/** Made while they are written: ten thousand rows are never all there at once. */
export function* rowsOf<T>(things: Iterable<T>, columns: readonly Telling<T>[]): Generator<Cell[]> {
  for (const thing of things) yield columns.map(({ of }) => of(thing));
}

export function tableOf<T>(
  things: Iterable<T>,
  columns: readonly Telling<T>[],
  around: Pick<Table, 'title' | 'about'>,
): Table {
  const heads = columns.map(({ head, kind, width }) => ({ head, kind, width }));
  return { ...around, columns: heads, rows: rowsOf(things, columns) };
}

export const textColumn = <T>(head: string, width: number, of: (one: T) => string | null): Telling<T> => ({
  head,
  kind: 'text',
  width,
  of,
});
export const numberColumn = <T>(head: string, width: number, of: (one: T) => number | null): Telling<T> => ({
  head,
  kind: 'number',
  width,
  of,
});
export const dateColumn = <T>(head: string, width: number, of: (one: T) => Edtf | null): Telling<T> => ({
  head,
  kind: 'date',
  width,
  of: (one) => dateCell(of(one)),
});
