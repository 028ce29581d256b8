import { CAUSES, isToldCause, type ToldCause, toldCause } from './cause.ts';
import { shareOf } from './clearance/figures.ts';
import type { ClusterDays } from './cluster-days.ts';
import {
  type Codec,
  coded,
  codedOrNone,
  codesWhere,
  flag,
  number,
  type PackedColumn,
  text,
  word,
  words,
} from './codec.ts';
import { type Assessment, isDelayed, LATENESS } from './delay.ts';
import { GATES, MILESTONE_CODES, STAGES } from './lifecycle.ts';
import { KINDS, PRECISIONS, PROVENANCES } from './register.ts';
import { shownPercent } from './works/components.ts';

/** One cluster on a day: what its row is made from. */
export interface ClusterFacts {
  code: string;
  /** Code of the district or commune it lies in on the day; null when no source says. */
  unit: string | null;
  days: ClusterDays;
  assessment: Assessment;
  /** Organisation whose move it is; null where none is on record. */
  mover: string | null;
  /** Codes of the targets whose cohort it belongs to, of those it has achieved, and of those reported but unconfirmed. */
  cohorts: string[];
  achieved: string[];
  reported: string[];
}

interface Column<T> {
  codec: Codec<T>;
  of: (facts: ClusterFacts) => T;
}

/** What everybody may see. */
const column = <T>(codec: Codec<T>, of: (facts: ClusterFacts) => T) => ({ codec, of });
/** As `column`, and a filter by some values of a closed list goes with it. */
const choice = <T, const L extends string>(
  codec: Codec<T>,
  of: (facts: ClusterFacts) => T,
  choices: readonly L[],
) => ({ codec, of, choices });
/** Only for those in whose scope the cluster is: a forecast follows from it, or it names what is not published. */
const internal = <C extends { codec: object }>(said: C) => ({ ...said, internal: true as const });

const SCALE = 10_000;

/** Most clusters have no obstacle: they share one answer. */
const NO_CAUSES: ToldCause[] = [];
/** Of its open obstacles; where none is on record, of what is late the cause last given for putting it off. */
function causesOf({ days: { obstacles, milestones }, assessment }: ClusterFacts): ToldCause[] {
  if (obstacles.open.length > 0) return [...new Set(obstacles.open.map(toldCause))].sort();
  const { gateCause: cause, gateAs } = milestones;
  if (cause === null || !isDelayed(assessment.lateness)) return NO_CAUSES;
  return [toldCause({ cause, as: gateAs ?? undefined })];
}

function handedOverOf(known: ClusterDays['clearance']): number | null {
  const share = shareOf('handedOverHa', known);
  if (share === null) return null;
  // Nearly all is not all: the list would call done what is not.
  const tenths = Math.round(share.percent * 10) / 10;
  return share.percent < 100 ? Math.min(99.9, tenths) : tenths;
}

const percentOf = (percent: number | null): number | null =>
  percent === null ? null : shownPercent(percent);

/**
 * Every column of list and map is one line: its type, how it travels, who sees it, whether one filters by it, how it
 * sorts. Its words stand under `column` in the dictionaries.
 */
export const COLUMNS = {
  code: column(text, (c) => c.code),
  name: column(text, (c) => c.days.register.nameVi),
  /** Commune or place as the source names it (Vietnamese). */
  place: column(text, (c) => c.days.register.place),
  kind: choice(coded(KINDS, 'industrial'), (c) => c.days.register.kind, KINDS),
  unit: column(word, (c) => c.unit),
  lat: column(number(SCALE), (c) => c.days.register.lat),
  lon: column(number(SCALE), (c) => c.days.register.lon),
  precision: column(coded(PRECISIONS, 'none'), (c) => c.days.register.precision),
  stage: choice(coded(STAGES, 'plan'), (c) => c.days.milestones.stage, STAGES),
  /** On what the stage rests, and on what the lateness does. */
  stageGround: column(codedOrNone(PROVENANCES), (c) => c.days.milestones.stageGround),
  lateGround: column(codedOrNone(PROVENANCES), (c) => c.days.milestones.gateGround),
  lateness: choice(coded(LATENESS, 'no_plan'), (c) => c.assessment.lateness, LATENESS),
  /** Days since the schedule in force has passed; null while it has not. */
  overdue: column(number(), (c) => c.assessment.overdue),
  /** Days against the schedule in force, by the forecast; null when there is nothing to compare. */
  slip: internal(column(number(), (c) => c.assessment.slip)),
  next: column(codedOrNone(MILESTONE_CODES), (c) => c.days.milestones.next),
  gate: column(codedOrNone(GATES), (c) => c.days.milestones.gate),
  /** Days since the last report. */
  reportAge: column(number(), (c) => c.assessment.reportAge),
  stale: column(flag, (c) => c.assessment.stale),
  /** Something was reported as done and waits for confirmation. */
  waiting: column(flag, (c) => c.days.milestones.unconfirmed.length > 0),
  /** Why it is late: causes of its open obstacles, else the one last given. */
  causes: internal({ ...choice(codesWhere(isToldCause), causesOf, CAUSES), isChoice: isToldCause }),
  mover: internal(column(word, (c) => c.mover)),
  /** Per cent handed over, of the hectares that are to be cleared: told only together with those, and with its ground. */
  handedOver: internal(column(number(10), ({ days: { clearance } }) => handedOverOf(clearance))),
  toClear: internal(column(number(SCALE), (c) => c.days.clearance.toClearHa)),
  clearanceGround: internal(column(codedOrNone(PROVENANCES), (c) => c.days.clearance.ground)),
  /** Done, of the works reported on; planned of the same for the day of that report; and how much of all works they are. */
  progress: internal(column(number(10), (c) => percentOf(c.days.works.progress))),
  progressPlanned: internal(column(number(10), (c) => percentOf(c.days.works.planned))),
  progressOf: internal(column(number(10), (c) => percentOf(c.days.works.covered))),
  worksGround: internal(column(codedOrNone(PROVENANCES), (c) => c.days.works.ground)),
  cohorts: column(words, (c) => c.cohorts),
  achieved: column(words, (c) => c.achieved),
  reported: column(words, (c) => c.reported),
};

export type ColumnName = keyof typeof COLUMNS;
export const COLUMN_NAMES = Object.keys(COLUMNS) as ColumnName[];
export type ClusterRow = { [C in ColumnName]: ReturnType<(typeof COLUMNS)[C]['of']> };

/** Columns with a filter by some values of a closed list. */
export type ChoiceName = {
  [C in ColumnName]: (typeof COLUMNS)[C] extends { choices: readonly string[] } ? C : never;
}[ColumnName];
export const CHOICE_NAMES = COLUMN_NAMES.filter((name): name is ChoiceName => 'choices' in COLUMNS[name]);
/**
 * Whether a filter can ask for a value: one of its column's choices, or one that the installation has added to them.
 */
export const isChoice = (name: ChoiceName, value: string): boolean =>
  choicesIn(name).choices.includes(value) || (choicesIn(name).isChoice?.(value) ?? false);
export const takesOwn = (name: ChoiceName): boolean => choicesIn(name).isChoice !== undefined;

interface Choices {
  choices: readonly string[];
  isChoice?: (value: string) => boolean;
}
const choicesIn = (name: ChoiceName): Choices => COLUMNS[name];
export const choicesOf = <C extends ChoiceName>(name: C): (typeof COLUMNS)[C]['choices'] =>
  COLUMNS[name].choices;

export type Audience = 'public' | 'internal';

/** The columns without their own types: for what treats all of them alike. */
const ALL = COLUMNS as unknown as Record<ColumnName, Column<unknown> & { internal?: true }>;

/** Columns of a row that an audience may see. */
export const columnsFor = (audience: Audience): ColumnName[] =>
  COLUMN_NAMES.filter((name) => audience === 'internal' || !ALL[name].internal);

/**
 * A row of nothing, to be copied and filled in: an object that is given its properties one by one by their names becomes a
 * table in which each of them has to be looked up, several times as large and as slow.
 */
const BLANK = Object.fromEntries(COLUMN_NAMES.map((name) => [name, ALL[name].codec.none])) as Record<
  ColumnName,
  unknown
>;

/** A row with everything. What others may see of it is `publicRow`. Ten thousand are made at once: hence the loop. */
export function toRow(facts: ClusterFacts): ClusterRow {
  const row = { ...BLANK };
  for (const name of COLUMN_NAMES) row[name] = ALL[name].of(facts);
  return row as ClusterRow;
}

/** The row of somebody who sees everything, as somebody else may see it. */
export const publicRow = (row: ClusterRow): ClusterRow =>
  Object.fromEntries(
    COLUMN_NAMES.map((name) => [name, ALL[name].internal ? ALL[name].codec.none : row[name]]),
  ) as ClusterRow;

/** The same straight from the facts: a slider makes hundreds of them a frame. */
export function publicRowOf(facts: ClusterFacts): ClusterRow {
  const row = { ...BLANK };
  for (const name of COLUMN_NAMES) if (!ALL[name].internal) row[name] = ALL[name].of(facts);
  return row as ClusterRow;
}

export interface PackedRows {
  rows: number;
  columns: Partial<Record<ColumnName, PackedColumn>>;
}

/**
 * What an audience may see, column by column: each can be sent before the next is made. Straight from the facts, because
 * most days are looked at on the map alone and need no rows.
 */
export function* packColumns(
  clusters: readonly ClusterFacts[],
  audience: Audience,
): Generator<[ColumnName, PackedColumn], void> {
  const cells: unknown[] = Array.from({ length: clusters.length });
  for (const name of columnsFor(audience)) {
    const { codec, of } = ALL[name];
    for (const [i, facts] of clusters.entries()) cells[i] = of(facts);
    yield [name, codec.pack(cells)];
  }
}

/** Rows as one answer: `packColumns` put together. */
export function packRows(rows: readonly ClusterRow[], audience: Audience): PackedRows {
  const columns = columnsFor(audience).map((name) => [
    name,
    ALL[name].codec.pack(rows.map((row) => row[name])),
  ]);
  return { rows: rows.length, columns: Object.fromEntries(columns) as PackedRows['columns'] };
}

/** Throws NewerAnswer where a closed list holds a word that this version does not know. */
export function unpackRows({ rows, columns }: PackedRows): ClusterRow[] {
  const unpacked = COLUMN_NAMES.map((name) => {
    const packed = columns[name];
    return [name, packed ? ALL[name].codec.unpack(packed) : null] as const;
  });
  return Array.from({ length: rows }, (_r, i) => {
    const row = { ...BLANK };
    for (const [name, cells] of unpacked) if (cells) row[name] = cells[i];
    return row as ClusterRow;
  });
}

/** Order by one column; what is nothing comes last either way. */
export function byColumn(name: ColumnName, direction: 'up' | 'down') {
  const { codec } = ALL[name];
  return (a: ClusterRow, b: ClusterRow): number => {
    const order = codec.compare(a[name], b[name]);
    const nothing = a[name] === null || b[name] === null;
    return direction === 'down' && !nothing ? -order : order;
  };
}
