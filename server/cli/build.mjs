import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bin, ROOT, run } from './install.mjs';

const vite = (config) => () => run(bin('vite'), ['build', '--config', config, '--logLevel', 'error']);

const PARTS = [
  {
    name: 'client',
    files: ['vite.config.ts', 'vite.parts.ts'],
    folders: ['client', 'shared'],
    make: vite('vite.config.ts'),
  },
  {
    name: 'server',
    files: ['vite.server.config.ts'],
    folders: ['server', 'seeds', 'shared'],
    make: vite('vite.server.config.ts'),
  },
  {
    name: 'database',
    files: ['server/cli/template.mjs'],
    folders: [],
    make: () => run(process.execPath, ['server/cli/template.mjs']),
  },
];

/** Builds client, server and the empty database, each when a source of it has changed since its last build. */
export function build() {
  for (const { name, files, folders, make } of PARTS) {
    const stamp = join(ROOT, 'dist', name, '.sources');
    const now = fingerprint(files, folders);
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) continue;
    console.log(`Building the ${name} …`);
    make();
    mkdirSync(join(ROOT, 'dist', name), { recursive: true });
    writeFileSync(stamp, now);
  }
}

function fingerprint(files, folders) {
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', ...files, ...folders.flatMap(filesOf)]) {
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
