import { disciplineVersion, openPause, PAUSE } from '../../shared/discipline/facet.ts';
import { type PauseStanding, pauseOn } from '../../shared/discipline/pause.ts';
import { levelOf } from '../../shared/discipline/request.ts';
import { lastDay } from '../../shared/edtf.ts';
import { type Responsible, responsibleFor } from '../../shared/people/responsible.ts';
import { can } from '../../shared/roles.ts';
import { within } from '../clusters/scope.ts';
import type { Context } from '../context.ts';
import { readLinesAt } from '../log/read.ts';
import { standingsOf } from '../milestones/dues.ts';
import type { Snapshot, SnapshotCluster } from '../snapshot/snapshot.ts';
import { type Asking, askedIn } from './asking.ts';
import { type Judged, judgeDiscipline, type OpenMissed, type OpenRequest } from './judged.ts';

type Row = SnapshotCluster['row'];

/** A forecast that needs approval, in a list. */
export interface RequestLine extends OpenRequest {
  row: Row;
  stream: string;
  asked: Asking | null;
}

/** A missed date, with whoever must explain it. */
export interface MissedLine extends OpenMissed {
  row: Row;
  stream: string;
  responsible: Responsible | null;
}

/** A pause whose expected end has passed. */
export interface PauseLine {
  row: Row;
  stream: string;
  pause: PauseStanding;
  version: number;
}

/** A cluster of a snapshot is an object that stays while nothing of it changes: what follows from it stays with it. */
const kept = new WeakMap<SnapshotCluster, Judged>();
const NOTHING: Judged = { requests: [], missed: [] };

/** Where something lies ahead that has a date. */
const hasDates = ({ days: { milestones } }: SnapshotCluster): boolean =>
  milestones.gate !== null || milestones.stage === 'completed';

async function judgedIn(
  ctx: Context,
  clusters: readonly SnapshotCluster[],
  snapshot: Snapshot,
): Promise<{ cluster: SnapshotCluster; judged: Judged }[]> {
  const dated = clusters.filter(hasDates);
  const fresh = dated.filter((cluster) => !kept.has(cluster));
  const standings = await standingsOf(ctx, fresh, snapshot.judgedOn);
  for (const cluster of fresh) {
    const standing = standings.get(cluster.stream);
    kept.set(cluster, standing ? judgeDiscipline(cluster, standing, snapshot) : NOTHING);
  }
  return dated.map((cluster) => ({ cluster, judged: kept.get(cluster) ?? NOTHING }));
}

interface Wanted {
  /** Whose: those one decides on at one's own level, or those that one's own forecasts have made. */
  action: 'request.decide' | 'forecast.write';
  snapshot: Snapshot;
}

/**
 * Forecasts that need approval: for whoever decides those that wait, the farthest behind first; for whoever asked also
 * those that were refused.
 */
export async function requestsIn(ctx: Context, { action, snapshot }: Wanted): Promise<RequestLine[]> {
  const clusters = await within(ctx, action, snapshot.clusters);
  const level = levelOf(ctx.actor.role);
  const found = (await judgedIn(ctx, clusters, snapshot)).flatMap(({ cluster, judged }) =>
    judged.requests
      .filter(({ state, approver }) =>
        action === 'request.decide' ? state === 'waiting' && approver === level : state !== 'approved',
      )
      .map((request) => ({ cluster, request })),
  );
  const at = found.flatMap(({ cluster: { stream }, request: { forecastIn } }) =>
    forecastIn === null ? [] : [{ stream, seq: forecastIn }],
  );
  const lines = await readLinesAt(ctx.db, ctx.provinceId, at);
  return found
    .map(({ cluster: { row, stream }, request }) => {
      const line = lines.find((one) => one.stream === stream && one.seq === request.forecastIn);
      return { ...request, row, stream, asked: askedIn(line, request.milestone) };
    })
    .sort((a, b) => b.days - a.days || (a.row.code < b.row.code ? -1 : 1));
}

/** Missed dates: for whoever explains all of them, for whoever chases those that are owed; the longest passed first. */
export async function missedIn(ctx: Context, snapshot: Snapshot): Promise<MissedLine[]> {
  const clusters = await within(ctx, 'missed.read', snapshot.clusters);
  const explains = can(ctx.actor, 'missed.explain').yes;
  return (await judgedIn(ctx, clusters, snapshot))
    .flatMap(({ cluster, judged }) =>
      judged.missed
        .filter(({ owed }) => owed || explains)
        .map((missed) => ({
          ...missed,
          row: cluster.row,
          stream: cluster.stream,
          responsible: responsibleFor(snapshot.directory, cluster, 'investor'),
        })),
    )
    .sort((a, b) =>
      lastDay(a.date) === lastDay(b.date)
        ? a.row.code < b.row.code
          ? -1
          : 1
        : lastDay(a.date) < lastDay(b.date)
          ? -1
          : 1,
    );
}

/** Pauses past their expected end, the longest over first, for whoever may end them. */
export async function pausesOver(ctx: Context, snapshot: Snapshot): Promise<PauseLine[]> {
  const clusters = await within(ctx, 'cluster.pause', snapshot.clusters);
  return clusters
    .flatMap(({ row, stream, days: { discipline } }) => {
      const open = openPause(discipline);
      const pause = open && pauseOn(open, snapshot.judgedOn);
      return pause?.over ? [{ row, stream, pause, version: disciplineVersion(discipline, PAUSE) }] : [];
    })
    .sort((a, b) => (b.pause.over ?? 0) - (a.pause.over ?? 0));
}
