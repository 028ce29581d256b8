import { z } from 'zod';
import type { Day } from '../day.ts';
import { issue } from '../fields.ts';
import type { MilestoneCode } from '../lifecycle.ts';
import { type Decision, refuse } from '../log/command.ts';
import { commandOf } from '../log/command-of.ts';
import type { Entry, Expectation, Standing } from '../milestone.ts';
import { openMilestones } from '../update.ts';
import type { MilestonesEvent } from './facet.ts';
import { ALL_FORECASTS, standingForecasts } from './forecasts.ts';
import { isLapsed } from './move.ts';

/** "Still as expected": nothing has changed, said of every open forecast of a cluster at once. That is a report. */
export const stillInput = commandOf(z.literal(ALL_FORECASTS, issue('not_a_choice')), z.object({}));
export type StillInput = z.infer<typeof stillInput>;

/** What of a cluster is still expected on a day, and what its day has passed. */
export function expectedOn(
  standing: Standing,
  today: Day,
  unfollowed: readonly MilestoneCode[] = [],
): { standing: Expectation[]; lapsed: Expectation[] } {
  const open = new Set(openMilestones(standing, unfollowed));
  const expected = standingForecasts(standing).filter(({ milestone }) => open.has(milestone));
  return {
    standing: expected.filter(({ date }) => !isLapsed(date, today)),
    lapsed: expected.filter(({ date }) => isLapsed(date, today)),
  };
}

/** A date that has passed cannot be said again: it is renewed for itself, and with a reason. */
export function decideStill(
  standing: Standing,
  today: Day,
  unfollowed: readonly MilestoneCode[] = [],
): Decision<MilestonesEvent> {
  const expected = expectedOn(standing, today, unfollowed);
  const [lapsed] = expected.lapsed;
  if (lapsed) return refuse('key', 'forecast_lapsed', lapsed.milestone);
  if (expected.standing.length === 0) return refuse('key', 'no_forecast');
  const entries = expected.standing.map(
    ({ milestone, date }): Entry => ({
      milestone,
      kind: 'forecast',
      date,
      reason: 'unchanged',
      provenance: 'reported',
    }),
  );
  return { event: { type: 'milestones.recorded', entries } };
}
