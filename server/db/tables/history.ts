import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import type { ClusterEvent } from '../../../shared/events.ts';
import type { Gate, MilestoneCode, Stage } from '../../../shared/lifecycle.ts';
import type { EntryKind, Provenance, Reason, Standing } from '../../../shared/milestone.ts';
import { day, instant, json, provinceId } from '../columns.ts';
import { toCluster } from './clusters.ts';

/**
 * Append-only. "Now" is the last entry of each kind; "as of" is the same with recorded_on <= the day.
 * Two times: `date` is when a thing is true, `recorded_at` when it became known.
 */
export const milestoneEntry = pgTable(
  'milestone_entry',
  {
    provinceId: provinceId(),
    clusterId: text('cluster_id').notNull(),
    /** The event it was recorded with, and its place in it. */
    seq: integer('seq').notNull(),
    position: integer('position').notNull(),
    milestone: text('milestone').$type<MilestoneCode>().notNull(),
    kind: text('kind').$type<EntryKind>().notNull(),
    /** EDTF, at the precision of the source. */
    date: text('date').notNull(),
    provenance: text('provenance').$type<Provenance>().notNull(),
    reason: text('reason').$type<Reason>(),
    note: text('note'),
    source: text('source'),
    documentNumber: text('document_number'),
    documentDay: day('document_day'),
    documentIssuer: text('document_issuer'),
    recordedAt: instant('recorded_at').notNull(),
    recordedOn: day('recorded_on').notNull(),
    recordedBy: text('recorded_by'),
  },
  (t) => [
    // Reads a cluster's history in order, which is also the fold's order.
    primaryKey({ columns: [t.provinceId, t.clusterId, t.seq, t.position] }),
    toCluster(t),
    check(
      'milestone_entry_kind',
      sql`${t.kind} in ('baseline', 'forecast', 'actual', 'confirmation', 'return')`,
    ),
    check('milestone_entry_provenance', sql`${t.provenance} in ('sourced', 'illustrative', 'reported')`),
  ],
);

/** The log: each event carries the hash of the one before it in its cluster. */
export const event = pgTable(
  'event',
  {
    provinceId: provinceId(),
    clusterId: text('cluster_id').notNull(),
    seq: integer('seq').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    recordedOn: day('recorded_on').notNull(),
    recordedBy: text('recorded_by'),
    body: json<ClusterEvent>('body').notNull(),
    /** Made by the client once for each intention; a repeated request finds its first answer. */
    request: text('request'),
    hash: text('hash').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.provinceId, t.clusterId, t.seq] }),
    toCluster(t),
    unique('event_request').on(t.provinceId, t.clusterId, t.request),
    // What was recorded lately, by this process or another; and the heads at the end of a day.
    index('event_recorded').on(t.provinceId, t.recordedAt),
  ],
);

/** The end of each cluster's chain, with what stands there. Nobody locks it: the key of `event` tells two writers apart. */
export const clusterHead = pgTable(
  'cluster_head',
  {
    provinceId: provinceId(),
    clusterId: text('cluster_id').notNull(),
    seq: integer('seq').notNull(),
    hash: text('hash').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    standing: json<Standing>('standing').notNull(),
  },
  (t) => [primaryKey({ columns: [t.provinceId, t.clusterId] }), toCluster(t)],
);

/**
 * Projection: what stood at the end of each day on which something was recorded (shared/state.ts). "Now" and "three
 * years back" are the same look-up: the last row with from_day <= the day. Rebuilt from the log by a test.
 */
export const clusterState = pgTable(
  'cluster_state',
  {
    provinceId: provinceId(),
    clusterId: text('cluster_id').notNull(),
    fromDay: day('from_day').notNull(),
    seq: integer('seq').notNull(),
    stage: text('stage').$type<Stage>().notNull(),
    next: text('next').$type<MilestoneCode>(),
    nextBaseline: text('next_baseline'),
    nextForecast: text('next_forecast'),
    gate: text('gate').$type<Gate>(),
    gateBaseline0: text('gate_baseline0'),
    gateBaseline: text('gate_baseline'),
    gateForecast: text('gate_forecast'),
    gateForecastBefore: text('gate_forecast_before'),
    established: text('established'),
    started: text('started'),
    completed: text('completed'),
    operating: text('operating'),
    /** Codes separated by spaces. */
    unconfirmed: text('unconfirmed').notNull(),
    lastReport: day('last_report'),
  },
  (t) => [primaryKey({ columns: [t.provinceId, t.clusterId, t.fromDay] }), toCluster(t)],
);

/** One hash a day over the heads of all chains: publish it, and nobody can rewrite the past unnoticed. */
export const logRoot = pgTable(
  'log_root',
  {
    provinceId: provinceId(),
    day: day('day').notNull(),
    heads: integer('heads').notNull(),
    root: text('root').notNull(),
  },
  (t) => [primaryKey({ columns: [t.provinceId, t.day] })],
);
