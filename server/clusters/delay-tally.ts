import type { ToldCause } from '../../shared/cause.ts';
import type { ClusterRow } from '../../shared/cluster-row.ts';
import { isDelayed, isLate, type Lateness } from '../../shared/delay.ts';
import {
  CONDITIONS,
  type Condition,
  type DelayChange,
  type DelayGroup,
  type Listing,
} from '../../shared/delay-list.ts';
import { type AreaName, type Filter, matcher } from '../../shared/filter.ts';
import type { SnapshotCluster } from '../snapshot/snapshot.ts';

/** How many clusters share a cause, an agency, an area, a class; and how bad it is among them. */
export interface DelayTotal<K extends string = string> {
  /** Null: that is not on record of them. */
  key: K | null;
  clusters: number;
  /** Of these late, and of the late those by the threshold of critical. */
  late: number;
  critical: number;
  /** The longest slip among them, in days; null where there is none to tell. */
  worst: number | null;
}

export type Totals<K extends string = string> = Map<K | null, DelayTotal<K>>;

export function addTo<K extends string>(totals: Totals<K>, key: K | null, row: ClusterRow): void {
  const total = totals.get(key) ?? { key, clusters: 0, late: 0, critical: 0, worst: null };
  totals.set(key, total);
  total.clusters += 1;
  if (isLate(row.lateness)) total.late += 1;
  if (row.lateness === 'critical') total.critical += 1;
  if (row.slip !== null && (total.worst === null || row.slip > total.worst)) total.worst = row.slip;
}

/** The most frequent first; what is not on record last. */
export const byNumber = (a: DelayTotal, b: DelayTotal): number =>
  Number(a.key === null) - Number(b.key === null) || b.clusters - a.clusters || byGravity(a, b);

/** The gravest first: the most that are critical, the most that are late, the longest delay. */
export const byGravity = (a: DelayTotal, b: DelayTotal): number =>
  Number(a.key === null) - Number(b.key === null) ||
  b.critical - a.critical ||
  b.late - a.late ||
  (b.worst ?? -Infinity) - (a.worst ?? -Infinity) ||
  b.clusters - a.clusters ||
  ((a.key ?? '') < (b.key ?? '') ? -1 : 1);

/** Under which headings a cluster stands: under each of its causes, and under null where there is none. */
export function headingsOf(row: ClusterRow, by: DelayGroup): readonly (string | null)[] {
  switch (by) {
    case 'area':
      return [row.unit];
    case 'mover':
      return [row.mover];
    case 'cause':
      return row.causes.length > 0 ? row.causes : NONE;
    case 'class':
      return [row.lateness];
  }
}
const NONE = [null];

export interface Asked extends Listing {
  filter: Filter;
  areaName: AreaName;
}

/** What has changed in the lateness of a cluster since the day compared with; null: nothing, or one does not compare. */
export type ChangeOf = (cluster: SnapshotCluster) => DelayChange | null;

export interface Tally {
  listed: SnapshotCluster[];
  counts: Partial<Record<Lateness, number>>;
  causes: Totals<ToldCause>;
  movers: Totals;
  areas: Totals;
  changes: Record<DelayChange, number>;
  /** How many would be listed if one condition was dropped. */
  without: Record<Condition, number>;
}

/** The delayed ones, unless other classes are asked for by name, or what is no longer late. */
const isListed = (lateness: Lateness, { filter, changed }: Asked): boolean => {
  if (filter.lateness !== undefined) return filter.lateness.includes(lateness);
  return changed === 'recovered' || isDelayed(lateness);
};

/**
 * What is listed, and the totals beside it, in one look at each cluster. A total leaves its own condition out: choosing
 * "no schedule" must not read as "nobody is late".
 */
export function tallyOf(scope: readonly SnapshotCluster[], asked: Asked, changeOf: ChangeOf): Tally {
  const missing = missingOf(asked, changeOf);
  const tally: Tally = {
    listed: [],
    counts: {},
    causes: new Map(),
    movers: new Map(),
    areas: new Map(),
    changes: { newly: 0, recovered: 0 },
    without: Object.fromEntries(CONDITIONS.map((name) => [name, 0])) as Tally['without'],
  };
  const unclassed = { ...asked, filter: { ...asked.filter, lateness: undefined } };
  for (const cluster of scope) {
    const { row } = cluster;
    const missed = missing(cluster);
    if (missed.length === 0) tally.listed.push(cluster);
    if (missed.every((name) => name === 'change' || name === 'class')) {
      const change = changeOf(cluster);
      if (change !== null) tally.changes[change] += 1;
    }
    // It counts in the totals beside all conditions, or beside the only one that it does not meet.
    const beside = missed.length === 0 ? CONDITIONS : missed.length === 1 ? missed : [];
    for (const name of beside) {
      if (name !== 'class' || isListed(row.lateness, unclassed)) tally.without[name] += 1;
      count(tally, name, row);
    }
  }
  return tally;
}

function count(tally: Tally, beside: Condition, row: ClusterRow): void {
  if (beside === 'class') tally.counts[row.lateness] = (tally.counts[row.lateness] ?? 0) + 1;
  if (beside === 'cause')
    for (const cause of headingsOf(row, 'cause')) addTo(tally.causes, cause as ToldCause, row);
  if (beside === 'mover') addTo(tally.movers, row.mover, row);
  if (beside === 'area') addTo(tally.areas, row.unit, row);
}

/** The conditions that a cluster does not meet. */
function missingOf(asked: Asked, changeOf: ChangeOf): (cluster: SnapshotCluster) => Condition[] {
  const { filter, changed, none, areaName } = asked;
  const { q, unit, mover, causes, lateness: _l, ...more } = filter;
  const isFound = matcher({ q }, areaName);
  const isMore = matcher(more, areaName);
  const meets: Record<Condition, (cluster: SnapshotCluster) => boolean> = {
    class: ({ row }) => isListed(row.lateness, asked),
    cause: ({ row }) =>
      (causes === undefined || row.causes.some((cause) => causes.includes(cause))) &&
      (none !== 'cause' || row.causes.length === 0),
    mover: ({ row }) =>
      (mover === undefined || row.mover === mover) && (none !== 'mover' || row.mover === null),
    area: ({ row }) => (unit === undefined || row.unit === unit) && (none !== 'area' || row.unit === null),
    change: (cluster) => changed === undefined || changeOf(cluster) === changed,
    search: ({ row }) => isFound(row),
    more: ({ row }) => isMore(row),
  };
  return (cluster) => CONDITIONS.filter((name) => !meets[name](cluster));
}
