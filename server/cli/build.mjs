import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bin, ROOT, run } from './install.mjs';

const PARTS = [
  { name: 'client', config: 'vite.config.ts', sources: ['client', 'shared'] },
  { name: 'server', config: 'vite.server.config.ts', sources: ['server', 'seeds', 'shared'] },
];

/** Builds client and server, each when a source of it has changed since its last build. */
export function build() {
  for (const { name, config, sources } of PARTS) {
    const stamp = join(ROOT, 'dist', name, '.sources');
    const now = fingerprint(config, sources);
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) continue;
    console.log(`Building the ${name} …`);
    run(bin('vite'), ['build', '--config', config, '--logLevel', 'error']);
    writeFileSync(stamp, now);
  }
}

function fingerprint(config, folders) {
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', config, ...folders.flatMap(filesOf)]) {
    hash.update(file).update(readFileSync(join(ROOT, file)));
  }
  return hash.digest('hex');
}

function filesOf(folder) {
  return readdirSync(join(ROOT, folder), { recursive: true })
    .map((file) => join(folder, file.toString()))
    .filter((file) => statSync(join(ROOT, file)).isFile())
    .sort();
}
