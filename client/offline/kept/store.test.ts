import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { beforeEach, expect, test, vi } from 'vitest';
import { dropKept, type KeptAnswer, keepAnswers, keepFor, readKept } from './store.ts';

const DAY_MS = 24 * 3_600_000;
const answer = (code: string, more: Partial<KeptAnswer> = {}): KeptAnswer => ({
  key: [['clusters', 'detail'], { input: { code }, type: 'query' }],
  name: code,
  data: { code },
  at: Date.now(),
  day: '2025-03-31',
  ...more,
});
const codes = async () => (await readKept())?.answers.map(({ name }) => name);

beforeEach(async () => {
  await dropKept();
});

test('a device that nobody has signed in on holds nothing, and takes nothing', async () => {
  await keepAnswers('an', [answer('HN-001')]);
  expect(await readKept()).toBeNull();
});

test('what was answered to a person is found again, with when', async () => {
  await keepFor('an');
  await keepAnswers('an', [answer('HN-001', { at: Date.now() - 5, day: '2025-03-30' }), answer('HN-002')]);
  await keepAnswers('an', [answer('HN-001', { data: 'newer' })]);
  const kept = await readKept();
  expect(kept?.person).toBe('an');
  expect(kept?.answers.map(({ name, data, day }) => [name, data, day])).toEqual([
    ['HN-001', 'newer', '2025-03-31'],
    ['HN-002', { code: 'HN-002' }, '2025-03-31'],
  ]);
});

test('from the moment another person signs in nothing of the first is on the device, and nothing of theirs is taken', async () => {
  await keepFor('an');
  await keepAnswers('an', [answer('HN-001')]);
  await keepFor('binh');
  expect(await readKept()).toEqual({ person: 'binh', answers: [] });
  // A tab that is still the first person's.
  await keepAnswers('an', [answer('HN-002')]);
  await keepAnswers('binh', [answer('HN-003')]);
  expect(await codes()).toEqual(['HN-003']);
  await keepFor('an');
  expect(await codes()).toEqual([]);
});

test('signing out empties it, also for a tab that does not know of it yet', async () => {
  await keepFor('an');
  await keepAnswers('an', [answer('HN-001')]);
  await dropKept();
  await keepAnswers('an', [answer('HN-001')]);
  expect(await readKept()).toBeNull();
  await keepFor('an');
  expect(await codes()).toEqual([]);
});

test('after thirty days it is gone: not shown, and at the next start not there', async () => {
  await keepFor('an');
  await keepAnswers('an', [
    answer('HN-001', { at: Date.now() - 29 * DAY_MS }),
    answer('HN-002', { at: Date.now() - 31 * DAY_MS }),
    // A clock that was set back since.
    answer('HN-003', { at: Date.now() + 31 * DAY_MS }),
  ]);
  expect(await codes()).toEqual(['HN-001']);
  await keepFor('an');
  expect(await stored()).toEqual(['HN-001']);
});

test('an answer of another shape than this program reads is gone the same way', async () => {
  await keepFor('an');
  await keepAnswers('an', [answer('HN-001'), answer('HN-002')]);
  const db = await openDB('ccn.kept');
  await db.put('answer', { ...answer('HN-002'), person: 'an', shapes: 'another' });
  db.close();
  expect(await codes()).toEqual(['HN-001']);
  await keepFor('an');
  expect(await stored()).toEqual(['HN-001']);
});

test('regression: a phone that closed the database behind the page kept nothing any more', async () => {
  await keepFor('an');
  // Takes the connection away from whoever holds one.
  await deleteDB('ccn.kept');
  await keepFor('an');
  await keepAnswers('an', [answer('HN-001')]);
  expect(await codes()).toEqual(['HN-001']);
});

test('a browser that lets nothing be kept is no failure', async () => {
  vi.stubGlobal('indexedDB', undefined);
  await keepFor('an');
  await keepAnswers('an', [answer('HN-001')]);
  expect(await readKept()).toBeNull();
  vi.unstubAllGlobals();
});

/** Everything that is in the database, fit to be shown or not. */
async function stored(): Promise<string[]> {
  const db = await openDB('ccn.kept');
  const all = (await db.getAll('answer')) as KeptAnswer[];
  db.close();
  return all.map(({ name }) => name);
}
