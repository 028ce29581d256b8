import type { Day } from '../../shared/day.ts';
import { THRESHOLDS } from '../../shared/settings/thresholds.ts';
import {
  type From,
  NOTHING_HAPPENED,
  type PublicIdentity,
  type PublicState,
  type Timeline,
  type TimelineCluster,
} from '../../shared/timeline.ts';
import { sentTimeline } from '../../shared/timeline-wire.ts';
import { TODAY } from './samples.ts';

/** The first day on record in these tests. */
export const SINCE: Day = '2018-03-15';

const identityOf = (nameVi: string): PublicIdentity => ({
  nameVi,
  place: nameVi,
  kind: 'industrial',
  lat: 21,
  lon: 105.8,
  precision: 'commune',
  confidence: 'single',
  placeholder: false,
  units: [{ unitCode: '001', validFrom: '2008-08-01', validTo: null }],
});

const from = (day: Day, more: Partial<PublicState>): From<PublicState> => ({
  from: day,
  says: { ...NOTHING_HAPPENED, ...more },
});

/** Established on a day of record, started on a later one; late from half a year after it was established until then. */
function clusterOf(
  code: string,
  days: Record<'entered' | 'established' | 'late' | 'started', Day>,
): TimelineCluster {
  const { entered, established, late, started } = days;
  const waits = { stage: 'preparation', gate: 'construction_started', established } as const;
  const builds = { stage: 'construction', gate: 'infrastructure_completed', established, started } as const;
  return {
    code,
    register: [{ from: entered, says: identityOf(`Cụm ${code}`) }],
    states: [
      from(entered, { stage: 'plan' }),
      from(established, { ...waits, gateBaseline: late }),
      from(started, builds),
    ],
    classes: [
      { from: entered, says: 'no_plan' },
      { from: established, says: 'on_track' },
      { from: late, says: 'late' },
      { from: started, says: 'no_plan' },
    ],
  };
}

/** Two clusters of one target: the first started in May 2024, the second, on record since June 2021, in February 2025. */
const TIMELINE: Timeline = {
  from: SINCE,
  to: TODAY,
  clusters: [
    clusterOf('HN-001', {
      entered: SINCE,
      established: '2019-01-10',
      late: '2022-01-01',
      started: '2024-05-20',
    }),
    clusterOf('HN-002', {
      entered: '2021-06-01',
      established: '2021-09-01',
      late: '2023-07-01',
      started: '2025-02-10',
    }),
  ],
  thresholds: [{ from: '1900-01-01', says: THRESHOLDS }],
  targets: [
    [
      {
        from: SINCE,
        says: {
          code: 'start-43',
          cohort: { milestone: 'established' },
          goal: { milestone: 'construction_started' },
          min: 2,
          max: 2,
          position: 1,
          closed: false,
        },
      },
    ],
  ],
};

/** As it is sent, for a span that ends today. */
export const timelineSent = (since: Day = SINCE) => sentTimeline({ ...TIMELINE, from: since });
