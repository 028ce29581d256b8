import { z } from 'zod';
import { type MilestoneCode } from '../lifecycle.ts';
import type { Facet } from '../log/facet.ts';
import { applyEntry, EMPTY_STANDING, entrySchema, type Standing } from '../milestone.ts';
import { type ClusterState, deriveState } from '../state.ts';
import { ALL_FORECASTS, forecastsVersion, versionOf } from './forecasts.ts';

const milestonesEvent = z.object({
  type: z.literal('milestones.recorded'),
  entries: z.array(entrySchema).min(1),
});
export type MilestonesEvent = z.infer<typeof milestonesEvent>;

export const milestones: Facet<MilestonesEvent, Standing, ClusterState> = {
  name: 'milestones',
  stream: 'cluster',
  event: milestonesEvent,
  empty: EMPTY_STANDING,
  evolve: (standing, event, { on, seq }) =>
    event.entries.reduce((before, said) => applyEntry(before, said, on, seq), standing),
  day: deriveState,
  version: (standing, key) =>
    key === ALL_FORECASTS ? forecastsVersion(standing) : versionOf(standing, key as MilestoneCode),
};
