import { z } from 'zod';
import type { Day } from '../day.ts';
import type { Facet } from '../log/facet.ts';
import { PROVENANCES } from '../register.ts';
import { periodOf } from './period.ts';
import { REPORT_TEXTS, type ReportText } from './texts.ts';

/**
 * Regular reports on a cluster, each of one period. What was said stays in the log; what stands is which periods were
 * reported on which day, and the last report, which the next one begins from.
 */
const told = z.string().nullable();
const content = z.object({
  /** Nothing has happened: said on purpose, with all else empty. */
  nothing: z.boolean(),
  ...(Object.fromEntries(REPORT_TEXTS.map((name) => [name, told])) as Record<ReportText, typeof told>),
  /** Disbursed since the beginning, VND billion. */
  disbursed: z.number().nullable(),
});
export type ReportContent = z.infer<typeof content>;

const reportsEvent = z.object({
  type: z.literal('reports.filed'),
  period: z.string().refine((code) => periodOf(code) !== null),
  ...content.shape,
  provenance: z.enum(PROVENANCES),
});
export type ReportsEvent = z.infer<typeof reportsEvent>;

export interface Filed {
  period: string;
  /** The day on which it was first reported; a correction does not make it later. */
  on: Day;
  /** The event that said it last. */
  version: number;
}

export interface ReportsState {
  /** The last ones, in the order of their first report. */
  filed: Filed[];
  last: (ReportContent & { period: string }) | null;
  lastReport: Day | null;
}

export interface ReportsDay {
  lastReport: Day | null;
  filed: Filed[];
  /** Disbursed since the beginning, VND billion, as last reported. */
  disbursed: number | null;
}

/** So many periods are looked back on: a quarter of weeks, a year of months. */
const KEPT = 13;

const opensOf = (period: string): Day => periodOf(period)?.opens ?? '';

export const reports: Facet<ReportsEvent, ReportsState, ReportsDay> = {
  name: 'reports',
  stream: 'cluster',
  event: reportsEvent,
  empty: { filed: [], last: null, lastReport: null },
  evolve(state, { type: _t, provenance: _p, period, ...said }, { seq, on }) {
    const before = state.filed.find((one) => one.period === period);
    const now = { period, on: before?.on ?? on, version: seq };
    const others = state.filed.filter((one) => one !== before);
    const filed = [...others, now].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)).slice(-KEPT);
    const isLast = state.last === null || opensOf(state.last.period) <= opensOf(period);
    return {
      filed,
      last: isLast
        ? { period, ...said, disbursed: said.disbursed ?? state.last?.disbursed ?? null }
        : state.last,
      lastReport: on,
    };
  },
  day: ({ filed, last, lastReport }) => ({
    lastReport,
    filed,
    disbursed: last?.disbursed ?? null,
  }),
  version: ({ filed }, key) => filed.find(({ period }) => period === key)?.version ?? 0,
};
