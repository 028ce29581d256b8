import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { drawnPhotos } from '../../seeds/drawn-photos.ts';
import { published } from '../../seeds/published.ts';
import { createFilling } from '../../server/begin/filling.ts';
import { handClock } from '../../server/clock.ts';
import type { Context, Days, Services } from '../../server/context.ts';
import type { Db } from '../../server/db/open.ts';
import { knownToday } from '../../server/documents/known.ts';
import { diskStore } from '../../server/files/disk.ts';
import { withDrawn } from '../../server/files/drawn.ts';
import { createFiles, FILES_MAX_MB, limitsFor } from '../../server/files/files.ts';
import { importDesk } from '../../server/imports/desk.ts';
import { createFollower } from '../../server/log/follow.ts';
import { createLive } from '../../server/log/live.ts';
import { findActor } from '../../server/people/read.ts';
import { PROVINCE } from '../../server/province.ts';
import { documentReader } from '../../server/reading/read.ts';
import { appRouter } from '../../server/router.ts';
import { createSnapshotCache } from '../../server/snapshot/cache.ts';
import { createCourseCache } from '../../server/snapshot/course.ts';
import { createGate } from '../../server/snapshot/gate.ts';
import { createBudget, requestDays } from '../../server/snapshot/request.ts';
import { createTimelineCache } from '../../server/snapshot/timeline.ts';
import { createCallerFactory } from '../../server/trpc.ts';
import { type Day, instantInHanoi } from '../../shared/day.ts';
import { PUBLIC_ACTOR } from '../../shared/roles.ts';

/** The demonstration's first day, at noon. */
export const TODAY: Day = '2025-03-31';
export const NOON = instantInHanoi(TODAY, 12);

/** Where files of these tests lie. */
export const FILES_HERE = join(tmpdir(), `ccn-files-${process.pid}`);

/** Files of one process of tests lie together: they are named by what they are. */
function filesHere() {
  const folder = FILES_HERE;
  const store = withDrawn(diskStore(folder), drawnPhotos());
  return createFiles({ folder, limits: limitsFor(FILES_MAX_MB), store });
}

export interface TestServices extends Services {
  clock: ReturnType<typeof handClock>;
}

export function servicesOn(db: Db, at = NOON): TestServices {
  const clock = handClock(at);
  const provinceId = PROVINCE;
  const follow = createFollower({ db, clock, provinceId });
  const gate = createGate();
  const snapshots = createSnapshotCache({ db, clock, provinceId, follow, gate });
  return {
    db,
    clock,
    follow,
    live: createLive(follow),
    log: pino({ level: 'silent' }),
    gate,
    snapshots,
    timelines: createTimelineCache({ db, clock, provinceId, follow, gate }),
    courses: createCourseCache({ db, clock, provinceId, follow, gate }),
    journal: null,
    files: filesHere(),
    reader: documentReader(() => knownToday({ db, clock, snapshots, provinceId })),
    imports: importDesk(() => clock.now()),
    published,
    filling: createFilling(),
    provinceId,
    sendsLetters: true,
    demonstration: null,
  };
}

export const callerOf = createCallerFactory(appRouter);
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
  const anonymousAt = who === 'public' ? 'here' : null;
  // Each question comes as a request of its own.
  const request = () => requestDays({ ...services, budget: createBudget(), anonymousAt });
  const days: Days = {
    at: (asOf) => request().at(asOf),
    between: (from, to) => request().between(from, to),
  };
  if (who === 'public') return { ...services, days, actor: PUBLIC_ACTOR, name: null, procedure: null };
  const found = await findActor(services.db, PROVINCE, PERSONS[who], services.clock.today());
  if (!found) throw new Error(`no such person: ${who}`);
  return { ...services, days, ...found, procedure: null };
}

/** The API as one person calls it. */
export const callAs = async (services: Services, who: Person): Promise<Caller> =>
  callerOf(await contextOf(services, who));

/** Somebody else's clusters, own clusters: the manager's are both in Đông Anh (017). */
export const OWN = 'HN-058';
export const OWN_TOO = 'HN-061';
export const FOREIGN = 'HN-053';
