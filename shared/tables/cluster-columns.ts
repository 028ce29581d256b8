import { type ClusterRow, COLUMN_NAMES, type ColumnName } from '../cluster-row.ts';
import type { Messages } from '../i18n/messages.ts';
import { causeWord } from '../i18n/named.ts';
import type { DownloadWords } from '../i18n/vi-download.ts';
import type { Cell, Telling } from './table.ts';

/** What codes are called, in the language of the list. */
export interface TableNames {
  unit: (code: string) => string;
  organisation: (id: string) => string;
  target: (code: string) => string;
}

export interface TableWords {
  t: Messages;
  words: DownloadWords;
  names: TableNames;
}

type Kind = Telling<never>['kind'];
interface Shape<T> {
  kind: Kind;
  width: number;
  unit?: keyof DownloadWords['unit'];
  of: (value: T, told: TableWords) => Cell;
}

const text = (width: number): Shape<string> => ({ kind: 'text', width, of: (value) => value });
const number = (
  width: number,
  unit?: keyof DownloadWords['unit'],
): Shape<number | null> & { of: (value: number | null) => number | null } => ({
  kind: 'number',
  width,
  ...(unit === undefined ? {} : { unit }),
  of: (value) => value,
});
const word = <T extends string | null>(
  width: number,
  of: (value: NonNullable<T>, told: TableWords) => string,
): Shape<T> => ({
  kind: 'text',
  width,
  of: (value, told) => (value === null ? null : of(value, told)),
});
const words = <T extends string>(
  width: number,
  of: (value: T, told: TableWords) => string,
): Shape<readonly T[]> => ({
  kind: 'text',
  width,
  of: (values, told) => values.map((value) => of(value, told)).join('; ') || null,
});
const flag: Shape<boolean> = { kind: 'text', width: 10, of: (is, told) => (is ? told.words.yes : null) };

/** How each column of list and map is told in a table. A new column does not compile without its line. */
const SHAPES: { [C in ColumnName]: Shape<ClusterRow[C]> } = {
  code: text(10),
  name: text(44),
  place: text(30),
  kind: word(24, (kind, { t }) => t.kind[kind]),
  unit: word(20, (code, { names }) => names.unit(code)),
  lat: number(11),
  lon: number(11),
  precision: word(20, (precision, { t }) => t.precision[precision]),
  stage: word(24, (stage, { t }) => t.stage[stage]),
  stageGround: word(14, (ground, { words: { ground: told } }) => told[ground]),
  lateGround: word(14, (ground, { words: { ground: told } }) => told[ground]),
  lateness: word(26, (lateness, { t }) => t.lateness[lateness]),
  overdue: number(11, 'days'),
  slip: number(11, 'days'),
  next: word(34, (milestone, { t }) => t.milestone[milestone]),
  gate: word(24, (milestone, { t }) => t.milestone[milestone]),
  reportAge: number(12, 'days'),
  stale: flag,
  waiting: flag,
  causes: words(34, (cause, { t }) => causeWord(t, cause)),
  mover: word(30, (id, { names }) => names.organisation(id)),
  handedOver: number(12),
  toClear: number(12),
  clearanceGround: word(14, (ground, { words: { ground: told } }) => told[ground]),
  progress: number(12),
  progressPlanned: number(12),
  progressOf: number(12),
  worksGround: word(14, (ground, { words: { ground: told } }) => told[ground]),
  cohorts: words(34, (code, { names }) => names.target(code)),
  achieved: words(34, (code, { names }) => names.target(code)),
  reported: words(34, (code, { names }) => names.target(code)),
};

/** A column of list and map as one of a table. */
export function clusterColumn(name: ColumnName, told: TableWords): Telling<ClusterRow> {
  const { kind, width, unit, of } = SHAPES[name] as Shape<unknown>;
  const head = told.t.column[name];
  return {
    head: unit === undefined ? head : `${head} (${told.words.unit[unit]})`,
    kind,
    width,
    of: (row) => of(row[name], told),
  };
}

/** All that an audience may see, in their order; the code first, by which a list finds its way back. */
export const clusterColumns = (names: readonly ColumnName[], told: TableWords): Telling<ClusterRow>[] =>
  COLUMN_NAMES.filter((name) => names.includes(name)).map((name) => clusterColumn(name, told));
