import { and, count, eq, inArray, sql } from 'drizzle-orm';
import { owesReports } from '../../shared/delay.ts';
import { managerOf } from '../assignments/read.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/open.ts';
import { facetHead } from '../db/schema.ts';
import type { PublishedCounts } from './published.ts';

/** How far an installation is set up: how much there is of everything that it needs. */
export interface BeginState {
  /** Neither a unit nor a cluster is on record: what was published can be loaded. */
  empty: boolean;
  published: PublishedCounts;
  units: number;
  clusters: number;
  /** Clusters of which nobody knows in which unit of today they lie. */
  nowhere: number;
  targets: number;
  /** Agencies that are not closed, but for the city and its department, which are there from the start. */
  agencies: number;
  /** Accounts that are open, but for that of whoever asks. */
  accounts: number;
  /** Clusters that owe reports, and those of them that nobody has. */
  reporting: number;
  unassigned: number;
}

export async function beginState(ctx: Context): Promise<BeginState> {
  const { db, provinceId } = ctx;
  const snapshot = await ctx.days.at(ctx.clock.today());
  const counts = await countHeads(db, provinceId);
  const reporting = snapshot.clusters.filter((cluster) => owesReports(cluster.days.milestones.stage));
  return {
    empty: !(await hasRegister(db, provinceId)),
    published: ctx.published.counts(),
    units: counts.unit ?? 0,
    clusters: snapshot.clusters.length,
    nowhere: snapshot.clusters.filter(({ unit }) => unit === null).length,
    targets: counts.target ?? 0,
    agencies: [...snapshot.directory.organisations.values()].filter(
      ({ kind }) => kind === 'investor' || kind === 'local_committee',
    ).length,
    accounts: Math.max(0, (await countAccounts(db, provinceId)) - 1),
    reporting: reporting.length,
    unassigned: reporting.filter((cluster) => managerOf(snapshot, cluster) === null).length,
  };
}

/** Whether any unit or cluster is on record. */
export async function hasRegister(db: Db, provinceId: string): Promise<boolean> {
  const [found] = await db
    .select({ stream: facetHead.stream })
    .from(facetHead)
    .where(and(eq(facetHead.provinceId, provinceId), inArray(facetHead.facet, ['unit', 'register'])))
    .limit(1);
  return found !== undefined;
}

async function countHeads(db: Db, provinceId: string): Promise<Record<string, number | undefined>> {
  const rows = await db
    .select({ facet: facetHead.facet, n: count() })
    .from(facetHead)
    .where(and(eq(facetHead.provinceId, provinceId), inArray(facetHead.facet, ['unit', 'target'])))
    .groupBy(facetHead.facet);
  return Object.fromEntries(rows.map(({ facet, n }) => [facet, n]));
}

async function countAccounts(db: Db, provinceId: string): Promise<number> {
  return db.$count(
    facetHead,
    and(
      eq(facetHead.provinceId, provinceId),
      eq(facetHead.facet, 'person'),
      sql`${facetHead.state} ->> 'open' = 'true'`,
    ),
  );
}
