import type { Logger } from 'pino';
import type { Day } from '../shared/day.ts';
import type { Actor, Role } from '../shared/roles.ts';
import type { Filling } from './begin/filling.ts';
import type { Published } from './begin/published.ts';
import type { Clock } from './clock.ts';
import type { Db } from './db/open.ts';
import type { Files } from './files/files.ts';
import type { ImportDesk } from './imports/desk.ts';
import type { Follower } from './log/follow.ts';
import type { Journal } from './log/journal.ts';
import type { Live } from './log/live.ts';
import type { DocumentReader } from './reading/read.ts';
import type { SnapshotCache } from './snapshot/cache.ts';
import type { CourseCache } from './snapshot/course.ts';
import type { Gate } from './snapshot/gate.ts';
import type { Packed } from './snapshot/pack.ts';
import type { Snapshot } from './snapshot/snapshot.ts';
import type { TimelineCache } from './snapshot/timeline.ts';

/** What the server is made of; built once in index.ts, and by tests with a clock of their own. */
export interface Services {
  db: Db;
  clock: Clock;
  /** From where everything in this process hears of changes. */
  follow: Follower;
  live: Live;
  log: Logger;
  snapshots: SnapshotCache;
  timelines: TimelineCache;
  /** How the counts of the targets went. */
  courses: CourseCache;
  /** Past days and timelines are loaded one at a time. */
  gate: Gate;
  /** Where the daily roots are kept outside the database; null: nowhere. */
  journal: Journal | null;
  /** Where photographs and documents are kept. */
  files: Files;
  /** Proposes what stands in documents. */
  reader: DocumentReader;
  /** Files that people have opened and not yet entered. */
  imports: ImportDesk;
  /** What has been published of the clusters, for an installation that has none yet. */
  published: Published;
  /** How far its loading has come. */
  filling: Filling;
  provinceId: string;
  /** Whether reminders go by letter as well (SMTP_URL is set, and this is no demonstration). */
  sendsLetters: boolean;
  demonstration: Demonstration | null;
  /** Roles that need a second factor when they come in with a password; none where nothing is said. */
  factorFor?: readonly Role[];
  /** Told of every answer of a procedure, where somebody measures: 'ok' or the error's code, and the ms it took. */
  answered?: (procedure: string, result: string, ms: number) => void;
}

/** What reads need that do not depend on who asks. */
export type Reading = Pick<Services, 'db' | 'clock' | 'provinceId'>;

/** Present when the database holds the demonstration. */
export interface Demonstration {
  /** The day at which its clock started. */
  startedOn: Day;
  accounts: { username: string; role: string; nameVi: string; nameEn: string }[];
  password: string;
}

/** The days that one request looks at, at their price. */
export interface Days {
  at(asOf: Day): Promise<Snapshot>;
  /** The record between two days, ready to be sent. */
  between(from: Day, to: Day): Promise<Packed>;
}

export interface Factor {
  on: boolean;
  required: boolean;
}

/** One request: the services and who asks. */
export interface Context extends Services {
  actor: Actor;
  name: string | null;
  /** Of whoever came in with a password: whether they have a second factor, and whether they must. */
  factor?: Factor | null;
  days: Days;
  /** Which procedure is asked, 'milestones.setForecast'; null outside them. */
  procedure: string | null;
}
