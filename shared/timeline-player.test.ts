import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClusterRow } from './cluster-row.ts';
import { addDays, type Day, fromEpochDay } from './day.ts';
import { byUrgency, type Lateness } from './delay.ts';
import { quarterAround } from './edtf.ts';
import { STAGES } from './lifecycle.ts';
import { countTarget } from './programme.ts';
import type { Provenance } from './register.ts';
import { THRESHOLDS } from './settings/thresholds.ts';
import {
  daysOf,
  type From,
  NOTHING_HAPPENED,
  type PublicIdentity,
  type PublicState,
  standing,
  type Timeline,
  type TimelineCluster,
  targetsOn,
  timelineRows,
} from './timeline.ts';
import { playerOf } from './timeline-player.ts';
import { readTimeline, sentTimeline } from './timeline-wire.ts';

const START = 20_000;
const LENGTH = 900;
const FROM = fromEpochDay(START);
const days = fc.integer({ min: START, max: START + LENGTH }).map(fromEpochDay);
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null });
const date = days.chain((day) => fc.constantFrom(day, day.slice(0, 7), day.slice(0, 4), quarterAround(day)));

/** Some spans of a record, each on a day of its own, in their order. */
const spans = <T>(says: fc.Arbitrary<T>, minLength = 0): fc.Arbitrary<From<T>[]> =>
  fc
    .uniqueArray(fc.record({ from: days, says }), { minLength, maxLength: 5, selector: ({ from }) => from })
    .map((list) => list.sort((a, b) => (a.from < b.from ? -1 : 1)));

const state: fc.Arbitrary<PublicState> = fc
  .record({
    stage: fc.constantFrom(...STAGES),
    gate: maybe(fc.constantFrom('construction_started', 'infrastructure_completed')),
    gateBaseline: maybe(date),
    lastReport: maybe(days),
    established: maybe(date),
    started: maybe(date),
    unconfirmed: fc.subarray(['established', 'construction_started']),
    grounds: fc.record({ construction_started: fc.constantFrom<Provenance>('sourced', 'illustrative') }),
    stageGround: maybe(fc.constantFrom<Provenance>('sourced', 'illustrative')),
  })
  .map((said) => ({ ...NOTHING_HAPPENED, ...said }) as PublicState);

const identity: fc.Arbitrary<PublicIdentity> = fc
  .record({
    nameVi: fc.constantFrom('Tân Triều', 'Bãi Sậy'),
    moves: maybe(days),
    /** For so many days no source says where it lies. */
    between: fc.constantFrom(0, 200),
  })
  .map(({ nameVi, moves, between }) => ({
    nameVi,
    place: '',
    kind: 'industrial',
    lat: 21,
    lon: 105.8,
    precision: 'commune',
    confidence: 'single',
    placeholder: false,
    units:
      moves === null
        ? [{ unitCode: '001', validFrom: FROM, validTo: null }]
        : [
            { unitCode: '001', validFrom: FROM, validTo: addDays(moves, -1) },
            { unitCode: '00004', validFrom: addDays(moves, between), validTo: null },
          ],
  }));

const cluster: fc.Arbitrary<Omit<TimelineCluster, 'code'>> = fc.record({
  register: spans(identity, 1),
  states: spans(state),
  // Few classes, so that the days overdue decide between most of them.
  classes: spans(fc.constantFrom<Lateness>('critical', 'critical', 'late', 'done'), 1),
});

const target = fc.record({ closed: fc.boolean(), to: days, position: fc.integer({ min: 0, max: 2 }) });
const timelines: fc.Arbitrary<Timeline> = fc
  .record({
    clusters: fc.array(cluster, { maxLength: 8 }),
    targets: fc.array(spans(target, 1), { maxLength: 3 }),
    report: spans(fc.integer({ min: 1, max: 60 })),
  })
  .map(({ clusters, targets, report }) => ({
    from: FROM,
    to: addDays(FROM, LENGTH),
    clusters: clusters.map((said, i) => ({ ...said, code: `HN-00${i}` })),
    targets: targets.map((versions, i) =>
      versions.map(({ from, says: { closed, to, position } }) => ({
        from,
        says: {
          code: `t-${i}`,
          cohort: { milestone: 'established' as const, to },
          goal: { milestone: 'construction_started' as const },
          min: 1,
          max: 1,
          position,
          closed,
        },
      })),
    ),
    thresholds: [
      { from: '1900-01-01', says: THRESHOLDS },
      ...report.map(({ from, says }) => ({
        from,
        says: { ...THRESHOLDS, report: { ...THRESHOLDS.report, construction: says, preparation: says } },
      })),
    ],
  }));

/** As somebody drags: near and far, forwards and backwards, to the same day again, and before the first. */
const walks = fc.array(fc.integer({ min: -20, max: LENGTH + 20 }), { minLength: 2, maxLength: 25 });
const dayAt = (n: number): Day => addDays(FROM, n);

describe('a timeline that is played', () => {
  test('shows on every day, in whatever order days are come to, what that day’s rows are', () => {
    fc.assert(
      fc.property(timelines, walks, (timeline, walk) => {
        const player = playerOf(timeline);
        for (const day of walk.map(dayAt)) {
          const rows = timelineRows(timeline, day);
          expect(player.at(day), day).toEqual(rows);
          expect(player.inOrder(day), day).toEqual([...rows].sort(byUrgency));
        }
      }),
      { numRuns: 150 },
    );
  });

  test('the rows of the day before still stand while those of the next are shown', () => {
    fc.assert(
      fc.property(timelines, walks, (timeline, walk) => {
        const player = playerOf(timeline);
        let before: { rows: readonly ClusterRow[]; due: ClusterRow[]; day: Day } | null = null;
        for (const day of walk.map(dayAt)) {
          const rows = player.inOrder(day);
          if (before) expect(before.rows, before.day).toEqual(before.due);
          before = { rows, due: timelineRows(timeline, day).sort(byUrgency), day };
        }
      }),
      { numRuns: 60 },
    );
  });

  test('rows to be kept stay as they were while others are played', () => {
    fc.assert(
      fc.property(timelines, walks, (timeline, walk) => {
        const player = playerOf(timeline);
        const kept = walk.map(dayAt).map((day) => ({ day, rows: player.at(day) }));
        for (const { day, rows } of kept) expect(rows, day).toEqual(timelineRows(timeline, day));
      }),
      { numRuns: 40 },
    );
  });

  test('tells on what the achieved of a target rest as counting it does', () => {
    fc.assert(
      fc.property(timelines, walks, (timeline, walk) => {
        const player = playerOf(timeline);
        for (const day of walk.map(dayAt)) {
          const target = targetsOn(timeline, day).find(({ code }) => code === 't-0');
          const known = timeline.clusters.flatMap(({ code, register, classes, states }) => {
            const identity = standing(register, day);
            const state = standing(states, day) ?? NOTHING_HAPPENED;
            return identity && standing(classes, day) ? [{ code, days: daysOf(identity, state) }] : [];
          });
          const due = target ? countTarget(target, known).grounds.achieved : null;
          expect(player.groundsOf('t-0', day)).toEqual(due);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('makes no new row of a cluster of which nothing is other on the next day', () => {
    const done: TimelineCluster = {
      code: 'HN-001',
      register: [{ from: FROM, says: fc.sample(identity, { numRuns: 1, seed: 1 })[0] as PublicIdentity }],
      states: [{ from: FROM, says: { ...NOTHING_HAPPENED, gate: null, stage: 'operating' } }],
      classes: [{ from: FROM, says: 'done' }],
    };
    const player = playerOf({
      from: FROM,
      to: dayAt(LENGTH),
      clusters: [done],
      targets: [],
      thresholds: [{ from: '1900-01-01', says: THRESHOLDS }],
    });
    const [row] = player.inOrder(dayAt(10));
    expect(player.inOrder(dayAt(800))[0]).toBe(row);
    expect(player.inOrder(dayAt(-1))).toEqual([]);
  });
});

describe('a timeline on its way', () => {
  test('arrives as the record that it was, on every day', () => {
    fc.assert(
      fc.property(timelines, walks, (timeline, walk) => {
        const arrived = readTimeline(JSON.parse(JSON.stringify(sentTimeline(timeline))));
        for (const day of walk.map(dayAt)) {
          expect(timelineRows(arrived, day), day).toEqual(timelineRows(timeline, day));
        }
      }),
      { numRuns: 100 },
    );
  });

  test('of a span that says nothing new not even its day is told', () => {
    const spans = [0, 30, 60].map((n) => ({
      from: dayAt(n),
      says: { ...NOTHING_HAPPENED, stage: n < 60 ? ('plan' as const) : ('establishment' as const) },
    }));
    const timeline: Timeline = {
      from: FROM,
      to: dayAt(LENGTH),
      clusters: [{ code: 'HN-001', register: [], states: spans, classes: [] }],
      targets: [],
      thresholds: [],
    };
    expect(sentTimeline(timeline).clusters[0]?.states.slice(1)).toEqual([
      { from: dayAt(60), says: { stage: 'establishment' } },
    ]);
  });
});
