import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { addDays, instantInHanoi } from '../../shared/day.ts';
import { LETTER_STATES } from '../../shared/reminders/digest.ts';
import type { Services } from '../context.ts';
import { rowsOf } from '../db/open.ts';
import { backupMade, event, logRoot, reminderLetter } from '../db/schema.ts';
import { withoutValues } from '../log.ts';
import type { Standing } from './metrics.ts';

const PATIENCE_MS = 2_000;
/** However often it is asked for: counting a long log is work. */
const FRESH_MS = 15_000;

interface Row {
  events: number;
  backup: number | null;
  sealed: string | null;
  letters: [state: string, number: number][] | null;
}

/** What the database says of itself, asked at most once in FRESH_MS; null where it does not answer in time. */
export function standingOf({ db, log, provinceId }: Pick<Services, 'db' | 'log' | 'provinceId'>) {
  let held: { asked: Promise<Standing | null>; at: number } | null = null;
  const ask = async (): Promise<Standing | null> => {
    const [row] = await rowsOf<Row>(
      db,
      sql`select (select count(*)::int from ${event} where ${event.provinceId} = ${provinceId}) as events,
        (select extract(epoch from max(${backupMade.madeAt}))::float8 from ${backupMade}
          where ${backupMade.provinceId} = ${provinceId}) as backup,
        (select max(${logRoot.day})::text from ${logRoot} where ${logRoot.provinceId} = ${provinceId}) as sealed,
        (select json_agg(json_build_array(state, n)) from (select ${reminderLetter.state} as state, count(*)::int as n
          from ${reminderLetter} where ${reminderLetter.provinceId} = ${provinceId} group by 1) l) as letters`,
    );
    if (!row) return null;
    return {
      events: row.events,
      letters: {
        ...Object.fromEntries(LETTER_STATES.map((state) => [state, 0])),
        ...Object.fromEntries(row.letters ?? []),
      },
      lastBackup: row.backup,
      sealedUpTo: row.sealed === null ? null : instantInHanoi(addDays(row.sealed, 1), 0) / 1000,
    };
  };
  return (): Promise<Standing | null> => {
    const now = performance.now();
    if (held && now - held.at < FRESH_MS) return held.asked;
    const answer = ask().catch((error: unknown) => {
      log.warn({ err: withoutValues(error) }, 'the database does not answer for the metrics');
      return null;
    });
    const asked = Promise.race([answer, sleep(PATIENCE_MS, null, { ref: false })]);
    held = { asked, at: now };
    // A failure is not an answer to keep.
    return asked.then((found) => {
      if (!found && held?.asked === asked) held = null;
      return found;
    });
  };
}
