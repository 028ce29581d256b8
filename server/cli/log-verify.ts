// npm run log:verify: recompute the chain of every cluster and the daily roots.

import { verifyLog } from '../history/verify.ts';
import { PROVINCE } from '../province.ts';
import { command, openHere } from './open-here.ts';

command(async () => {
  const { database } = await openHere();
  const { events, fault } = await verifyLog(database.db, PROVINCE);
  await database.close();
  if (fault) throw new Error(`The log is not whole: ${JSON.stringify(fault)}`);
  process.stdout.write(`${events} events, all chains and daily roots are whole.\n`);
});
