import type { ClusterRow } from '../../shared/cluster-row.ts';
import type { Day } from '../../shared/day.ts';
import { AppError, invalid } from '../../shared/errors.ts';
import { idOf } from '../../shared/log/stream.ts';
import {
  type ReportContent,
  type ReportsEvent,
  type ReportsState,
  reports,
} from '../../shared/reports/facet.ts';
import {
  openPeriods,
  type Period,
  periodAfter,
  periodBefore,
  periodOf,
  RHYTHMS,
  type Rhythm,
  rhythmOf,
} from '../../shared/reports/period.ts';
import { type PeriodStanding, type PeriodStood, stoodOn, wordWithin } from '../../shared/reports/standing.ts';
import type { HistoryLine } from '../clusters/detail.ts';
import { rowsFor, within } from '../clusters/scope.ts';
import type { Context } from '../context.ts';
import { foldLines, type LogLine, readLines } from '../log/read.ts';
import type { Snapshot, SnapshotCluster } from '../snapshot/snapshot.ts';

/** A period that can be reported for, and how it stands. */
export interface OpenPeriod extends Period, PeriodStood {
  version: number;
}

/** A report as it was given. */
export interface ToldReport extends ReportContent {
  period: string;
  seq: number;
  recordedAt: string;
  by: string | null;
  illustrative: boolean;
}

/** What the next report of a cluster begins from. */
export interface ClusterReports {
  rhythm: Rhythm | null;
  /** The older first. */
  open: OpenPeriod[];
  last: ReportsState['last'];
  /** What was recorded of the cluster since the last report, oldest first. */
  since: HistoryLine[];
  /** The last reports, the newest first. */
  told: ToldReport[];
}

/** So many reports are shown; all of them are in the history. */
const SHOWN = 13;

export async function clusterReports(ctx: Context, code: string, asOf: Day): Promise<ClusterReports> {
  const snapshot = await ctx.days.at(asOf);
  const cluster = snapshot.byCode.get(code);
  if (!cluster) throw new AppError('NOT_FOUND');
  if ((await within(ctx, 'report.read', [cluster])).length === 0) throw new AppError('FORBIDDEN');
  const day = snapshot.judgedOn;
  const lines = await readLines(ctx.db, { provinceId: ctx.provinceId, stream: cluster.stream }, day);
  const state = foldLines(reports, lines);
  const rhythm = rhythmOf(cluster.days.milestones.stage);
  const told = lines.flatMap((line) => (line.facet === reports.name ? toldIn(line) : []));
  const lastSeq = told.at(-1)?.seq ?? 0;
  return {
    rhythm,
    open: periodsOf(cluster, snapshot, await knownThen((on) => ctx.days.at(on), snapshot)),
    last: state.last,
    since: lines
      .filter(({ facet, seq }) => seq > lastSeq && facet !== 'register')
      .map(({ seq, recordedAt, by, inPlaceOf, event }) => ({ seq, recordedAt, by, inPlaceOf, event })),
    told: told.slice(-SHOWN).reverse(),
  };
}

/** A day, with the calendar as known on it. */
type When = Pick<Snapshot, 'judgedOn' | 'calendar'>;

/** A cluster as the last day of a period knew it; undefined where it was not on record by then. */
export type KnownThen = (cluster: SnapshotCluster, period: Period) => SnapshotCluster | undefined;

/**
 * Of the periods that can be reported for on a day: of one that has ended, as its last day knew it, because a word that
 * was said later takes none away, and what was not on record then, or at another stage, owed nothing.
 */
export async function knownThen(
  on: (day: Day) => Promise<Snapshot>,
  { judgedOn: day, calendar }: When,
): Promise<KnownThen> {
  const ended = new Map<Day, Snapshot>();
  for (const { ends } of RHYTHMS.flatMap((rhythm) => openPeriods(rhythm, day, calendar))) {
    if (ends < day && !ended.has(ends)) ended.set(ends, await on(ends));
  }
  return (cluster, period) =>
    ended.has(period.ends) ? ended.get(period.ends)?.byCode.get(cluster.code) : cluster;
}

/** The periods for which a cluster can be reported on a day, as known on it; none where nobody owes a report. */
export function periodsOf(
  cluster: SnapshotCluster,
  { judgedOn: day, calendar }: When,
  thenOf: KnownThen,
): OpenPeriod[] {
  const { milestones, reports: known } = cluster.days;
  const rhythm = rhythmOf(milestones.stage);
  if (rhythm === null) return [];
  return openPeriods(rhythm, day, calendar).flatMap((period) => {
    const then = thenOf(cluster, period);
    if (!then || !owes(then, period)) return [];
    const word = wordWithin(period, then.days.milestones.lastReport);
    return {
      ...period,
      ...stoodOn(period, { filed: known.filed, word }, day),
      version: known.filed.find(({ period: code }) => code === period.code)?.version ?? 0,
    };
  });
}

/** Who owes a report of a period is a question of its own days. */
const owes = ({ days }: SnapshotCluster, { rhythm }: Period): boolean =>
  rhythmOf(days.milestones.stage) === rhythm;

function toldIn({ seq, recordedAt, by, event }: LogLine): ToldReport[] {
  const { type: _t, provenance, ...said } = event as ReportsEvent;
  return [{ ...said, seq, recordedAt, by, illustrative: provenance === 'illustrative' }];
}

/** One cluster in the list of a period. */
export interface PeriodLine extends PeriodStood {
  row: ClusterRow;
}

/** Who has reported of a period, and who has not. */
export interface PeriodReports {
  period: Period;
  before: string;
  /** Null where it has not begun. */
  after: string | null;
  lines: PeriodLine[];
}

interface Asked {
  rhythm: Rhythm;
  /** Its code; without one that which is asked after: the last one due while it is not closed, else that of the day. */
  period?: string | undefined;
  asOf: Day;
}

export async function periodReports(
  ctx: Context,
  { rhythm, period: code, asOf }: Asked,
): Promise<PeriodReports> {
  const { judgedOn, calendar } = await ctx.days.at(asOf);
  const period = code === undefined ? openPeriods(rhythm, judgedOn, calendar)[0] : periodOf(code, calendar);
  if (period?.rhythm !== rhythm) throw invalid('period', 'not_a_choice');
  if (period.opens > judgedOn) throw invalid('period', 'date_in_future');
  const owed = await standingsIn((day) => ctx.days.at(day), period, judgedOn);
  const stoodOf = new Map(owed.map(({ cluster, stood }) => [cluster.code, stood]));
  const clusters = await within(
    ctx,
    'report.read',
    owed.map(({ cluster }) => cluster),
  );
  const rows = await rowsFor(ctx, clusters);
  const after = periodAfter(period, calendar);
  return {
    period,
    before: periodBefore(period, calendar).code,
    after: after.opens > judgedOn ? null : after.code,
    lines: clusters
      .flatMap((cluster, i) => {
        const [row, stood] = [rows[i], stoodOf.get(cluster.code)];
        return row && stood ? [{ row, ...stood }] : [];
      })
      .sort(byStanding),
  };
}

/** Who owed a report of a period, and how it stands for each as judged on a day. */
export async function standingsIn(
  on: (day: Day) => Promise<Snapshot>,
  period: Period,
  judgedOn: Day,
): Promise<{ cluster: SnapshotCluster; stood: PeriodStood }[]> {
  // What was given later counts until it closed.
  const at = await on(judgedOn < period.closes ? judgedOn : period.closes);
  const atEnd = await on(judgedOn < period.ends ? judgedOn : period.ends);
  return (
    atEnd.clusters
      // What has turned out to be another cluster's second entry, or was entered by mistake, owes nothing.
      .filter(({ code }) => at.byCode.has(code))
      .filter((cluster) => owes(cluster, period))
      .map((cluster) => ({ cluster, stood: stoodFor(cluster, { period, at, judgedOn }) }))
  );
}

function stoodFor(
  cluster: SnapshotCluster,
  { period, at, judgedOn }: { period: Period; at: Snapshot; judgedOn: Day },
): PeriodStood {
  const filed = at.byCode.get(idOf(cluster.stream))?.days.reports.filed ?? [];
  const word = wordWithin(period, cluster.days.milestones.lastReport);
  return stoodOn(period, { filed, word }, judgedOn);
}

/** What is missing comes first: those must be asked. */
const byStanding = (a: PeriodLine, b: PeriodLine): number =>
  ORDER[a.standing] - ORDER[b.standing] || (a.row.code < b.row.code ? -1 : 1);
const ORDER = { overdue: 0, missed: 1, open: 2, late: 3, in_time: 4 } satisfies Record<
  PeriodStanding,
  number
>;
