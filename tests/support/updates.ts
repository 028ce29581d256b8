import { eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Db } from '../../server/db/open.ts';
import { cluster, event } from '../../server/db/schema.ts';
import type { ErrorShape } from '../../shared/errors.ts';
import { callAs, OWN, type TestServices } from './services.ts';

/** The error's shape as a client gets it; fails when the call succeeds. */
export async function refused(call: Promise<unknown>): Promise<ErrorShape> {
  const error: unknown = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  const shape = (
    error as { cause?: { shape?: ErrorShape; issues?: { path: string[]; message: string }[] } } | null
  )?.cause;
  if (shape?.shape) return shape.shape;
  if (shape?.issues)
    return {
      code: 'INVALID',
      fields: shape.issues.map((i) => ({ field: i.path.join('.'), issue: i.message as never })),
    };
  throw error ?? new Error('the call was not refused');
}

export const versionOf = async (services: TestServices, code: string, milestone: string) => {
  const manager = await callAs(services, 'manager');
  const detail = await manager.clusters.detail({ code });
  return detail.milestones.find((line) => line.milestone === milestone)?.version ?? 0;
};

export const eventsOf = async (db: Db, code: string) =>
  db
    .select({ seq: event.seq })
    .from(event)
    .innerJoin(cluster, eq(cluster.id, event.clusterId))
    .where(eq(cluster.code, code));

export async function forecast(services: TestServices, more: Record<string, unknown> = {}) {
  const manager = await callAs(services, 'manager');
  return manager.milestones.setForecast({
    cluster: OWN,
    milestone: 'infrastructure_completed',
    expected: await versionOf(services, OWN, 'infrastructure_completed'),
    request: uuidv7(),
    date: '2026-09',
    reason: 'permits',
    note: 'Chờ thẩm định phòng cháy',
    ...more,
  } as never);
}
