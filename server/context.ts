import type { Logger } from 'pino';
import type { Day } from '../shared/day.ts';
import type { Actor } from '../shared/roles.ts';
import type { Clock } from './clock.ts';
import type { SnapshotCache } from './clusters/snapshot.ts';
import type { Db } from './db/open.ts';
import type { Live } from './history/live.ts';

/** What the server is made of; built once in index.ts, and by tests with a clock of their own. */
export interface Services {
  db: Db;
  clock: Clock;
  live: Live;
  log: Logger;
  snapshots: SnapshotCache;
  provinceId: string;
  demonstration: Demonstration | null;
}

/** Present when the database holds the demonstration. */
export interface Demonstration {
  /** The day at which its clock started. */
  startedOn: Day;
  accounts: { username: string; role: string; nameVi: string; nameEn: string }[];
  password: string;
}

/** One request: the services and who asks. */
export interface Context extends Services {
  actor: Actor;
  name: string | null;
}
