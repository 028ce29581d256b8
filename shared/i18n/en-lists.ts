import type { ListWords } from './vi-lists.ts';

/** Words of lists that are taken away: what their pages do not say in a word. */
export const enLists = {
  pageOrder: 'as on the page',
  targets: {
    title: 'Targets of the city',
    code: 'Target code',
    name: 'Target',
    decision: 'Decision on the plan, no.',
    from: 'Target, from',
    to: 'Target, to',
    due: 'Due',
    illustrative: 'Of those achieved: illustrative',
    unconfirmed: 'Reported, to be confirmed',
    remainingFrom: 'Remaining, from',
    remainingTo: 'Remaining, to',
    verdict: 'Standing',
    publishedOn: 'Published',
    sourceNo: 'Source document no.',
    current: 'counted now',
    means:
      'One target a row. Only what is confirmed counts. An empty cell: the source does not say, or names no criterion, so that nothing is counted as achieved.',
  },
  procedure: {
    title: 'Dossiers in the procedure before establishment',
    waiting: 'not begun',
    left: 'Left (below zero is over)',
    unit: 'Counted in',
    allowed: 'Time for the step',
    used: 'Used',
    due: 'Last day',
    basis: 'Basis',
    last: 'Step reached',
    lastOn: 'Reached on',
    returnedOn: 'Returned to be completed on',
    illustrative: 'Illustrative',
    order: 'days left, the fewest first; those not begun at the end',
    means:
      'One cluster a row. An empty cell under what is left: no clock runs. Where the list is filtered, those that have not begun are not in it.',
  },
} satisfies ListWords;
