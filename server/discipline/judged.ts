import { disciplineVersion } from '../../shared/discipline/facet.ts';
import { type MissedDate, missedDates } from '../../shared/discipline/missed.ts';
import { type ForecastRequest, requestsOf } from '../../shared/discipline/request.ts';
import type { Standing } from '../../shared/milestone.ts';
import { openMilestones } from '../../shared/update.ts';
import type { Snapshot, SnapshotCluster } from '../snapshot/snapshot.ts';

/** A request with the version of what was said of its milestone, and the event that moved the forecast there. */
export interface OpenRequest extends ForecastRequest {
  version: number;
  forecastIn: number | null;
}

export interface OpenMissed extends MissedDate {
  version: number;
}

/** What of a cluster must be decided and explained, as known on the snapshot's day. */
export interface Judged {
  requests: OpenRequest[];
  missed: OpenMissed[];
}

type JudgedBy = Pick<Snapshot, 'thresholds' | 'judgedOn' | 'calendar' | 'unfollowed'>;

export function judgeDiscipline(
  { days }: SnapshotCluster,
  standing: Standing,
  { thresholds, judgedOn, calendar, unfollowed }: JudgedBy,
): Judged {
  const { discipline, milestones } = days;
  const known = {
    ...discipline,
    open: openMilestones(standing, unfollowed),
    unfollowed,
    stage: milestones.stage,
    gate: milestones.gate,
    thresholds,
    calendar,
  };
  return {
    requests: requestsOf(standing, known).map((request) => ({
      ...request,
      version: disciplineVersion(discipline, request.milestone),
      forecastIn: standing.milestones[request.milestone]?.forecastIn ?? null,
    })),
    missed: missedDates(standing, known, judgedOn).map((missed) => ({
      ...missed,
      version: disciplineVersion(discipline, missed.milestone),
    })),
  };
}
