import { and, eq, sql } from 'drizzle-orm';
import { loadDemonstration } from '../seeds/demonstration.ts';
import { FIXED_OFFICES, SINCE } from '../seeds/people.ts';
import { DEMO_START } from '../seeds/reports.ts';
import { dayInHanoi, daysBetween, instantInHanoi } from '../shared/day.ts';
import { streamOf } from '../shared/log/stream.ts';
import { type InstallationIdentity, identitySchema } from '../shared/settings/facet.ts';
import { THRESHOLDS } from '../shared/settings/thresholds.ts';
import { type Clock, databaseClock } from './clock.ts';
import { databaseNow } from './db/now.ts';
import { brokenConstraint, type Db, inTransaction } from './db/open.ts';
import { facetHead } from './db/schema.ts';
import { recordNew } from './log/record.ts';
import { refoldIfDue } from './log/refold.ts';
import { PROVINCE } from './province.ts';

export type Identity = InstallationIdentity;

const STREAM = `settings:${PROVINCE}`;

export async function readIdentity(db: Db): Promise<Identity | null> {
  const [row] = await db
    .select({ identity: sql<unknown>`${facetHead.state} -> 'identity'` })
    .from(facetHead)
    .where(
      and(eq(facetHead.provinceId, PROVINCE), eq(facetHead.facet, 'settings'), eq(facetHead.stream, STREAM)),
    );
  return row?.identity ? identitySchema.parse(row.identity) : null;
}

interface SettingUp {
  progress?: (done: number, of: number) => void;
  /** The moment of the start, epoch ms; the database's own when nothing is said. */
  startedAt?: number;
}

/** Give an empty database its content and its identity; a filled one keeps what it has. */
export async function setUp(
  db: Db,
  wanted: Identity['kind'],
  { progress, startedAt }: SettingUp = {},
): Promise<Identity> {
  const known = await readIdentity(db);
  if (known) {
    await refoldIfDue(db, PROVINCE, progress);
    return known;
  }
  const now = startedAt ?? (await databaseNow(db));
  const fresh: Identity =
    wanted === 'real'
      ? { kind: 'real' }
      : { kind: 'demonstration', shiftDays: daysBetween(dayInHanoi(now), DEMO_START) };
  // One transaction: a start that is killed halfway leaves the database empty, and the next one fills it.
  const filling = inTransaction(db, async (tx) => {
    const at = clockAt(fresh, now).now();
    const recordings = [
      { at, by: null, event: { type: 'settings.installed', identity: fresh } },
      // Written down, so that another default of a later version does not change how this past is judged.
      { at, by: null, event: { type: 'settings.thresholds', thresholds: THRESHOLDS } },
    ];
    await recordNew(tx, PROVINCE, [{ stream: STREAM, recordings }]);
    const since = fresh.kind === 'demonstration' ? instantInHanoi(SINCE, 0) : at;
    await recordNew(
      tx,
      PROVINCE,
      FIXED_OFFICES.map((office) => officeStream(office, since)),
    );
    if (fresh.kind === 'demonstration') await loadDemonstration(tx, progress);
  });
  try {
    await filling;
  } catch (error) {
    // Another process was faster: what it has filled is what there is.
    const other = brokenConstraint(error)?.startsWith('event_') ? await readIdentity(db) : null;
    if (!other) throw error;
    return other;
  }
  return fresh;
}

/** The city and its department are there from the start: accounts belong to an agency. */
const officeStream = ({ id, ...organisation }: (typeof FIXED_OFFICES)[number], at: number) => ({
  stream: streamOf('organisation', id),
  recordings: [
    {
      at,
      by: null,
      event: { type: 'organisation.recorded', organisation: { ...organisation, closed: false } },
    },
  ],
});

/** The clock of an installation, set by the database's. */
export const clockOf = async (db: Db, known: Identity): Promise<Clock> =>
  clockAt(known, await databaseNow(db));

/** The demonstration's clock is the real one moved by a constant, so that its days pass normally. */
const clockAt = (known: Identity, now: number): Clock =>
  databaseClock(now, known.kind === 'demonstration' ? known.shiftDays : 0);
