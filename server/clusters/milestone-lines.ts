import type { Day } from '../../shared/day.ts';
import { slipDays } from '../../shared/delay.ts';
import type { RequestState } from '../../shared/discipline/request.ts';
import type { Edtf } from '../../shared/edtf.ts';
import {
  isBehind,
  isOnPath,
  MILESTONE_CODES,
  MILESTONES,
  type MilestoneCode,
  type Stage,
  stageReached,
} from '../../shared/lifecycle.ts';
import {
  type Entry,
  type Expectation,
  expectationsAfter,
  happenedIn,
  type MilestoneStanding,
  type Standing,
} from '../../shared/milestone.ts';
import { isRecorded, standingLines } from '../../shared/milestones/facet.ts';
import { saidOfRounds, withoutEarlier } from '../../shared/milestones/rounds.ts';
import type { LogLine } from '../log/read.ts';
import { withoutFile } from '../papers/read.ts';

/** What was stated about a milestone, and when it became known. */
export type StatedEntry = Entry & { recordedAt: string; recordedOn: Day };

/** One milestone of the cluster page. Slips are in days. */
export interface MilestoneLine extends Partial<Omit<MilestoneStanding, 'earlier'>> {
  milestone: MilestoneCode;
  behind: boolean;
  /** The cluster ended before it happened: it is neither done nor expected any more. */
  over?: true;
  slip: number | null;
  slipOriginal: number | null;
  actualEntry: StatedEntry | null;
  /** What is expected of the milestones that wait for this one. */
  expected: Expectation[];
  /** The schedule of the first decision, and the one in force. */
  baseline0Entry: StatedEntry | null;
  baselineEntry: StatedEntry | null;
  /** How it stands with the approval of its forecast; absent where none is needed. */
  request?: RequestState;
}

/** The entries that some lines of the log carry, oldest first. */
export const statedIn = (lines: readonly LogLine[]): StatedEntry[] =>
  standingLines(lines).flatMap(({ event, recordedAt, recordedOn }) =>
    isRecorded(event) ? event.entries.map((entry) => ({ ...entry, recordedAt, recordedOn })) : [],
  );

/** The milestones of a cluster's page, in their order: those that happened, and those that lie on its way. */
export function linesOf(
  standing: Standing,
  entries: readonly StatedEntry[],
  { stage, asOf, unfollowed }: { stage: Stage; asOf: Day; unfollowed: readonly MilestoneCode[] },
): MilestoneLine[] {
  const stated = saidOfRounds(entries);
  const happened = happenedIn(standing);
  const reached = stage === 'ended' ? stageReached(happened) : stage;
  return MILESTONE_CODES.flatMap((milestone) => {
    const stands = withoutEarlier(standing.milestones[milestone]);
    if (MILESTONES[milestone].phase === 'end' && !stands?.actual) return [];
    if (!stands && !isOnPath(milestone, stage, happened)) return [];
    // What happened before it was left out stays; what was only expected is the history's.
    if (stands?.actual === undefined && unfollowed.includes(milestone)) return [];
    const its = stated.of(milestone) ?? [];
    const isOf = (kind: Entry['kind']) => (entry: StatedEntry) => entry.kind === kind;
    const latest = (kind: Entry['kind']) => its.findLast(isOf(kind)) ?? null;
    const dates = { forecast: stands?.forecast ?? null, actual: stands?.actual ?? null };
    const behind = isBehind(milestone, reached);
    const isOver = stage === 'ended' && !behind && dates.actual === null;
    if (isOver && !stands?.baseline) return [];
    // Settled without a date of its own, or not to come any more: nobody can say by how much it was late.
    const slipFrom = (baseline: Edtf | null) =>
      (behind || isOver) && dates.actual === null ? null : slipDays({ baseline, ...dates }, asOf);
    return {
      milestone,
      ...stands,
      behind,
      ...(isOver ? { over: true as const } : {}),
      slip: slipFrom(stands?.baseline ?? null),
      slipOriginal: slipFrom(stands?.baseline0 ?? null),
      actualEntry: stands?.actual ? latest('actual') : null,
      expected: expectationsAfter(standing, milestone),
      baseline0Entry: its.find(isOf('baseline')) ?? null,
      baselineEntry: latest('baseline'),
    };
  });
}

/** With how it stands with the approval of its forecast. */
export function withRequest(
  line: MilestoneLine,
  requests: readonly { milestone: MilestoneCode; state: RequestState }[],
): MilestoneLine {
  const asked = requests.find(({ milestone }) => milestone === line.milestone);
  return asked ? { ...line, request: asked.state } : line;
}

/**
 * What everybody may see of a milestone: no forecasts, and nothing that one follows from; no remarks but those of
 * published sources. The slip of what has happened is that of an actual against a published schedule.
 */
export function published(line: MilestoneLine): MilestoneLine {
  // The version moves with every forecast, so it would tell of them too; as would the numbers of other events.
  const {
    forecast: _f,
    forecastBefore: _b,
    forecastIn: _i,
    request: _q,
    cause: _c,
    as: _s,
    version: _v,
    actualIn: _a,
    returned: _r,
    provenance,
    ...rest
  } = line;
  const { forecast: _p, ...known } = provenance ?? {};
  const happened = line.actual !== undefined;
  return {
    ...rest,
    provenance: known,
    expected: [],
    slip: happened ? line.slip : null,
    slipOriginal: happened ? line.slipOriginal : null,
    actualEntry:
      line.actualState === 'reported' ? unconfirmed(line.actualEntry) : withoutRemark(line.actualEntry),
    baseline0Entry: withoutRemark(line.baseline0Entry),
    baselineEntry: withoutRemark(line.baselineEntry),
  };
}

/** Until it is confirmed, the document is a user's own words as much as the remark is. */
function unconfirmed(entry: StatedEntry | null): StatedEntry | null {
  const stated = withoutRemark(entry);
  if (stated === null) return null;
  const { document: _d, ...rest } = stated;
  return rest;
}

function withoutRemark(entry: StatedEntry | null): StatedEntry | null {
  const stated = withoutFile(entry);
  if (stated === null || stated.provenance !== 'reported') return stated;
  const { note: _n, ...rest } = stated;
  return rest;
}
