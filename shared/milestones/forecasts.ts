import { MILESTONE_CODES, type MilestoneCode } from '../lifecycle.ts';
import type { Expectation, Standing } from '../milestone.ts';

/** The key of what is said about all forecasts of a cluster at once. */
export const ALL_FORECASTS = 'forecasts';

/**
 * What is still expected, in lifecycle order. A milestone whose report was given back is not among it: whether it stands
 * is the very question, and is answered for itself.
 */
export const standingForecasts = ({ milestones }: Standing): Expectation[] =>
  MILESTONE_CODES.flatMap((milestone) => {
    const { forecast, actual, returned } = milestones[milestone] ?? {};
    return forecast === undefined || actual !== undefined || returned !== undefined
      ? []
      : [{ milestone, date: forecast }];
  });

/** The newest version among them; 0: nothing is expected. */
export const forecastsVersion = (standing: Standing): number =>
  Math.max(0, ...standingForecasts(standing).map(({ milestone }) => versionOf(standing, milestone)));

export const versionOf = ({ milestones }: Standing, milestone: MilestoneCode): number =>
  milestones[milestone]?.version ?? 0;
