// Makes dist/database/empty.tar.gz: an initialised, empty embedded database. Initialising one takes seconds and several hundred
// megabytes; done here, once, in a process of its own, it costs the server neither.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { ROOT } from './install.mjs';

const client = await PGlite.create();
const dump = await client.dumpDataDir('gzip');
mkdirSync(join(ROOT, 'dist/database'), { recursive: true });
writeFileSync(join(ROOT, 'dist/database/empty.tar.gz'), Buffer.from(await dump.arrayBuffer()));
await client.close();
