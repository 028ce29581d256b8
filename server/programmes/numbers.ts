import { amountOf, remaining, verdict } from '../../shared/programme.ts';
import type { CountedTarget, Snapshot } from '../snapshot/snapshot.ts';

/** The programme numbers of a day: what the screens and `npm run facts` both state. */
export const programmeNumbers = (snapshot: Snapshot) => numbersOf(snapshot.targets, snapshot);

/** The targets of earlier plans, the last first, with what has become of them as known on the day. */
export const pastNumbers = (snapshot: Snapshot, told = { because: false }) =>
  numbersOf(snapshot.pastTargets(), snapshot, told);

function numbersOf(targets: readonly CountedTarget[], snapshot: Snapshot, told = { because: false }) {
  return targets.map(({ target, count }) => {
    // The files of its documents are told in its history, to those who read that.
    const { position: _i, cohort, closed: _c, countsFrom: _r, papers: _f, closedBecause, ...said } = target;
    const measurable = said.goal !== null;
    const reached = amountOf(said.metric, count);
    return {
      ...said,
      /** Words of the department, for those who read from within. */
      ...(told.because && closedBecause !== null ? { closedBecause } : {}),
      /** The cohort is a list that the document fixes, and no rule. */
      isList: 'clusters' in cohort,
      asOf: snapshot.asOf,
      measurable,
      cohortSize: count.cohort.length,
      /** On what the members rest, and those achieved. */
      grounds: count.grounds,
      achieved: measurable ? reached : null,
      unconfirmed: measurable ? count.unconfirmed.length : null,
      remaining: measurable ? remaining(target, reached) : null,
      verdict: measurable ? verdict(target, reached, snapshot.judgedOn) : null,
      /** Clusters behind the hectares of which no source states an area: not in the sum. */
      withoutArea: said.metric === 'hectares' ? count.withoutArea : 0,
      members: count.cohort,
      achievedMembers: count.achieved,
    };
  });
}
