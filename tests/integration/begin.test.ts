import { expect, test } from 'vitest';
import { event, personDay, unitCell } from '../../server/db/schema.ts';
import { PROVINCE } from '../../server/province.ts';
import { appRouter } from '../../server/router.ts';
import { createCallerFactory } from '../../server/trpc.ts';
import type { Filled } from '../../shared/begin.ts';
import type { Actor } from '../../shared/roles.ts';
import { faultsOf } from '../support/log.ts';
import { useRealServer } from '../support/real.ts';
import { contextOf } from '../support/services.ts';

const { db, services } = useRealServer();
const callerOf = createCallerFactory(appRouter);
const DEPARTMENT: Actor = { id: 'somebody', role: 'department', unit: null, clusters: [] };
const asker = async () => callerOf({ ...(await contextOf(services(), 'public')), actor: DEPARTMENT });
const ALL = { clusters: true, targets: true };

test('a new installation says that it is empty, and what there is to begin with', async () => {
  const state = await (await asker()).begin.state();
  expect(state).toMatchObject({
    empty: true,
    units: 0,
    clusters: 0,
    targets: 0,
    agencies: 0,
    published: { districts: 30, communes: 126, clusters: 129 },
  });
});

test('loading that fails on the way leaves nothing behind, and can be begun again', async () => {
  const before = await db().$count(event);
  const { published } = services();
  const content = published.content(ALL, '2026-11-02');
  const broken = { ...content, streams: [...content.streams, ...content.streams.slice(0, 1)] };
  const ctx = { ...(await contextOf(services(), 'public')), actor: DEPARTMENT };
  const failing = callerOf({ ...ctx, published: { ...published, content: () => broken } });
  await expect(failing.begin.load(ALL)).rejects.toThrow();
  expect(await db().$count(event)).toBe(before);
  expect((await (await asker()).begin.state()).empty).toBe(true);
});

test('of two who begin at once one does; who watches is told how far it has come; the map has all 129', async () => {
  const told: Filled[] = [];
  const stop = new AbortController();
  const watching = (async () => {
    for await (const filled of services().filling.watch(stop.signal)) told.push(filled);
  })();
  const both = await Promise.allSettled([(await asker()).begin.load(ALL), (await asker()).begin.load(ALL)]);
  stop.abort();
  await watching;
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const lost = both.find((one) => one.status === 'rejected') as PromiseRejectedResult;
  expect((lost.reason as { code: string }).code).toBe('CONFLICT');
  const whole = told.at(-1);
  expect(told.length).toBeGreaterThan(5);
  expect(whole?.done).toBe(whole?.of);
  const state = await (await asker()).begin.state();
  expect(state).toMatchObject({ empty: false, units: 156, clusters: 129, targets: 14, accounts: 0 });
  const { clusters } = await services().snapshots.at(services().clock.today());
  expect(clusters.length).toBe(129);
  expect(await db().$count(unitCell)).toBeGreaterThan(1000);
});

test('nothing of it is made up, all of it is known from today and said by who loaded it, and the log is whole', async () => {
  const rows = await db().select().from(event);
  const loaded = rows.filter(
    ({ stream }) => !stream.startsWith('settings:') && !/:(city|department)$/.test(stream),
  );
  expect(JSON.stringify(loaded.map(({ body }) => body))).not.toMatch(/illustrative|minh họa/);
  expect(new Set(loaded.map(({ recordedOn }) => recordedOn))).toEqual(new Set(['2026-11-02']));
  expect(new Set(loaded.map(({ recordedBy }) => recordedBy))).toEqual(new Set(['somebody']));
  expect(await db().$count(personDay)).toBe(0);
  expect(rows.every(({ provinceId }) => provinceId === PROVINCE)).toBe(true);
  expect(await faultsOf(db(), { today: '2026-11-03' })).toEqual([]);
});

test('what is there is not loaded over', async () => {
  const before = await db().$count(event);
  await expect((await asker()).begin.load({ clusters: false, targets: false })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  expect(await db().$count(event)).toBe(before);
});
