import 'fake-indexeddb/auto';
import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { queryClient, trpc } from '../../api.ts';
import { type Session, sessionQuery, signedIn } from '../../session.ts';
import { MANAGER, sessionOf, TODAY } from '../../testing/samples.ts';
import { serve } from '../../testing/server.ts';
import { startKeeper } from './keeper.ts';
import { restoredSince } from './restore.ts';
import { dropKept, keepFor, readKept } from './store.ts';

vi.stubGlobal('window', { location: { origin: 'http://localhost' } });
const MINE = trpc.work.mine.queryKey({});
const DETAIL = trpc.clusters.detail.queryKey({ code: 'HN-001' });
const OTHERS: Session['actor'] = { ...MANAGER, id: 'p2', clusters: ['HN-002'] };

let stop: (() => void)[] = [];
beforeEach(async () => {
  await dropKept();
});
afterEach(() => {
  for (const one of stop.splice(0)) one();
  stop = [];
  vi.useRealTimers();
});

/** A page that has just been opened. */
const page = () =>
  new QueryClient({
    defaultOptions: { queries: { ...queryClient.getDefaultOptions().queries, retry: false } },
  });
const names = async () => (await readKept())?.answers.map(({ key }) => String(key[0])).sort() ?? null;

/** A page on which this was answered, and which has been left. */
async function visited(session: Session, answers: readonly (readonly [readonly unknown[], unknown])[]) {
  const queries = page();
  const leave = startKeeper(queries);
  queries.setQueryData(trpc.session.current.queryKey(), session);
  for (const [key, data] of answers) queries.setQueryData(key, data);
  leave();
  await expect.poll(async () => (await readKept())?.person ?? null).toBe(session.actor.id);
  return queries;
}
const asManager = () =>
  visited(sessionOf(MANAGER), [
    [MINE, { rows: 'mine' }],
    [DETAIL, { internal: true }],
  ]);

describe('what is answered to a manager', () => {
  test('is kept with the day on the server’s clock, and nothing else is', async () => {
    await visited(sessionOf(MANAGER, { today: '2025-04-02' }), [
      [MINE, {}],
      [trpc.clusters.detail.queryKey({ code: 'HN-002' }), { internal: true }],
      [['map', 'today'], {}],
    ]);
    await expect.poll(names).toEqual(['session,current', 'work,mine']);
    expect((await readKept())?.answers.map(({ day }) => day)).toEqual(['2025-04-02', '2025-04-02']);
  });

  test('is not kept any more once the server does not know them: what it says then is for everybody', async () => {
    await asManager();
    await expect.poll(names).toHaveLength(3);
    await visited({ ...sessionOf(MANAGER), expired: { asks: 0 } }, [[MINE, { rows: 'nobody’s' }]]);
    const mine = (await readKept())?.answers.find(({ key }) => String(key[0]) === 'work,mine');
    expect(mine?.data).toEqual({ rows: 'mine' });
  });

  test('leadership’s is not kept, and ends what was kept for the one before', async () => {
    await asManager();
    await expect.poll(names).toHaveLength(3);
    await visited(sessionOf({ ...MANAGER, id: 'p9', role: 'leadership' }), [[MINE, {}]]);
    expect(await names()).toEqual([]);
  });
});

describe('a page opened without a server', () => {
  const open = async (queries = page()) => ({ queries, session: await queries.fetchQuery(sessionQuery) });

  test('is that of whoever was signed in last, with what they had, each since when it was answered', async () => {
    await asManager();
    await expect.poll(names).toHaveLength(3);
    const before = await readKept();
    serve({}).away = true;
    const { queries, session } = await open();
    expect(session).toMatchObject({
      actor: MANAGER,
      today: TODAY,
      kept: { at: expect.any(Number) as number },
    });
    expect(queries.getQueryData(MINE)).toEqual({ rows: 'mine' });
    const query = queries.getQueryCache().find({ queryKey: MINE, exact: true });
    const at = before?.answers.find(({ key }) => String(key[0]) === 'work,mine')?.at ?? Number.NaN;
    expect(query?.state.dataUpdatedAt).toBe(at);
    expect(restoredSince(query?.queryHash ?? '', at)).toEqual({ at, day: TODAY });
  });

  test('is nobody’s where nobody has signed in, or the last one has signed out', async () => {
    serve({}).away = true;
    await expect(open()).rejects.toThrow('Failed to fetch');
    await asManager();
    await expect.poll(names).toHaveLength(3);
    await dropKept();
    await expect(open()).rejects.toThrow('Failed to fetch');
  });

  test('the page of a network that one has to sign in to is not taken for the server', async () => {
    await asManager();
    await expect.poll(names).toHaveLength(3);
    vi.stubGlobal(
      'fetch',
      async () =>
        new Response('<html>Wi-Fi</html>', { headers: { 'Content-Type': 'text/html; charset=utf-8' } }),
    );
    const { session } = await open();
    expect([session.actor.id, session.kept !== undefined]).toEqual([MANAGER.id, true]);
  });

  test('a server that answers is asked, and not the device', async () => {
    await asManager();
    await expect.poll(names).toHaveLength(3);
    serve({ 'session.current': () => sessionOf() });
    const { session, queries } = await open();
    expect([session.actor.id, session.kept]).toEqual([null, undefined]);
    expect(queries.getQueryData(MINE)).toBeUndefined();
  });

  test('once the server answers again: the same person goes on; of another person nothing is left to the first', async () => {
    await asManager();
    await expect.poll(names).toHaveLength(3);
    const server = serve({ 'session.current': () => sessionOf(MANAGER) });
    server.away = true;
    const { queries } = await open();
    server.away = false;
    const again = await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
    expect([again.actor.id, again.kept]).toEqual([MANAGER.id, undefined]);
    expect(queries.getQueryData(MINE)).toEqual({ rows: 'mine' });
    server.answers['session.current'] = () => sessionOf(OTHERS);
    await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
    expect(queries.getQueryData(MINE)).toBeUndefined();
    expect(queries.getQueryData(DETAIL)).toBeUndefined();
  });
});

test('another person who signs in over a page finds nothing of the first there or on the device', async () => {
  const queries = await asManager();
  await expect.poll(names).toHaveLength(3);
  serve({});
  signedIn(queries, sessionOf(OTHERS));
  expect(queries.getQueryData(MINE)).toBeUndefined();
  await expect.poll(readKept).toEqual({ person: 'p2', answers: [] });
  await keepFor('p1');
  expect(await names()).toEqual([]);
});
