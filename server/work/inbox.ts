import type { Day } from '../../shared/day.ts';
import type { Edtf } from '../../shared/edtf.ts';
import type { MilestoneCode } from '../../shared/lifecycle.ts';
import type { Expectation } from '../../shared/milestone.ts';
import { type DocumentReference, expectationsAfter, type Standing } from '../../shared/milestone.ts';
import { entriesIn } from '../../shared/milestones/facet.ts';
import { obstacles } from '../../shared/obstacles/facet.ts';
import type { Reading } from '../context.ts';
import { foldStreams, readLinesAt, readStates } from '../log/read.ts';
import { standingsOf } from '../milestones/dues.ts';
import { type ObstacleDetail, obstacleDetails } from '../obstacles/read.ts';
import type { Snapshot, SnapshotCluster } from '../snapshot/snapshot.ts';

/** A reported actual that waits: which milestone, what was said of it, by which document, by whom and when. */
export interface WaitingLine {
  row: SnapshotCluster['row'];
  milestone: MilestoneCode;
  date: Edtf;
  document: DocumentReference | null;
  note: string | null;
  by: string | null;
  inPlaceOf: string | null;
  recordedAt: string;
  recordedOn: Day;
  version: number;
  baseline: Edtf | null;
  forecast: Edtf | null;
  expected: Expectation[];
}

/** An obstacle that somebody's agency must move, with its cluster. */
export interface AskedLine {
  row: SnapshotCluster['row'];
  stream: string;
  obstacle: ObstacleDetail;
}

interface Asked {
  clusters: readonly SnapshotCluster[];
  snapshot: Snapshot;
  /** What stands for them, where it has been read. */
  standings?: ReadonlyMap<string, Standing>;
}

/** Reported actuals of some clusters that wait for confirmation, those that have waited longest first. */
export async function waitingIn(
  ctx: Reading,
  { clusters, snapshot, ...read }: Asked,
): Promise<WaitingLine[]> {
  const waiting = clusters.filter(({ days }) => days.milestones.unconfirmed.length > 0);
  const standings = read.standings ?? (await standingsOf(ctx, waiting, snapshot.judgedOn));
  const reported = waiting.flatMap((cluster) =>
    cluster.days.milestones.unconfirmed.flatMap((milestone) => {
      const standing = standings.get(cluster.stream);
      const stands = standing?.milestones[milestone];
      if (!standing || stands?.actual === undefined || stands.actualIn === undefined) return [];
      return [{ cluster, standing, milestone, stands, date: stands.actual, seq: stands.actualIn }];
    }),
  );
  const at = reported.map(({ cluster: { stream }, seq }) => ({ stream, seq }));
  const lines = await readLinesAt(ctx.db, ctx.provinceId, at);
  return reported
    .flatMap(({ cluster, standing, milestone, stands, date, seq }) => {
      const line = lines.find((one) => one.stream === cluster.stream && one.seq === seq);
      if (!line) return [];
      const { recordedAt, recordedOn, by, inPlaceOf } = line;
      const entry = entriesIn(line.event).find((said) => said.milestone === milestone);
      return [
        {
          row: cluster.row,
          milestone,
          date,
          document: entry?.document ?? null,
          note: entry?.note ?? null,
          by,
          inPlaceOf,
          recordedAt,
          recordedOn,
          version: stands.version,
          baseline: stands.baseline ?? null,
          forecast: stands.forecast ?? null,
          expected: expectationsAfter(standing, milestone),
        },
      ];
    })
    .sort((a, b) => (a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : 0));
}

/** Open obstacles that some agencies are asked to move: those without an answer first, the soonest due first. */
export async function askedOf(
  ctx: Reading,
  agencies: ReadonlySet<string>,
  { clusters, snapshot }: Asked,
): Promise<AskedLine[]> {
  // Of what is over nobody moves anything out of the way any more.
  const asked = clusters.filter(
    ({ days }) =>
      days.milestones.stage !== 'ended' &&
      days.obstacles.open.some(({ organisation }) => agencies.has(organisation)),
  );
  const { db, provinceId, clock } = ctx;
  const streams = asked.map(({ stream }) => stream);
  const states =
    snapshot.judgedOn === clock.today()
      ? await readStates(db, obstacles, { provinceId, streams })
      : await foldStreams(db, obstacles, { provinceId, streams, asOf: snapshot.judgedOn });
  const rank = ({ obstacle: { state } }: AskedLine) => (state === 'open' ? 0 : 1);
  return asked
    .flatMap(({ row, stream }) =>
      obstacleDetails((states.get(stream) ?? obstacles.empty).obstacles, snapshot)
        .filter(({ state, organisation }) => state !== 'resolved' && agencies.has(organisation))
        .map((obstacle) => ({ row, stream, obstacle })),
    )
    .sort((a, b) => rank(a) - rank(b) || (a.obstacle.due < b.obstacle.due ? -1 : 1));
}
