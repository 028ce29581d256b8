import type { AreaWords } from './vi-area.ts';

export const enArea = {
  none: 'no industrial cluster',
  late: (late, scheduled) =>
    scheduled === 1
      ? 'the one cluster with a schedule is late'
      : `${late} of ${scheduled} clusters with a schedule ${late === 1 ? 'is' : 'are'} late`,
  noneLate: (scheduled) =>
    scheduled === 1
      ? 'the one cluster with a schedule is not late'
      : `none of ${scheduled} clusters with a schedule is late`,
  unscheduled: (noPlan, all) =>
    all === 1
      ? 'its one cluster has no approved schedule'
      : `${noPlan} of ${all} clusters ${noPlan === 1 ? 'has' : 'have'} no approved schedule`,
  allDone: (all) =>
    all === 1 ? 'one cluster, nothing left to follow' : `${all} clusters, nothing left to follow`,
  choose: 'Choose an area',
  mapNote: 'Darker: more clusters late, of those with a schedule. Neighbouring areas are left pale.',

  compare: 'Compared with the city',
  here: 'This area',
  city: 'City',
  clusters: 'Clusters',
  scheduled: 'With an approved schedule',
  lateOf: 'Late, of those with a schedule',
  noPlan: 'Without a schedule',
  stale: 'Report overdue',
  of: (part, whole) => `${part} of ${whole}`,
  cityHas: (n) =>
    n === 1
      ? 'The city includes one cluster that lies in no area yet.'
      : `The city includes ${n} clusters that lie in no area yet.`,
  nowhere: 'no area yet',

  allAreas: 'All areas of the city',
  columns: {
    name: 'Area',
    clusters: 'Clusters',
    scheduled: 'With a schedule',
    late: 'Late',
    share: 'Share late of those with a schedule',
    noPlan: 'Without a schedule',
    stale: 'Report overdue',
  },
  tooFew: (fewest) =>
    `Below ${fewest} clusters with a schedule only their number is told, and no share. The areas and the clusters in no area add up to the city.`,
  noRow: (n) => (n === 1 ? 'One more area has no cluster.' : `${n} more areas have no cluster.`),
} satisfies AreaWords;
