import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { withDatabase } from '../support/global-database.ts';
import { digests } from './digests.ts';
import { field } from './field.ts';
import { FULL } from './generate.ts';
import { embedded, memoryOf } from './memory.ts';
import { moving } from './moving.ts';
import { administer, fill, gather, say } from './parties.ts';
import { coldDays, crowd } from './past.ts';
import { readers } from './reader.ts';
import { reads } from './reads.ts';
import { figure, verdict } from './report.ts';
import { screen } from './screen.ts';
import { otherProcess, throughput, updates } from './updates.ts';

const { values } = parseArgs({ options: { clusters: { type: 'string' }, only: { type: 'string' } } });
const size = values.clusters === undefined ? FULL : { ...FULL, clusters: Number(values.clusters) };
if (!(size.clusters >= 1000)) throw new Error('--clusters wants a number from 1000');
const admin = process.env['BENCH_DATABASE_URL'];
if (!admin) throw new Error('BENCH_DATABASE_URL is not set: use npm run bench');

const url = withDatabase(admin, 'ccn_bench');
say(
  `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`,
);
if (values.only === 'field') {
  await field();
  process.exit(verdict());
}
if (values.only === 'reader') {
  await readers();
  process.exit(verdict());
}
say(`Filling ${size.clusters} clusters × ${size.entriesEach} entries beside the real 136 …`);
await administer(admin, 'create database ccn_bench');
await fill(url, size);
if (values.only === 'digests') {
  await digests(url, size.clusters);
  process.exit(verdict());
}
if (values.only === 'screen') {
  await screen(url);
  process.exit(verdict());
}
const parties = await gather(url);
await reads(parties);
await coldDays(parties);
await updates(parties);
await crowd(parties);
await throughput(parties);
figure('server memory', memoryOf(parties.ours.pid).now, { atMost: 260, unit: 'MB' });
await otherProcess(parties);
await Promise.all([parties.ours.stop(), parties.floor.stop()]);
await screen(url);
await readers();
await field();
await digests(url, size.clusters);
await moving(admin, url);
await embedded();
process.exitCode = verdict();
