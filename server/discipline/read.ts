import { disciplineVersion, openPause, PAUSE } from '../../shared/discipline/facet.ts';
import { type PauseStanding, pauseOn } from '../../shared/discipline/pause.ts';
import { levelOf } from '../../shared/discipline/request.ts';
import { lastDay } from '../../shared/edtf.ts';
import { type Responsible, responsibleFor } from '../../shared/people/responsible.ts';
import { type Actor, can, type Role } from '../../shared/roles.ts';
import type { Reading } from '../context.ts';
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
  reading: Reading,
  clusters: readonly SnapshotCluster[],
  snapshot: Snapshot,
): Promise<{ cluster: SnapshotCluster; judged: Judged }[]> {
  const dated = clusters.filter(hasDates);
  const fresh = dated.filter((cluster) => !kept.has(cluster));
  const standings = await standingsOf(reading, fresh, snapshot.judgedOn);
  for (const cluster of fresh) {
    const standing = standings.get(cluster.stream);
    kept.set(cluster, standing ? judgeDiscipline(cluster, standing, snapshot) : NOTHING);
  }
  return dated.map((cluster) => ({ cluster, judged: kept.get(cluster) ?? NOTHING }));
}

interface Among {
  clusters: readonly SnapshotCluster[];
  snapshot: Snapshot;
}

/** Every forecast that needs approval, however it stands, the farthest behind first. */
export async function requestsOf(reading: Reading, { clusters, snapshot }: Among): Promise<RequestLine[]> {
  const found = (await judgedIn(reading, clusters, snapshot)).flatMap(({ cluster, judged }) =>
    judged.requests.map((request) => ({ cluster, request })),
  );
  const at = found.flatMap(({ cluster: { stream }, request: { forecastIn } }) =>
    forecastIn === null ? [] : [{ stream, seq: forecastIn }],
  );
  const lines = await readLinesAt(reading.db, reading.provinceId, at);
  return found
    .map(({ cluster: { row, stream }, request }) => {
      const line = lines.find((one) => one.stream === stream && one.seq === request.forecastIn);
      return { ...request, row, stream, asked: askedIn(line, request.milestone) };
    })
    .sort((a, b) => b.days - a.days || (a.row.code < b.row.code ? -1 : 1));
}

/** Those that wait for somebody of this role to decide. */
export const toDecide = (requests: readonly RequestLine[], role: Role): RequestLine[] =>
  requests.filter(({ state, approver }) => state === 'waiting' && approver === levelOf(role));

/** Those that came of one's own forecasts: what waits, and what was refused. */
export const asked = (requests: readonly RequestLine[]): RequestLine[] =>
  requests.filter(({ state }) => state !== 'approved');

/** Every missed date that nobody has explained, in time still or owed, the longest passed first. */
export async function missedOf(reading: Reading, { clusters, snapshot }: Among): Promise<MissedLine[]> {
  return (await judgedIn(reading, clusters, snapshot))
    .flatMap(({ cluster, judged }) =>
      judged.missed.map((missed) => ({
        ...missed,
        row: cluster.row,
        stream: cluster.stream,
        responsible: responsibleFor(snapshot.directory, cluster, 'investor'),
      })),
    )
    .sort(byDate);
}

function byDate(a: MissedLine, b: MissedLine): number {
  const [first, second] = [lastDay(a.date), lastDay(b.date)];
  if (first !== second) return first < second ? -1 : 1;
  return a.row.code < b.row.code ? -1 : 1;
}

/** For whoever explains all of them, for whoever chases those that are owed. */
export const toSee = (missed: readonly MissedLine[], actor: Actor): MissedLine[] =>
  missed.filter(({ owed }) => owed || can(actor, 'missed.explain').yes);

/** Pauses past their expected end, the longest over first. */
export function pausesOver({ clusters, snapshot }: Among): PauseLine[] {
  return clusters
    .flatMap(({ row, stream, days: { discipline, milestones } }) => {
      const open = milestones.stage === 'ended' ? null : openPause(discipline);
      const pause = open && pauseOn(open, snapshot.judgedOn);
      return pause?.over ? [{ row, stream, pause, version: disciplineVersion(discipline, PAUSE) }] : [];
    })
    .sort((a, b) => (b.pause.over ?? 0) - (a.pause.over ?? 0));
}
