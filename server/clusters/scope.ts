import { type ClusterRow, publicRow } from '../../shared/cluster-row.ts';
import { groupBy } from '../../shared/lists.ts';
import { type Action, type Actor, can, reachOf } from '../../shared/roles.ts';
import type { Context } from '../context.ts';
import type { Snapshot, SnapshotCluster } from '../snapshot/snapshot.ts';

/** Whether an action reaches a cluster. Scopes go by today's units: rights are today's, whatever day is looked at. */
async function reaching(ctx: Context, action: Action): Promise<(cluster: SnapshotCluster) => boolean> {
  const reach = reachOf(ctx.actor.role, action);
  if (reach === null || reach === 'all') return () => reach === 'all';
  const today: Snapshot = await ctx.days.at(ctx.clock.today());
  return ({ code }) => {
    // A second entry has left today's screens, and not those of the days before.
    const unit = (today.byCode.get(code) ?? today.merged.get(code))?.unit ?? null;
    return can(ctx.actor, action, { code, units: unit === null ? [] : [unit] }).yes;
  };
}

/** Clusters that an action reaches. */
export async function within(
  ctx: Context,
  action: Action,
  clusters: readonly SnapshotCluster[],
): Promise<readonly SnapshotCluster[]> {
  return clusters.filter(await reaching(ctx, action));
}

/** Rows as whoever asks may see them: all of a cluster in their scope, of the others what is published. */
export async function rowsFor(ctx: Context, clusters: readonly SnapshotCluster[]): Promise<ClusterRow[]> {
  const isInternal = await reaching(ctx, 'cluster.readInternal');
  return clusters.map((cluster) => (isInternal(cluster) ? cluster.row : publicRow(cluster.row)));
}

/** The clusters that an action reaches for one person after another, in the units of today. */
export function reachesIn(today: Snapshot): (actor: Actor, action: Action) => readonly SnapshotCluster[] {
  const byUnit = groupBy(today.clusters, ({ unit }) => unit ?? '');
  const near = (actor: Actor, action: Action): readonly SnapshotCluster[] => {
    const reach = reachOf(actor.role, action);
    if (reach === 'all') return today.clusters;
    if (reach === 'area') return byUnit.get(actor.unit ?? '') ?? [];
    return reach === 'own' ? actor.clusters.flatMap((code) => today.byCode.get(code) ?? []) : [];
  };
  return (actor, action) =>
    near(actor, action).filter(
      ({ code, unit }) => can(actor, action, { code, units: unit === null ? [] : [unit] }).yes,
    );
}
