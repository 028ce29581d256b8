// npm run log:verify [-- --root 2025-03-31=HASH --journal FILE]: recompute every chain, everything that follows from
// it, and the daily roots; compare these with the journal beside the database and with a root that was written down.
import { join } from 'node:path';
import { isDay } from '../../shared/day.ts';
import { readEnv } from '../env.ts';
import type { Fault } from '../log/fault.ts';
import { journalAt } from '../log/journal.ts';
import { verifyLog } from '../log/verify.ts';
import { PROVINCE } from '../province.ts';
import { clockOf } from '../setup.ts';
import { command, openHere, options } from './open-here.ts';

const WORDS: Record<Fault['what'], string> = {
  gap: 'an event is missing before this one',
  altered: 'the event is not what was sealed',
  unreadable: 'the event is none that this program knows',
  stamp: 'its day or facet does not follow from it',
  cut_off: 'rows without any event',
  head: 'what it adds up to is not what stands',
  day: 'the row of the day does not follow from the log',
  account: 'an account that nobody opened',
  root: 'the root does not follow from the chains',
  root_missing: 'no root of this day',
  root_early: 'a root of a day that is not over: npm run log:mend',
  root_elsewhere: 'the root is another than was kept elsewhere',
};

const tell = ({ what, stream, facet, seq, day }: Fault): string =>
  [
    '  ',
    [day, stream, facet, seq === undefined ? undefined : `#${seq}`].filter(Boolean).join(' '),
    ': ',
    WORDS[what],
  ].join('');

function rootGiven(text: string | undefined): { day: string; root: string }[] {
  if (text === undefined) return [];
  const [day = '', root = ''] = text.split('=');
  if (!isDay(day) || !/^[0-9a-f]{64}$/.test(root))
    throw new Error('--root wants DAY=HASH, as this command prints it.');
  return [{ day, root }];
}

command(async () => {
  const given = options({ root: 'string', journal: 'string' });
  const kept = rootGiven(given.root);
  const journal = journalAt(given.journal ?? join(readEnv(process.env).DATA_DIR, 'roots.jsonl'));
  const { database, identity } = await openHere();
  const today = (await clockOf(database.db, identity)).today();
  const elsewhere = { today, roots: [...journal.read(), ...kept] };
  const { events, streams, faults, newestRoot } = await verifyLog(database.db, PROVINCE, elsewhere);
  await database.close();
  const root = newestRoot
    ? `Newest root: ${newestRoot.day}=${newestRoot.root}`
    : 'No day has been sealed yet.';
  if (faults.length > 0) {
    throw new Error(
      `The log is not whole: ${faults.length} faults.\n${faults.map(tell).join('\n')}\n${root}`,
    );
  }
  process.stdout.write(
    `${events} events in ${streams} streams: all chains, rows and daily roots are whole.\n${root}\n`,
  );
});
