import type { ClusterDetail } from '../../../server/clusters/detail.ts';
import { type Actor, can } from '../../../shared/roles.ts';

/** Answers are kept for those who report from where there may be no network. */
export const keepsFor = (actor: Actor): actor is Actor & { id: string } =>
  actor.id !== null && can(actor, 'forecast.write').yes;

/** Asked of today, without a day: what today's pages begin with. */
const OF_TODAY = new Set(['session.current', 'work.mine', 'work.count', 'units.list']);
/** Asked of one cluster. What a person's form offers for it belongs to it. */
const OF_CLUSTER = new Set(['clusters.detail', 'reports.of', 'milestones.usual', 'obstacles.movers']);

/** Whether an answer to `key` (client/first.ts) is kept for this person: of today, and of their own clusters. */
export function isKept(key: readonly unknown[], data: unknown, actor: Actor): boolean {
  const [path, { input = {} } = {}] = key as [unknown, { input?: Record<string, unknown> }?];
  const procedure = Array.isArray(path) ? path.join('.') : '';
  const { code, ...more } = input;
  if (key.length > 2 || Object.values(more).some((value) => value !== undefined)) return false;
  if (OF_TODAY.has(procedure)) return code === undefined;
  if (!OF_CLUSTER.has(procedure) || typeof code !== 'string' || !actor.clusters.includes(code)) return false;
  // What everybody sees of it must not take the place of what its manager does.
  return procedure !== 'clusters.detail' || (data as ClusterDetail).internal;
}
