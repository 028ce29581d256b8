import { disciplineVersion, openPause, PAUSE } from '../../shared/discipline/facet.ts';
import { pausedDays, pauseOn } from '../../shared/discipline/pause.ts';
import { lastDay } from '../../shared/edtf.ts';
import type { Standing } from '../../shared/milestone.ts';
import type { LogLine } from '../log/read.ts';
import type { Snapshot, SnapshotCluster } from '../snapshot/snapshot.ts';
import { askedIn } from './asking.ts';
import { judgeDiscipline } from './judged.ts';

/** Who said something, by name, and the instant. */
interface Spoken {
  who: string | null;
  at: string;
}

interface Known {
  snapshot: Snapshot;
  standing: Standing;
  lines: readonly LogLine[];
}

/** The discipline of one cluster's schedule, for those whose scope it is in. */
export function clusterDiscipline(found: SnapshotCluster, { snapshot, standing, lines }: Known) {
  const { discipline, milestones } = found.days;
  const { requests, missed } = judgeDiscipline(found, standing, snapshot);
  const bySeq = new Map(lines.map((line) => [line.seq, line]));
  const spoken = <S extends { seq: number }>(said: S): S & Spoken => {
    const line = bySeq.get(said.seq);
    return { ...said, who: line?.by ?? null, at: line?.recordedAt ?? '' };
  };
  const open = openPause(discipline);
  const due = milestones.gateBaseline;
  return {
    requests: requests.map(({ decision, ...request }) => ({
      ...request,
      decision: decision && spoken(decision),
      asked: askedIn(bySeq.get(request.forecastIn ?? -1), request.milestone),
    })),
    missed,
    /** Everything that was ever decided and explained, the latest first. */
    decided: discipline.decided.map(spoken).reverse(),
    explained: discipline.explained.map(spoken).reverse(),
    pause: open && spoken(pauseOn(open, snapshot.judgedOn)),
    pauses: discipline.pauses
      .filter((pause) => pause !== open)
      .map(spoken)
      .reverse(),
    pauseVersion: disciplineVersion(discipline, PAUSE),
    /** Of the days by which the schedule in force has passed, those of a pause. */
    pausedDays:
      due === null || found.assessment.overdue === null
        ? 0
        : pausedDays(discipline.pauses, lastDay(due), snapshot.judgedOn),
  };
}

export type ClusterDiscipline = ReturnType<typeof clusterDiscipline>;
