import { byColumn, type ClusterRow } from '../../shared/cluster-row.ts';
import type { Day } from '../../shared/day.ts';
import { LATENESS } from '../../shared/delay.ts';
import type { DelayOrder } from '../../shared/delay-list.ts';
import { pick } from '../../shared/filter.ts';
import { groupBy } from '../../shared/lists.ts';
import { compareVietnamese, shortName } from '../../shared/text.ts';
import { bareUnitName } from '../../shared/unit-name.ts';
import type { Context } from '../context.ts';
import type { SnapshotCluster } from '../snapshot/snapshot.ts';
import { unitsOn } from '../units/read.ts';
import {
  type Asked,
  addTo,
  byGravity,
  byNumber,
  type DelayTotal,
  headingsOf,
  type Tally,
  type Totals,
} from './delay-tally.ts';

/** What is listed, in the order asked for; what is equal by it stays in the order of urgency. */
export async function inOrder(
  ctx: Context,
  asOf: Day,
  { asked: { sort, filter, areaName }, tally }: { asked: Asked; tally: Tally },
): Promise<SnapshotCluster[]> {
  const found = [...pick(tally.listed, { q: filter.q }, { rowOf: ({ row }) => row, areaName })];
  if (!sort) return found;
  return found.sort(await comparing(ctx, asOf, { sort, tally }));
}

type Compare = (a: SnapshotCluster, b: SnapshotCluster) => number;

async function comparing(
  ctx: Context,
  asOf: Day,
  { sort: { by, direction }, tally }: { sort: DelayOrder; tally: Tally },
): Promise<Compare> {
  const turned = direction === 'up' ? 1 : -1;
  switch (by) {
    case 'name':
      return (a, b) => turned * compareVietnamese(shortName(a.row.name, 'vi'), shortName(b.row.name, 'vi'));
    case 'area': {
      const ranks = ranksOf(await unitsByName(ctx, asOf));
      return byRank(turned, ({ unit }) => (unit === null ? undefined : ranks.get(unit)));
    }
    case 'delay':
      return (a, b) => byColumn('slip', direction)(a.row, b.row);
    case 'report':
      return (a, b) => byColumn('reportAge', direction)(a.row, b.row);
    case 'cause': {
      const ranks = ranksOf(mostFrequent(tally.causes));
      return byRank(turned, ({ causes }) => Math.min(...causes.map((cause) => ranks.get(cause) ?? Infinity)));
    }
    case 'mover': {
      const ranks = ranksOf(mostFrequent(tally.movers));
      return byRank(turned, ({ mover }) => (mover === null ? undefined : ranks.get(mover)));
    }
  }
}

/** By a place in some order; what has none comes last either way. */
function byRank(turned: 1 | -1, rankOf: (row: ClusterRow) => number | undefined): Compare {
  return (a, b) => {
    const [rankA, rankB] = [rankOf(a.row) ?? Infinity, rankOf(b.row) ?? Infinity];
    if (rankA === rankB) return 0;
    if (rankA === Infinity || rankB === Infinity) return rankA === Infinity ? 1 : -1;
    return turned * (rankA - rankB);
  };
}

async function unitsByName({ db, provinceId }: Context, asOf: Day): Promise<string[]> {
  const units = await unitsOn(db, provinceId, asOf);
  return units
    .map(({ code, nameVi }) => ({ code, name: bareUnitName(nameVi) }))
    .sort((a, b) => compareVietnamese(a.name, b.name))
    .map(({ code }) => code);
}

const mostFrequent = (totals: Totals): string[] =>
  [...totals.values()].sort(byNumber).flatMap(({ key }) => key ?? []);
const ranksOf = (keys: readonly string[]) => new Map(keys.map((key, rank) => [key, rank]));

interface Entry {
  cluster: SnapshotCluster;
  /** Null: that is not on record of it, or there are no groups. */
  heading: string | null;
}

/** Under headings: areas the gravest first, causes and agencies the most frequent first, classes in their own order. */
export function inGroups(
  clusters: readonly SnapshotCluster[],
  by: Asked['group'],
): { lines: Entry[]; groups: DelayTotal[] | null } {
  if (by === undefined) {
    return { lines: clusters.map((cluster) => ({ cluster, heading: null })), groups: null };
  }
  const entries = clusters.flatMap((cluster) =>
    headingsOf(cluster.row, by).map((heading): Entry => ({ cluster, heading })),
  );
  const under = groupBy(entries, ({ heading }) => heading);
  const totals: Totals = new Map();
  for (const { cluster, heading } of entries) addTo(totals, heading, cluster.row);
  const order = { area: byGravity, mover: byNumber, cause: byNumber, class: byClass }[by];
  const groups = [...totals.values()].sort(order);
  return { lines: groups.flatMap(({ key }) => under.get(key) ?? []), groups };
}

const classRank = (key: string | null) => LATENESS.findIndex((lateness) => lateness === key);
const byClass = (a: DelayTotal, b: DelayTotal): number => classRank(a.key) - classRank(b.key);
