import { z } from 'zod';
import { type Day, isDay } from '../day.ts';
import { storedEdtf } from '../fields.ts';
import { PROVENANCES } from '../register.ts';
import { FIGURES, PENDING_CAUSES } from './figures.ts';

/**
 * Site clearance of a cluster: what was reported for a day, and the tranches in which its land was allocated or leased.
 * A report says only what it says; what it leaves out stands as it was last told. Several reports may speak of one day:
 * the last recorded counts. A report for an earlier day takes its place there and moves nothing that is later.
 */
const provenance = z.enum(PROVENANCES);
const day = z.string().refine(isDay);
const figures = z.partialRecord(z.enum(FIGURES), z.number());
const pending = z.array(
  z.object({
    cause: z.enum(PENDING_CAUSES),
    ha: z.number().exactOptional(),
    households: z.number().exactOptional(),
  }),
);

export const LAND_FORMS = ['allocation', 'lease'] as const;
export type LandForm = (typeof LAND_FORMS)[number];

export const clearanceEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('clearance.reported'),
    /** The day for which it is true, at the precision of its source. */
    date: storedEdtf,
    figures,
    /** All that is pending, by cause: it takes the place of what was said before. */
    pending: pending.exactOptional(),
    note: z.string().exactOptional(),
    source: z.string().exactOptional(),
    provenance,
  }),
  /** The reports of an act that was undone, from that number on, say nothing any more. */
  z.object({ type: z.literal('clearance.withdrawn'), from: z.int(), note: z.string() }),
  z.object({
    type: z.literal('clearance.land_granted'),
    id: z.string(),
    form: z.enum(LAND_FORMS),
    areaHa: z.number(),
    /** Null is said on purpose: the decision bears no number. */
    decision: z.object({ number: z.string().nullable(), day, issuer: z.string() }),
    note: z.string().exactOptional(),
    source: z.string().exactOptional(),
    provenance,
  }),
]);
export type ClearanceLogged = z.infer<typeof clearanceEvent>;
/** What people say. */
export type ClearanceEvent = Exclude<ClearanceLogged, { type: 'clearance.withdrawn' }>;
type Reported = Extract<ClearanceEvent, { type: 'clearance.reported' }>;
type Granted = Extract<ClearanceEvent, { type: 'clearance.land_granted' }>;

/** What was reported for a day, and when that was recorded. */
export interface Report extends Omit<Reported, 'type'> {
  seq: number;
  recordedOn: Day;
}

/** One decision by which a part of the land was allocated or leased. */
export interface Tranche extends Omit<Granted, 'type'> {
  seq: number;
  recordedOn: Day;
}
