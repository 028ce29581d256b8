// A thread of lease.ts: raises the count in the lease file. Plain Node, because it is not part of the bundle.
import { readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';

const { file, held, beatMs } = workerData;
let told = '';

setInterval(() => {
  try {
    if (JSON.parse(readFileSync(file, 'utf8')).id !== held.id) end('another process has taken it over');
    held.beat += 1;
    // Written whole and then moved into place: nobody reads half of it.
    writeFileSync(`${file}.${held.id}`, JSON.stringify(held), { mode: 0o600 });
    renameSync(`${file}.${held.id}`, file);
  } catch (error) {
    if (error.code === 'ENOENT') end('it has been removed');
    if (error.message !== told) writeSync(2, `The folder cannot be marked as in use: ${error.message}\n`);
    told = error.message;
  }
}, beatMs);

/** Every further write could destroy what the other one writes: no orderly end. */
function end(why) {
  writeSync(2, `The database's folder is no longer this process's: ${why}. Ending.\n`);
  process.kill(process.pid, 'SIGKILL');
}
