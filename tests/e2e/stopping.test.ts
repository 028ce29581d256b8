import { request } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEMO_PASSWORD } from '../../seeds/accounts.ts';
import { openEmbedded } from '../../server/db/open.ts';
import { type DataFolder, dataFolder } from '../support/process.ts';
import { type Program, silence, startProgram } from '../support/program.ts';

let folder: DataFolder;
const running: Program[] = [];
beforeEach(() => {
  folder = dataFolder();
});
afterEach(async () => {
  for (const { process, exited } of running.splice(0)) {
    process.kill('SIGKILL');
    await exited;
  }
  folder.remove();
});

/** An empty real database: starts in a second or two. */
async function start(command: string, ...args: string[]): Promise<{ program: Program; url: string }> {
  const program = startProgram(command, args, { PORT: '0', DATA_DIR: folder.path, DEMO: '0' });
  running.push(program);
  const url = await program.says(/(http:\/\/localhost:\d+)/);
  await program.says(/Ctrl-C/);
  return { program, url: url.replace('localhost', '127.0.0.1') };
}
const server = () => start(process.execPath, 'dist/server/index.js');

/** A request whose head the server has read and whose body it still waits for. */
async function half(url: string) {
  const body = JSON.stringify({ username: 'nobody', password: DEMO_PASSWORD });
  const call = request(`${url}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': body.length, expect: '100-continue' },
  });
  const answered = new Promise<number | undefined>((resolve, reject) => {
    call
      .once('error', reject)
      .once('response', (res) => res.resume().once('end', () => resolve(res.statusCode)));
  });
  await new Promise((resolve) => {
    call.once('continue', resolve);
    call.flushHeaders();
  });
  return { finish: () => void call.end(body), answered };
}

test('regression: requests under way were cut by SIGTERM', async () => {
  const { program, url } = await server();
  const calls = await Promise.all([half(url), half(url), half(url)]);
  program.process.kill('SIGTERM');
  // Nobody new comes in …
  await silence(url);
  // … and who is inside is served: there is no such account.
  for (const call of calls) call.finish();
  expect(await Promise.all(calls.map(({ answered }) => answered))).toEqual([401, 401, 401]);
  expect(await program.exited).toBe(0);
});

test('a live stream does not keep a server from stopping', async () => {
  const { program, url } = await server();
  const stream = await fetch(`${url}/api/trpc/live.hints`);
  const read = stream.body?.getReader();
  await read?.read();
  program.process.kill('SIGTERM');
  const began = performance.now();
  expect(await program.exited).toBe(0);
  // Far from the ten seconds that a request under way would have been given.
  expect(performance.now() - began).toBeLessThan(5_000);
});

test.each(['SIGTERM', 'SIGKILL'] as const)(
  'regression: %s of the process that started the server left it behind',
  async (signal) => {
    const { program, url } = await start(process.execPath, 'server/cli/start.mjs');
    program.process.kill(signal);
    await silence(url);
    // It closes its database too: the folder can be had.
    const opened = () =>
      openEmbedded(folder.path).then(
        (database) => database.close().then(() => 'opened'),
        (error: unknown) => String(error),
      );
    await expect.poll(opened, { timeout: 15_000, interval: 100 }).toBe('opened');
  },
);

test.each(['SIGTERM', 'SIGKILL'] as const)('regression: %s of npm left the server behind', async (signal) => {
  const { program, url } = await start('npm', 'start');
  program.process.kill(signal);
  await silence(url);
});
