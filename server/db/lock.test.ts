import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeLease } from './lease.ts';
import { FolderInUse, lockFolder } from './lock.ts';

const QUICK = { beatMs: 20, staleMs: 200, settleMs: 20 };
let folder: string;
let lease: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ccn-lock-'));
  lease = join(folder, 'lease');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What a holder in another container writes; it sees neither our sockets nor our processes. */
const elsewhere = (beat: number) =>
  writeFileSync(lease, JSON.stringify({ id: 'other', place: 'another machine', pid: 1, beat }));
const held = () => JSON.parse(readFileSync(lease, 'utf8')) as { id: string; pid: number; beat: number };

test('a folder is held by one, and free again when it is given back', async () => {
  const first = await lockFolder(folder, QUICK);
  await expect(lockFolder(folder, QUICK)).rejects.toBeInstanceOf(FolderInUse);
  await first.release();
  await (await lockFolder(folder, QUICK)).release();
});

test('regression: a holder in another container was not seen, and both wrote', async () => {
  let beat = 0;
  const beating = setInterval(() => elsewhere(beat++), 10);
  elsewhere(beat++);
  await expect(lockFolder(folder, QUICK)).rejects.toBeInstanceOf(FolderInUse);
  clearInterval(beating);
  expect(held().id).toBe('other');
});

test('a holder in another container that has fallen silent is followed', async () => {
  elsewhere(7);
  const mine = await lockFolder(folder, QUICK);
  expect(held().pid).toBe(process.pid);
  await mine.release();
});

test('of two that wait for the same silence one gets the folder', async () => {
  elsewhere(7);
  const both = await Promise.all([takeLease(lease, QUICK), takeLease(lease, QUICK)]);
  expect(both.filter((one) => one !== null)).toHaveLength(1);
  for (const one of both) await one?.release();
});

test.runIf(process.platform === 'linux')(
  'a holder of this machine that was killed is followed at once',
  async () => {
    const first = await takeLease(lease, QUICK);
    const left = readFileSync(lease, 'utf8');
    await first?.release();
    // As kill -9 leaves it: the file is there, the socket is not.
    writeFileSync(lease, left);
    const patient = { ...QUICK, staleMs: 3_600_000 };
    await (await lockFolder(folder, patient)).release();
  },
);

test('the count goes on while the main thread is busy', async () => {
  const mine = await lockFolder(folder, QUICK);
  await expect.poll(() => held().beat).toBeGreaterThan(0);
  const before = held().beat;
  const until = performance.now() + 300;
  while (performance.now() < until);
  expect(held().beat).toBeGreaterThan(before);
  await mine.release();
});
