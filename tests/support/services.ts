import pino from 'pino';
import { handClock } from '../../server/clock.ts';
import { createSnapshotCache } from '../../server/clusters/snapshot.ts';
import type { Context, Services } from '../../server/context.ts';
import type { Db } from '../../server/db/open.ts';
import { createLive } from '../../server/history/live.ts';
import { findActor } from '../../server/people/read.ts';
import { PROVINCE } from '../../server/province.ts';
import { appRouter } from '../../server/router.ts';
import { createCallerFactory } from '../../server/trpc.ts';
import { type Day, instantInHanoi } from '../../shared/day.ts';
import { PUBLIC_ACTOR } from '../../shared/roles.ts';

/** The demonstration's first day, at noon. */
export const TODAY: Day = '2025-03-31';
export const NOON = instantInHanoi(TODAY, 12);

export interface TestServices extends Services {
  clock: ReturnType<typeof handClock>;
}

export function servicesOn(db: Db, at = NOON): TestServices {
  const clock = handClock(at);
  return {
    db,
    clock,
    live: createLive(),
    log: pino({ level: 'silent' }),
    snapshots: createSnapshotCache(db, clock, PROVINCE),
    provinceId: PROVINCE,
    demonstration: null,
  };
}

const callerOf = createCallerFactory(appRouter);
export type Caller = ReturnType<typeof callerOf>;

/** Persons of the demonstration by role, as in seeds/accounts.ts. */
export const PERSONS = {
  manager: 'p-investor-13',
  committee: 'p-committee-017',
  department: 'p-department',
  leadership: 'p-city',
  administrator: 'p-administrator',
} as const;
export type Person = keyof typeof PERSONS | 'public';

export async function contextOf(services: Services, who: Person): Promise<Context> {
  if (who === 'public') return { ...services, actor: PUBLIC_ACTOR, name: null };
  const found = await findActor(services.db, PROVINCE, PERSONS[who], services.clock.today());
  if (!found) throw new Error(`no such person: ${who}`);
  return { ...services, ...found };
}

/** The API as one person calls it. */
export const callAs = async (services: Services, who: Person): Promise<Caller> =>
  callerOf(await contextOf(services, who));

/** Somebody else's clusters, own clusters: the manager's are both in Đông Anh (017). */
export const OWN = 'HN-058';
export const OWN_TOO = 'HN-061';
export const FOREIGN = 'HN-053';
