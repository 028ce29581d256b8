import type { Day } from '../../shared/day.ts';
import type { Edtf } from '../../shared/edtf.ts';
import type { Expectation, Standing } from '../../shared/milestone.ts';
import { entriesIn, milestones } from '../../shared/milestones/facet.ts';
import { ALL_FORECASTS } from '../../shared/milestones/forecasts.ts';
import { expectedOn } from '../../shared/milestones/still.ts';
import { lastReportOf } from '../../shared/reports/last.ts';
import { openMilestones } from '../../shared/update.ts';
import type { Reading } from '../context.ts';
import { type LogLine, readLinesAt } from '../log/read.ts';
import { type DueLine, dueLine, standingsOf } from '../milestones/dues.ts';
import { type KnownThen, type OpenPeriod, periodsOf } from '../reports/read.ts';
import type { Snapshot, SnapshotCluster } from '../snapshot/snapshot.ts';

/** What a project manager owes of one cluster: when it was last reported on, and what could be said to hold still. */
export interface ReportLine {
  row: SnapshotCluster['row'];
  lastReport: Day | null;
  /** For which it can be reported, the older first; none where nobody owes a report. */
  periods: OpenPeriod[];
  /** One of them is due and not reported. */
  overdue: boolean;
  standing: Expectation[];
  /** Those whose forecast has passed: each must be renewed before all can be said to hold. */
  lapsed: DueLine[];
  /** Of all forecasts together. */
  version: number;
}

/** A report that was given back: what was said, who gave it back, when and why. */
export interface ReturnedLine extends DueLine {
  returned: { date: Edtf; by: string | null; at: string; note: string | null };
}

interface Own {
  clusters: readonly SnapshotCluster[];
  snapshot: Snapshot;
  /** What stands for them, where it has been read. */
  standings?: ReadonlyMap<string, Standing>;
  thenOf: KnownThen;
}

/** The two things that somebody who reports must see first. */
export async function reportsOf(ctx: Reading, { clusters, snapshot, thenOf, ...read }: Own) {
  const standings = read.standings ?? (await standingsOf(ctx, clusters, snapshot.judgedOn));
  const own = clusters.flatMap((cluster) => {
    const standing = standings.get(cluster.stream);
    return standing ? [{ cluster, standing }] : [];
  });
  return {
    reports: own.map((found) => reportLine(found, snapshot, thenOf)),
    returned: await returnedIn(ctx, own, snapshot),
  };
}

function reportLine({ cluster, standing }: Found, snapshot: Snapshot, thenOf: KnownThen): ReportLine {
  const periods = periodsOf(cluster, snapshot, thenOf);
  const expected = expectedOn(standing, snapshot.judgedOn, snapshot.unfollowed);
  return {
    row: cluster.row,
    lastReport: lastReportOf(cluster.days),
    periods,
    overdue: periods.some(({ standing: stands }) => stands === 'overdue'),
    standing: expected.standing,
    lapsed: expected.lapsed.map(({ milestone }) => dueLine(standing, milestone, { cluster, snapshot })),
    version: milestones.version(standing, ALL_FORECASTS),
  };
}

type Found = { cluster: SnapshotCluster; standing: Standing };

/** Reports that were given back and not answered since, the latest first. */
async function returnedIn(
  { db, provinceId }: Reading,
  own: readonly Found[],
  snapshot: Snapshot,
): Promise<ReturnedLine[]> {
  const given = own.flatMap(({ cluster, standing }) =>
    openMilestones(standing, snapshot.unfollowed).flatMap((milestone) => {
      const returned = standing.milestones[milestone]?.returned;
      return returned ? [{ cluster, standing, milestone, returned }] : [];
    }),
  );
  const lines = await readLinesAt(
    db,
    provinceId,
    given.map(({ cluster: { stream }, returned: { seq } }) => ({ stream, seq })),
  );
  return given
    .map(({ cluster, standing, milestone, returned: { date, seq } }) => {
      const line = lines.find((one) => one.stream === cluster.stream && one.seq === seq);
      return {
        ...dueLine(standing, milestone, { cluster, snapshot }),
        returned: { date, ...wordsOf(line, milestone) },
      };
    })
    .sort((a, b) => (a.returned.at > b.returned.at ? -1 : 1));
}

function wordsOf(line: LogLine | undefined, milestone: string) {
  const entry = line && entriesIn(line.event).find((said) => said.milestone === milestone);
  return { by: line?.by ?? null, at: line?.recordedAt ?? '', note: entry?.note ?? null };
}
