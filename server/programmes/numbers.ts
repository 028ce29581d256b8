import { remaining, verdict } from '../../shared/programme.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** The programme numbers of a day: what the screens and `npm run facts` both state. */
export function programmeNumbers(snapshot: Snapshot) {
  return snapshot.targets.map(({ target, count }) => {
    const { position: _i, cohort: _c, goal, closed: _closed, ...said } = target;
    const measurable = goal !== null;
    return {
      ...said,
      asOf: snapshot.asOf,
      measurable,
      cohortSize: count.cohort.length,
      /** On what the members rest, and those achieved. */
      grounds: count.grounds,
      achieved: measurable ? count.achieved.length : null,
      unconfirmed: measurable ? count.unconfirmed.length : null,
      remaining: measurable ? remaining(target, count.achieved.length) : null,
      verdict: measurable ? verdict(target, count.achieved.length, snapshot.judgedOn) : null,
      members: count.cohort,
      achievedMembers: count.achieved,
    };
  });
}
