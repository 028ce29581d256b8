import { z } from 'zod';
import { type Day, isDay } from '../day.ts';
import { storedEdtf } from '../fields.ts';
import { PROVENANCES } from '../register.ts';
import { COMPONENTS, FIGURES } from './components.ts';

/**
 * The works of a cluster: the plan that a decision sets, and what was reported for a day. A plan never changes: another
 * one takes its place and the old one is kept. A report says only what it says; with `still` it says of all else that is
 * known that it has not changed. Several may speak of one day: the last recorded counts. One for an earlier day takes its
 * place there and moves nothing that is later.
 */
const provenance = z.enum(PROVENANCES);
const day = z.string().refine(isDay);

/** capital: each weighs as much of all as its approved capital does. stated: the decision gives the weights. */
export const WEIGHTINGS = ['capital', 'stated'] as const;
export type Weighting = (typeof WEIGHTINGS)[number];

const planPoint = z.object({ on: day, percent: z.number() });
/** What is to be done of something by a day, in per cent of it. */
export type PlanPoint = z.infer<typeof planPoint>;

const plannedComponent = z.object({
  component: z.enum(COMPONENTS),
  /** Per cent of the works; null where it follows from the capital. */
  weight: z.number().nullable(),
  approvedVndBn: z.number().nullable(),
  /** In the order of days: nothing on the first, all of it on the last, straight in between. */
  points: z.array(planPoint),
});
export type PlannedComponent = z.infer<typeof plannedComponent>;

export const worksEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('works.planned'),
    weighting: z.enum(WEIGHTINGS),
    components: z.array(plannedComponent),
    /** By what it was approved; it holds from that day on. Null is said on purpose: it bears no number. */
    decision: z.object({ number: z.string().nullable(), day, issuer: z.string() }),
    note: z.string().exactOptional(),
    source: z.string().exactOptional(),
    provenance,
  }),
  /** The reports of an act that was undone, from that number on, say nothing any more. */
  z.object({ type: z.literal('works.withdrawn'), from: z.int(), note: z.string() }),
  z.object({
    type: z.literal('works.reported'),
    /** The day for which it is true, at the precision of its source. */
    date: storedEdtf,
    figures: z.partialRecord(z.enum(FIGURES), z.number()),
    still: z.literal(true).exactOptional(),
    note: z.string().exactOptional(),
    source: z.string().exactOptional(),
    provenance,
  }),
]);
export type WorksLogged = z.infer<typeof worksEvent>;
/** What people say. */
export type WorksEvent = Exclude<WorksLogged, { type: 'works.withdrawn' }>;
export type PlannedEvent = Extract<WorksEvent, { type: 'works.planned' }>;
export type ReportedEvent = Extract<WorksEvent, { type: 'works.reported' }>;

/** A plan, and when it was recorded. */
export interface Plan extends Omit<PlannedEvent, 'type'> {
  seq: number;
  recordedOn: Day;
}

/** What was reported for a day, and when that was recorded. */
export interface Report extends Omit<ReportedEvent, 'type'> {
  seq: number;
  recordedOn: Day;
}
