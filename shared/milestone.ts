import { z } from 'zod';
import { CAUSES, type Cause } from './cause.ts';
import { type Day, isDay } from './day.ts';
import { type Edtf, lastDay } from './edtf.ts';
import { storedEdtf } from './fields.ts';
import { allAfter, MILESTONE_CODES, type MilestoneCode } from './lifecycle.ts';
import { PROVENANCES, type Provenance } from './register.ts';

/**
 * What is on record about a cluster's milestones. The log only grows; a Standing is the fold of all entries recorded
 * up to a moment, and everything else (stage, lateness, programme numbers) follows from it.
 */
export const ENTRY_KINDS = ['baseline', 'forecast', 'actual', 'confirmation', 'return'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** Why a forecast is what it is: one of the causes of delay, or none. */
export const REASONS = [...CAUSES, 'ahead_of_plan', 'unchanged'] as const;
export type Reason = (typeof REASONS)[number];

export const documentReference = z.object({
  /** Null: the document bears none, as many minutes of meetings do. */
  number: z.string().nullable(),
  day: z.string().refine(isDay),
  issuer: z.string(),
  /** Its file, where it is kept among the documents on file (shared/papers). */
  paper: z.string().exactOptional(),
});
export type DocumentReference = z.infer<typeof documentReference>;

/** One entry as it is recorded. */
export const entrySchema = z.object({
  milestone: z.enum(MILESTONE_CODES),
  kind: z.enum(ENTRY_KINDS),
  /** The date said; for confirmation and return, the date of the actual that is meant. */
  date: storedEdtf,
  provenance: z.enum(PROVENANCES),
  reason: z.enum(REASONS).exactOptional(),
  /** The installation's own cause that counts as that reason (shared/codes). */
  as: z.string().exactOptional(),
  note: z.string().exactOptional(),
  source: z.string().exactOptional(),
  document: documentReference.exactOptional(),
  /**
   * Said by whoever answers for the cluster, though made up for the demonstration: it counts as a report and waits to be
   * confirmed. What people report here does so without it; entries of the register never do.
   */
  report: z.literal(true).exactOptional(),
  /** It begins a further round, of a second expansion: what stood of the steps after it was of the one before. */
  anew: z.literal(true).exactOptional(),
  /** It was taken from a table, not told by whoever answers for the cluster: nobody has reported by it. */
  imported: z.literal(true).exactOptional(),
});
export type Entry = z.infer<typeof entrySchema>;

const exact = storedEdtf.exactOptional();
/** A MilestoneStanding as an event keeps it that puts it back: all of it, or this does not compile. */
const onceSchema = z.object({
  baseline0: exact,
  baseline: exact,
  adjustments: z.int().exactOptional(),
  forecast: exact,
  forecastBefore: exact,
  forecastIn: z.int().exactOptional(),
  cause: z.enum(CAUSES).exactOptional(),
  as: z.string().exactOptional(),
  actual: exact,
  actualState: z.enum(['reported', 'confirmed']).exactOptional(),
  actualIn: z.int().exactOptional(),
  returned: z.object({ date: storedEdtf, seq: z.int() }).exactOptional(),
  provenance: z.object({
    baseline: z.enum(PROVENANCES).exactOptional(),
    forecast: z.enum(PROVENANCES).exactOptional(),
    actual: z.enum(PROVENANCES).exactOptional(),
  }),
  version: z.int(),
} satisfies Record<Exclude<keyof MilestoneStanding, 'earlier'>, z.ZodType>);
/** With what stood before a further expansion. */
export const standingSchema = onceSchema.extend({
  earlier: z.array(z.partialRecord(z.enum(MILESTONE_CODES), onceSchema)).exactOptional(),
});

/** What stands for one milestone. `version` is the number of the event that last touched it. */
export interface MilestoneStanding {
  /** The schedule of the first decision. */
  baseline0?: Edtf;
  /** The schedule in force: the last approved adjustment, else baseline0. */
  baseline?: Edtf;
  adjustments?: number;
  forecast?: Edtf;
  /** The forecast before the last report. */
  forecastBefore?: Edtf;
  /** The number of the event that moved it to where it is: the first one that said this last day. */
  forecastIn?: number;
  /** The cause that was last given for its forecast; what moves nothing, or sooner, takes none back. */
  cause?: Cause;
  /** The installation's own cause that it was. */
  as?: string;
  actual?: Edtf;
  actualState?: 'reported' | 'confirmed';
  /** The number of the event that said the actual. */
  actualIn?: number;
  /** The actual that was given back, and the event that did so; until something new is said of the milestone. */
  returned?: { date: Edtf; seq: number };
  provenance: Partial<Record<'baseline' | 'forecast' | 'actual', Provenance>>;
  version: number;
  /** Of an expansion those before it, the first one first: how it stood, with its steps where the next has steps of its own. */
  earlier?: Round[];
}
type Round = Partial<Record<MilestoneCode, Omit<MilestoneStanding, 'earlier'>>>;

export interface Standing {
  milestones: Partial<Record<MilestoneCode, MilestoneStanding>>;
  /** Day of the last report by whoever answers for the cluster (a forecast or an actual); the register's entries are none. */
  lastReport: Day | null;
}

export const EMPTY_STANDING: Standing = { milestones: {}, lastReport: null };

/** A cluster may be expanded more than once; nothing else happens again. */
export const isFurther = (
  { milestone, kind }: Pick<Entry, 'milestone' | 'kind'>,
  happened: boolean,
): boolean => milestone === 'expansion_decided' && kind === 'actual' && happened;

/** What an entry that happens again takes the place of: the milestone, and the steps after it where it begins them anew. */
export const roundOf = ({ milestone, anew }: Pick<Entry, 'milestone' | 'anew'>): MilestoneCode[] =>
  anew ? [milestone, ...allAfter(milestone)] : [milestone];

const NOTHING_SAID: MilestoneStanding = { provenance: {}, version: 0 };

/** Fold one entry, recorded on `day` as part of event `seq`, into what stood before. */
export function applyEntry(standing: Standing, entry: Entry, day: Day, seq: number): Standing {
  const before = standing.milestones[entry.milestone] ?? NOTHING_SAID;
  const says = entry.kind === 'forecast' || entry.kind === 'actual';
  return {
    milestones: {
      ...standing.milestones,
      ...(entry.kind === 'return' && before.earlier
        ? putBack(entry.milestone, before.earlier, seq)
        : changedBy(standing, entry, seq)),
    },
    lastReport: says && isReport(entry) && !entry.imported ? day : standing.lastReport,
  };
}

function changedBy({ milestones }: Standing, entry: Entry, seq: number): Standing['milestones'] {
  const before = milestones[entry.milestone] ?? NOTHING_SAID;
  const after = foldEntry(before, entry, seq);
  const fresh = entry.anew ? allAfter(entry.milestone) : [];
  const { earlier = [] } = before;
  return {
    ...Object.fromEntries(fresh.map((code) => [code, { ...NOTHING_SAID, version: seq }])),
    [entry.milestone]: isFurther(entry, before.actual !== undefined)
      ? { ...after, earlier: [...earlier, roundBefore(milestones, entry)] }
      : after,
  };
}

function roundBefore(milestones: Standing['milestones'], entry: Entry): Round {
  const stood = (code: MilestoneCode) => {
    const { earlier: _earlier, ...once } = milestones[code] ?? NOTHING_SAID;
    return once;
  };
  return Object.fromEntries(roundOf(entry).map((code) => [code, stood(code)]));
}

/** The further one is taken back: what stood before it was decided stands again. Whoever saw another one sees a new version. */
function putBack(milestone: MilestoneCode, earlier: readonly Round[], seq: number): Standing['milestones'] {
  const still = earlier.slice(0, -1);
  const back = Object.entries(earlier.at(-1) ?? {}).map(([code, once]): [string, MilestoneStanding] => [
    code,
    { ...once, version: seq, ...(code === milestone && still.length > 0 ? { earlier: still } : {}) },
  ]);
  return Object.fromEntries(back);
}

/** Told by people here, not taken over from a published source or the register. */
const isReport = ({ provenance, report }: Entry): boolean => provenance === 'reported' || report === true;

const isCause = (reason: Reason | undefined): reason is Cause => CAUSES.some((cause) => cause === reason);

function foldEntry(before: MilestoneStanding, entry: Entry, seq: number): MilestoneStanding {
  const version = seq;
  const mark = (kind: 'baseline' | 'forecast' | 'actual') => ({
    ...before.provenance,
    [kind]: entry.provenance,
  });
  switch (entry.kind) {
    case 'baseline':
      return {
        ...before,
        version,
        baseline0: before.baseline0 ?? entry.date,
        baseline: entry.date,
        adjustments: before.baseline0 === undefined ? 0 : (before.adjustments ?? 0) + 1,
        provenance: mark('baseline'),
      };
    case 'forecast':
      return {
        ...withCause(answered(before), entry),
        version,
        ...(before.forecast === undefined ? {} : { forecastBefore: before.forecast }),
        forecast: entry.date,
        forecastIn: isSameDay(before.forecast, entry.date) ? (before.forecastIn ?? seq) : seq,
        provenance: mark('forecast'),
      };
    case 'actual':
      return {
        ...answered(before),
        version,
        actual: entry.date,
        actualIn: seq,
        // What a published source or the department's own register states needs no second signature.
        actualState: isReport(entry) ? 'reported' : 'confirmed',
        provenance: mark('actual'),
      };
    case 'confirmation':
      return { ...before, version, actualState: 'confirmed' };
    case 'return': {
      const { actual, actualState: _state, actualIn: _in, ...rest } = before;
      return { ...rest, version, ...(actual === undefined ? {} : { returned: { date: actual, seq } }) };
    }
  }
}

function withCause(before: MilestoneStanding, { reason, as }: Entry): MilestoneStanding {
  if (!isCause(reason)) return before;
  const { as: _as, ...rest } = before;
  return { ...rest, cause: reason, ...(as === undefined ? {} : { as }) };
}

const isSameDay = (before: Edtf | undefined, date: Edtf): boolean =>
  before !== undefined && lastDay(before) === lastDay(date);

/** A report that was given back has been answered: by a new one, or by saying when it will be. */
function answered({ returned: _returned, ...before }: MilestoneStanding): MilestoneStanding {
  return before;
}

export const happenedIn =
  (standing: Standing) =>
  (code: MilestoneCode): boolean =>
    standing.milestones[code]?.actual !== undefined;

/** What is expected of a later milestone: its forecast, else its schedule. */
export interface Expectation {
  milestone: MilestoneCode;
  date: Edtf;
}

/** What is expected of everything that must wait for a milestone. */
export function expectationsAfter(standing: Standing, code: MilestoneCode): Expectation[] {
  return allAfter(code).flatMap((milestone) => {
    const { actual, forecast, baseline } = standing.milestones[milestone] ?? {};
    const date = actual === undefined ? (forecast ?? baseline) : undefined;
    return date === undefined ? [] : [{ milestone, date }];
  });
}

/** The expectations that a date for an earlier step makes impossible: those that end before it does. */
export const overtakenBy = (date: Edtf, expectations: readonly Expectation[]): Expectation[] =>
  expectations.filter((expectation) => lastDay(expectation.date) < lastDay(date));
