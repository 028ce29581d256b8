import type { Day } from '../day.ts';
import { type Edtf, spanOf } from '../edtf.ts';
import { type MilestoneCode, stageOf } from '../lifecycle.ts';
import { type DocumentReference, happenedIn, type Standing } from '../milestone.ts';
import { type RegimeCode, regimeOn, regimesOf } from '../regime.ts';
import type { Provenance } from '../register.ts';
import type { ProcedureDay, Stop } from './facet.ts';
import { isMilestoneRung, type Rules, type RungCode, rulesOf, rungsOf } from './rungs.ts';

/** When a rung was reached, and on what that rests. */
export interface Reached {
  date: Edtf;
  /** The day; null where the date is not as precise as that. */
  day: Day | null;
  ground: Provenance;
  /** A milestone that was reported and not confirmed yet. */
  waits: boolean;
  document: DocumentReference | null;
}

export interface LadderRung {
  rung: RungCode;
  reached: Reached | null;
}

/** Where the dossier of a cluster stands: everything that clocks and decisions are made of. */
export interface Ladder {
  rules: Rules;
  /** The regime of the dossier's date; of several that are possible the last. */
  regime: RegimeCode;
  /** Its date is precise enough to tell by which clocks it is judged. */
  sure: boolean;
  /** Which milestone dates the dossier; null: none yet, and the rules are those of the as-of day. */
  by: MilestoneCode | null;
  /** Every rung of these rules, in order. */
  rungs: LadderRung[];
  stops: Stop[];
  /** The cluster was revoked or withdrawn. */
  ended: boolean;
}

/** The ladder as known on a day, from the milestones and from what is recorded between them. */
export function ladderOf(standing: Standing, state: ProcedureDay, asOf: Day): Ladder {
  const { regimes, by } = regimesOf(standing, asOf);
  const { code: regime } = regimes.at(-1) ?? regimeOn(asOf);
  const rules = rulesOf(regime);
  return {
    rules,
    regime,
    sure: regimes.every(({ code }) => rulesOf(code) === rules),
    by,
    rungs: rungsOf(rules).map((rung) => ({ rung, reached: reachedIn(standing, state, rung) })),
    stops: state.stops,
    ended: stageOf(happenedIn(standing)) === 'ended',
  };
}

function reachedIn(standing: Standing, { rungs }: ProcedureDay, rung: RungCode): Reached | null {
  if (!isMilestoneRung(rung)) {
    const own = rungs[rung];
    if (!own) return null;
    return {
      date: own.date,
      day: own.date,
      ground: own.provenance,
      waits: false,
      document: own.document ?? null,
    };
  }
  const { actual, actualState, provenance } = standing.milestones[rung] ?? {};
  if (actual === undefined) return null;
  return {
    date: actual,
    day: spanOf(actual).precision === 'day' ? actual : null,
    ground: provenance?.actual ?? 'reported',
    waits: actualState === 'reported',
    // It stands with the milestone's entry.
    document: null,
  };
}

export const reachedOf = ({ rungs }: Pick<Ladder, 'rungs'>, rung: RungCode): Reached | null =>
  rungs.find((one) => one.rung === rung)?.reached ?? null;

const lastReachedAt = ({ rungs }: Pick<Ladder, 'rungs'>): number =>
  rungs.findLastIndex(({ reached }) => reached !== null);

/** The last rung that is on record; null: none is. */
export const lastRung = (ladder: Pick<Ladder, 'rungs'>): RungCode | null =>
  ladder.rungs[lastReachedAt(ladder)]?.rung ?? null;

/** The rung that is to be reached now; null at the top, and for a cluster that has ended. */
export const nextRung = (ladder: Pick<Ladder, 'rungs' | 'ended'>): RungCode | null =>
  ladder.ended ? null : (ladder.rungs[lastReachedAt(ladder) + 1]?.rung ?? null);

/** The rung just before another on its ladder; null for the first. */
export function rungBefore({ rungs }: Pick<Ladder, 'rungs'>, rung: RungCode): LadderRung | null {
  const at = rungs.findIndex((one) => one.rung === rung);
  return rungs[at - 1] ?? null;
}

/** Behind the last one on record and not on record itself: taken over from a source that did not tell of it. */
export const isUnrecorded = (ladder: Pick<Ladder, 'rungs'>, rung: RungCode): boolean =>
  reachedOf(ladder, rung) === null &&
  ladder.rungs.findIndex((one) => one.rung === rung) < lastReachedAt(ladder);

/** The dossier lies with the enterprise. */
export const openStop = ({ stops }: Pick<Ladder, 'stops'>): Stop | null =>
  stops.find(({ handedIn }) => handedIn === null) ?? null;
