import { remaining, verdict } from '../../shared/programme.ts';
import type { CountedTarget, Snapshot } from '../snapshot/snapshot.ts';

/** The programme numbers of a day: what the screens and `npm run facts` both state. */
export const programmeNumbers = (snapshot: Snapshot) => numbersOf(snapshot.targets, snapshot);

/** The targets of earlier plans, the last first, with what has become of them as known on the day. */
export const pastNumbers = (snapshot: Snapshot) => numbersOf(snapshot.pastTargets(), snapshot);

function numbersOf(targets: readonly CountedTarget[], snapshot: Snapshot) {
  return targets.map(({ target, count }) => {
    const { position: _i, cohort, closed: _closed, countsFrom: _r, ...said } = target;
    const measurable = said.goal !== null;
    return {
      ...said,
      /** The cohort is a list that the document fixes, and no rule. */
      isList: 'clusters' in cohort,
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
