import { join } from 'node:path';
import type { Logger } from 'pino';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../seeds/accounts.ts';
import { published } from '../seeds/published.ts';
import { DEMO_START } from '../seeds/reports.ts';
import { createFilling } from './begin/filling.ts';
import type { Services } from './context.ts';
import type { Db } from './db/open.ts';
import { knownToday } from './documents/known.ts';
import { createFiles, FILES_MAX_MB, type Files, limitsFor } from './files/files.ts';
import { importDesk } from './imports/desk.ts';
import { createFollower } from './log/follow.ts';
import { journalAt } from './log/journal.ts';
import { createLive } from './log/live.ts';
import { withoutValues } from './log.ts';
import { PROVINCE } from './province.ts';
import { documentReader } from './reading/read.ts';
import { clockOf, type Identity } from './setup.ts';
import { createSnapshotCache } from './snapshot/cache.ts';
import { createCourseCache } from './snapshot/course.ts';
import { createGate } from './snapshot/gate.ts';
import { createTimelineCache } from './snapshot/timeline.ts';

interface Installation {
  identity: Identity;
  log: Logger;
  dataDir: string;
  files?: Files;
  sendsLetters?: boolean;
}

/** What a running server is made of, on an open and filled database. */
export async function createServices(
  db: Db,
  { identity, log, dataDir, files, sendsLetters = false }: Installation,
): Promise<Services> {
  const clock = await clockOf(db, identity);
  const provinceId = PROVINCE;
  const follow = createFollower({ db, clock, provinceId }, (error) =>
    log.error({ err: withoutValues(error) }, 'following the log failed'),
  );
  // From here on whatever is recorded is heard, also by a process that nobody has asked anything yet.
  await follow.look();
  const gate = createGate();
  const snapshots = createSnapshotCache({ db, clock, provinceId, follow, gate });
  return {
    db,
    clock,
    log,
    follow,
    live: createLive(follow),
    gate,
    snapshots,
    timelines: createTimelineCache({ db, clock, provinceId, follow, gate }),
    courses: createCourseCache({ db, clock, provinceId, follow, gate }),
    journal: journalAt(join(dataDir, 'roots.jsonl')),
    files: files ?? createFiles({ folder: join(dataDir, 'files'), limits: limitsFor(FILES_MAX_MB) }),
    reader: documentReader(() => knownToday({ db, clock, snapshots, provinceId })),
    imports: importDesk(() => clock.now()),
    published,
    filling: createFilling(),
    provinceId,
    sendsLetters,
    demonstration:
      identity.kind === 'demonstration'
        ? {
            startedOn: DEMO_START,
            accounts: DEMO_ACCOUNTS.map(({ personId: _p, ...account }) => account),
            password: DEMO_PASSWORD,
          }
        : null,
  };
}
