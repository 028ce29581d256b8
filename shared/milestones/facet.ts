import { z } from 'zod';
import { isDay } from '../day.ts';
import { MILESTONE_CODES, type MilestoneCode } from '../lifecycle.ts';
import type { FacetEvent } from '../log/event.ts';
import type { Facet } from '../log/facet.ts';
import {
  applyEntry,
  EMPTY_STANDING,
  type Entry,
  entrySchema,
  type Standing,
  standingSchema,
} from '../milestone.ts';
import { type ClusterState, deriveState } from '../state.ts';
import { ALL_FORECASTS, forecastsVersion, versionOf } from './forecasts.ts';

const milestonesEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('milestones.recorded'),
    entries: z.array(entrySchema).min(1),
  }),
  /** As they stood before an act that was undone: what was recorded from that number on says nothing any more. */
  z.object({
    type: z.literal('milestones.restored'),
    from: z.int(),
    milestones: z.partialRecord(z.enum(MILESTONE_CODES), standingSchema),
    lastReport: z.string().refine(isDay).nullable(),
    note: z.string(),
  }),
]);
export type MilestonesLogged = z.infer<typeof milestonesEvent>;
/** What people say of them. */
export type MilestonesEvent = Extract<MilestonesLogged, { type: 'milestones.recorded' }>;
export type MilestonesRestored = Extract<MilestonesLogged, { type: 'milestones.restored' }>;

export const isRecorded = (event: FacetEvent): event is MilestonesEvent =>
  event.type === 'milestones.recorded';

/** What a line of the log says of milestones, entry by entry. */
export function entriesIn(body: unknown): Entry[] {
  const event = milestonesEvent.parse(body);
  return isRecorded(event) ? event.entries : [];
}

/** Lines that still say something: those of an act that was undone do not. */
export function standingLines<L extends { seq: number; event: FacetEvent }>(lines: readonly L[]): L[] {
  const undone = lines.flatMap(({ seq, event }) =>
    event.type === 'milestones.restored' ? [{ from: (event as MilestonesRestored).from, to: seq }] : [],
  );
  return undone.length === 0
    ? [...lines]
    : lines.filter(({ seq }) => !undone.some(({ from, to }) => seq >= from && seq <= to));
}

export const milestones: Facet<MilestonesLogged, Standing, ClusterState> = {
  name: 'milestones',
  stream: 'cluster',
  event: milestonesEvent,
  empty: EMPTY_STANDING,
  evolve: (standing, event, { on, seq }) =>
    event.type === 'milestones.recorded'
      ? event.entries.reduce((before, said) => applyEntry(before, said, on, seq), standing)
      : restored(standing, event, seq),
  day: deriveState,
  version: (standing, key) =>
    key === ALL_FORECASTS ? forecastsVersion(standing) : versionOf(standing, key as MilestoneCode),
};

/** Whoever saw one as it was in between has seen another one. */
function restored(standing: Standing, { milestones: before, lastReport }: MilestonesRestored, seq: number) {
  const back: Standing['milestones'] = {};
  for (const [code, stands] of Object.entries(before) as [MilestoneCode, typeof before.in_plan & object][]) {
    const isSame = standing.milestones[code]?.version === stands.version;
    back[code] = isSame ? stands : { ...stands, version: seq };
  }
  return { milestones: back, lastReport };
}
