// npm run log:mend: bring entries and roots that a clock far ahead has left behind back to the present, with a trace in
// the log. Stop every server of the database first.
import { mendLog } from '../log/mend.ts';
import { PROVINCE } from '../province.ts';
import { clockOf } from '../setup.ts';
import { command, openHere, options } from './open-here.ts';

command(async () => {
  options({});
  const { database, identity } = await openHere();
  const clock = await clockOf(database.db, identity);
  const { streams, roots } = await mendLog(database.db, { provinceId: PROVINCE, clock });
  await database.close();
  for (const { stream, seqs } of streams) {
    process.stdout.write(`${stream}: ${seqs.map((seq) => `#${seq}`).join(' ')} now count from today\n`);
  }
  for (const day of roots) process.stdout.write(`root of ${day} taken away\n`);
  if (streams.length === 0 && roots.length === 0) process.stdout.write('Nothing lies in the future.\n');
});
