import type { Day } from '../day.ts';
import { type Edtf, spanOf } from '../edtf.ts';
import { allAfter, isOnPath, type MilestoneCode, stageOf } from '../lifecycle.ts';
import { type Decision, refuse } from '../log/command.ts';
import { type DocumentReference, happenedIn, type Standing } from '../milestone.ts';
import type { Provenance } from '../register.ts';
import { earlierThanPredecessor } from '../update.ts';
import type { MilestonesEvent } from './facet.ts';

/** What a table of the department states of a step that was taken long ago. */
export interface Stated {
  milestone: MilestoneCode;
  /** '../2025-03' where it is only known to lie before. */
  date: Edtf;
  provenance: Provenance;
  source: string | null;
  document?: DocumentReference;
  note?: string;
}

/**
 * As the decision that establishes a cluster is entered with it: nobody asks for the steps before it, of which no table
 * keeps the days; those that are on record must fit.
 */
export function decideStated(standing: Standing, stated: Stated, today: Day): Decision<MilestonesEvent> {
  const { milestone, date, provenance, source, document, note } = stated;
  const stands = standing.milestones[milestone]?.actual;
  if (stands !== undefined) {
    return refuse('date', stands === date ? 'unchanged' : 'already_happened', stands);
  }
  const happened = happenedIn(standing);
  const stage = stageOf(happened);
  if (stage === 'ended') return refuse('date', 'cluster_ended');
  // An expansion that nobody has decided is neither begun nor completed.
  if (!isOnPath(milestone, stage, happened)) return refuse('date', 'not_a_choice');
  const { first, last } = spanOf(date);
  if ((first ?? last) > today) return refuse('date', 'date_in_future');
  const early = earlierThanPredecessor(standing, milestone, date);
  if (early) return refuse('date', 'before_predecessor', early);
  const late = allAfter(milestone).find((after) => {
    const actual = standing.milestones[after]?.actual;
    return actual !== undefined && first !== null && first > spanOf(actual).last;
  });
  if (late) return refuse('date', 'after_successor', late);
  const rest = {
    ...(source === null ? {} : { source }),
    ...(document === undefined ? {} : { document }),
    ...(note === undefined ? {} : { note }),
  };
  return {
    event: {
      type: 'milestones.recorded',
      entries: [{ milestone, kind: 'actual', date, provenance, ...rest, imported: true }],
    },
  };
}
