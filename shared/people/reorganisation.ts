import { z } from 'zod';
import { type Day, isDay } from '../day.ts';
import type { Facet } from '../log/facet.ts';
import { documentRecorded } from '../settings/document.ts';
import { dutySchema } from './duty.ts';

/**
 * What was signed for a day on which units end and others take their place: who answers for which cluster from then on,
 * and whose accounts end. One subject for each such day ('reorganisation:2025-07-01'). What it does stands with the people
 * and the clusters, in the same act.
 */
const day = z.string().refine(isDay);
const who = z.object({ id: z.string(), name: z.string() });

const passing = z.object({
  cluster: z.string(),
  /** The unit that ends, and the one in which the cluster lies from then on. */
  district: z.string(),
  commune: z.string(),
  to: who,
});
export type Passing = z.infer<typeof passing>;

const accountEnd = z.object({
  ...who.shape,
  district: z.string(),
  /** The agency that they acted for; absent where it was signed before that was written down. */
  organisation: z.string().exactOptional(),
  /** As it stood before, so that it can be restored. Null: the account was not touched. */
  term: z.object({ from: day.nullable(), until: day.nullable() }).nullable(),
  /** Those that ended with it, as they stood before. */
  duties: z.array(dutySchema),
});
export type AccountEnd = z.infer<typeof accountEnd>;

const signing = z.object({
  id: z.string(),
  /** The day itself; the day of signing where that is later. */
  since: day,
  document: documentRecorded,
  passings: z.array(passing),
  accounts: z.array(accountEnd),
});

const reorganisationEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('reorganisation.signed'), signing }),
  z.object({ type: z.literal('reorganisation.cancelled'), signing: z.string(), note: z.string() }),
]);
export type ReorganisationEvent = z.infer<typeof reorganisationEvent>;

/** One act of signing, with whether it was taken back before its day. */
export type Signing = z.infer<typeof signing> & { cancelled: boolean };

export interface ReorganisationState {
  signings: Signing[];
  version: number;
}

export const reorganisations: Facet<ReorganisationEvent, ReorganisationState, { signings: Signing[] }> = {
  name: 'reorganisation',
  stream: 'reorganisation',
  event: reorganisationEvent,
  empty: { signings: [], version: 0 },
  evolve({ signings }, event, { seq: version }) {
    if (event.type === 'reorganisation.signed')
      return { version, signings: [...signings, { ...event.signing, cancelled: false }] };
    const over = (one: Signing) => (one.id === event.signing ? { ...one, cancelled: true } : one);
    return { version, signings: signings.map(over) };
  },
  day: ({ signings }) => ({ signings }),
  version: (state) => state.version,
};

/** What stands for each cluster: the last that was signed and not taken back. */
export const standingPassings = (signings: readonly Signing[]): Map<string, Passing & { since: Day }> =>
  new Map(
    signings
      .filter(({ cancelled }) => !cancelled)
      .flatMap(({ passings, since }) => passings.map((one) => [one.cluster, { ...one, since }])),
  );

interface UnitSpan {
  code: string;
  validFrom: Day;
  validTo: Day | null;
  predecessors: readonly { code: string; share: number }[];
}

/** The days on which units took the place of others, as the record of the units has them, the latest first. */
export const reorganisationDays = (units: readonly UnitSpan[]): Day[] => {
  const there = new Set(units.map(({ code }) => code));
  const days = units
    .filter(({ predecessors }) => predecessors.some(({ code }) => there.has(code)))
    .map(({ validFrom }) => validFrom);
  return [...new Set(days)].sort().reverse();
};

/** Units that end with a day, each with those that took its area over, the largest share of themselves first. */
export function endingUnits(units: readonly UnitSpan[], on: Day): Map<string, string[]> {
  const begun = units.filter(({ validFrom, predecessors }) => validFrom === on && predecessors.length > 0);
  const before = new Set(begun.flatMap(({ predecessors }) => predecessors.map(({ code }) => code)));
  return new Map(
    units
      .filter(({ code, validTo }) => validTo !== null && validTo < on && before.has(code))
      .map(({ code }) => {
        const shareOf = (unit: UnitSpan) => unit.predecessors.find((one) => one.code === code)?.share ?? 0;
        const next = begun.filter((unit) => shareOf(unit) > 0).sort((a, b) => shareOf(b) - shareOf(a));
        return [code, next.map((unit) => unit.code)];
      }),
  );
}
