import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createListener } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ROOT } from '../../server/root.ts';
import { type DataFolder, dataFolder } from '../support/process.ts';
import { startProgram } from '../support/program.ts';

let folder: DataFolder;
beforeEach(() => {
  folder = dataFolder();
});
afterEach(() => folder.remove());

/** What a start that must fail says. */
async function refused(env: Record<string, string>): Promise<string> {
  const { exited, printed } = startProgram(process.execPath, ['dist/server/index.js'], {
    PORT: '0',
    DATA_DIR: folder.path,
    ...env,
  });
  expect(await exited).toBe(1);
  return printed();
}

/** A port on which nothing listens. */
async function freePort(): Promise<number> {
  const probe = createListener().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

const SECRET = 'x'.repeat(32);

test('regression: a database that cannot be reached was told as a failed CREATE SCHEMA', async () => {
  const port = await freePort();
  const said = await refused({
    DATABASE_URL: `postgres://ccn:hunter2@127.0.0.1:${port}/ccn`,
    AUTH_SECRET: SECRET,
    DATABASE_WAIT: '0',
  });
  expect(said).toContain(`ccn@127.0.0.1:${port}/ccn`);
  expect(said).toContain('is PostgreSQL running?');
  expect(said).not.toMatch(/hunter2|Failed query/);
});

test('a start waits for a database that is not there yet, and answers meanwhile that it is not ready', async () => {
  const [database, port] = [await freePort(), await freePort()];
  const program = startProgram(process.execPath, ['dist/server/index.js'], {
    PORT: String(port),
    DATABASE_URL: `postgres://ccn@127.0.0.1:${database}/ccn`,
    AUTH_SECRET: SECRET,
    DATABASE_WAIT: '60',
  });
  await program.says(/Waiting up to 60 s/);
  const answer = await fetch(`http://127.0.0.1:${port}/api/ready`);
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
  expect((await fetch(`http://127.0.0.1:${port}/api/health`)).status).toBe(200);
  program.process.kill('SIGKILL');
  await program.exited;
});

test('regression: a missing secret was found only after the database had been filled', async () => {
  const connections: unknown[] = [];
  const postgres = createListener((socket) => {
    connections.push(socket);
    socket.destroy();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => postgres.once('listening', resolve));
  const { port } = postgres.address() as AddressInfo;
  const said = await refused({ DATABASE_URL: `postgres://ccn@127.0.0.1:${port}/ccn`, DEMO: '1' });
  expect(said).toContain('AUTH_SECRET is missing');
  expect(connections).toEqual([]);
  postgres.close();
});

test('regression: a port in use was found only after the demonstration had been loaded', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as AddressInfo;
  const said = await refused({ PORT: String(port) });
  expect(said).toContain(`Port ${port} is in use`);
  expect(said).not.toContain('Loading the demonstration');
  other.close();
});

test('regression: a folder that cannot be used was told without its name', async () => {
  const file = join(folder.path, 'file');
  writeFileSync(file, '');
  expect(await refused({ DATA_DIR: join(file, 'data') })).toContain(
    `DATA_DIR=${join(file, 'data')} cannot be used`,
  );
  expect(await refused({ DATA_DIR: file })).toContain('it is a file, not a folder');
});

test('a real start prints the first administrator’s link, once', async () => {
  const start = () =>
    startProgram(process.execPath, ['dist/server/index.js'], {
      PORT: '0',
      DATA_DIR: folder.path,
      REAL: '1',
    });
  const first = start();
  await first.says(/Ctrl-C/);
  expect(first.printed()).toContain('A real database, with the real clock.');
  const [link = ''] = /http\S+\/welcome#\S{20,}/.exec(first.printed()) ?? [];
  expect(link).not.toBe('');
  first.process.kill('SIGTERM');
  await first.exited;
  const second = start();
  await second.says(/Ctrl-C/);
  expect(second.printed()).not.toMatch(/welcome#/);
  expect(second.printed()).toContain('--administrator-link');
  second.process.kill('SIGTERM');
  await second.exited;
});

test('regression: --version and --help started the server', async () => {
  const start = (argument: string) =>
    promisify(execFile)(process.execPath, [join(ROOT, 'server/cli/start.mjs'), argument], {
      cwd: folder.path,
    });
  expect((await start('--version')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect((await start('--help')).stdout).toContain('DATABASE_URL');
  await expect(start('--prot=3001')).rejects.toMatchObject({ code: 1 });
});
