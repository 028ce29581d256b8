import { and, desc, eq, gt, lt, notInArray } from 'drizzle-orm';
import { epochMs, isoInstant } from '../../shared/day.ts';
import type { Told } from '../../shared/devices/told.ts';
import { within } from '../clusters/scope.ts';
import type { Context } from '../context.ts';
import { deviceQueue } from '../db/schema.ts';
import { findActor } from '../people/read.ts';

/** What waits on one device of somebody, and when it told so. */
export interface Waiting {
  name: string;
  waiting: number;
  files: number;
  oldest: string | null;
  toldAt: string;
}

/** Devices of one person that are remembered; older ones give way. */
const DEVICES = 10;
/** A device that has not told for this long is not asked after any more. */
const FORGOTTEN_MS = 90 * 24 * 3_600_000;

export async function tellQueue(ctx: Context, { device, waiting, files, oldest }: Told): Promise<void> {
  const { db, provinceId, clock } = ctx;
  const person = ctx.actor.id ?? '';
  const now = clock.now();
  const row = {
    waiting,
    files,
    // A device whose clock is ahead has said nothing in the future.
    oldest: oldest === null ? null : isoInstant(Math.min(epochMs(oldest), now)),
    toldAt: isoInstant(now),
  };
  await db
    .insert(deviceQueue)
    .values({ provinceId, person, device, ...row })
    .onConflictDoUpdate({
      target: [deviceQueue.provinceId, deviceQueue.person, deviceQueue.device],
      set: row,
    });
  const mine = and(eq(deviceQueue.provinceId, provinceId), eq(deviceQueue.person, person));
  const latest = db
    .select({ device: deviceQueue.device })
    .from(deviceQueue)
    .where(mine)
    .orderBy(desc(deviceQueue.toldAt))
    .limit(DEVICES);
  await db.delete(deviceQueue).where(and(mine, notInArray(deviceQueue.device, latest)));
  await db
    .delete(deviceQueue)
    .where(
      and(eq(deviceQueue.provinceId, provinceId), lt(deviceQueue.toldAt, isoInstant(now - FORGOTTEN_MS))),
    );
}

/** What waits on the devices of those whose clusters are within reach of whoever asks; the oldest first. */
export async function waitingQueues(ctx: Context): Promise<Waiting[]> {
  const { db, provinceId, clock } = ctx;
  const rows = await db
    .select()
    .from(deviceQueue)
    .where(and(eq(deviceQueue.provinceId, provinceId), gt(deviceQueue.waiting, 0)))
    .orderBy(deviceQueue.oldest);
  const today = clock.today();
  const { byCode } = await ctx.days.at(today);
  const found: Waiting[] = [];
  for (const { person, waiting, files, oldest, toldAt } of rows) {
    const who = await findActor(db, provinceId, person, today);
    const clusters = who?.actor.clusters.flatMap((code) => byCode.get(code) ?? []) ?? [];
    const reached = await within(ctx, 'report.read', clusters);
    if (!who || reached.length === 0) continue;
    found.push({
      name: who.name,
      waiting,
      files,
      oldest: oldest && isoInstant(oldest),
      toldAt: isoInstant(toldAt),
    });
  }
  return found;
}
