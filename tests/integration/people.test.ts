import { eq } from 'drizzle-orm';
import { v4 as uuidv4, v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { authAccount, authSession, authUser } from '../../server/db/schema.ts';
import type { PersonLine } from '../../server/people/list.ts';
import { FRESH_MS } from '../../server/people/sessions.ts';
import type { ErrorShape } from '../../shared/errors.ts';
import { streamOf } from '../../shared/log/stream.ts';
import type { Actor } from '../../shared/roles.ts';
import { useServer } from '../support/here.ts';
import { faultsOf, say } from '../support/log.ts';
import { callAs, OWN, OWN_TOO, PERSONS, TODAY } from '../support/services.ts';

const { database, server, services, post } = useServer();
const db = () => database().db;
const administrator = () => callAs(services(), 'administrator');
const GOOD = 'chợ xanh mùa gió';
const AN = {
  name: 'Nguyễn Văn An',
  title: '',
  role: 'department',
  organisation: 'department',
  unit: null,
} as const;

const lineOf = async (id: string): Promise<PersonLine> => {
  const { people } = await (await administrator()).people.list();
  const found = people.find((one) => one.id === id);
  if (!found) throw new Error(`${id} is not in the list`);
  return found;
};
const about = async (id: string) => ({
  stream: streamOf('person', id),
  key: 'account' as const,
  expected: (await lineOf(id)).version,
  request: uuidv7(),
});
const fresh = () => ({
  stream: streamOf('person', uuidv4()),
  key: 'account' as const,
  expected: 0,
  request: uuidv7(),
});
async function refused(work: Promise<unknown>): Promise<ErrorShape> {
  const error: unknown = await work.then(
    () => new Error('it was let through'),
    (reason: unknown) => reason,
  );
  const { cause } = error as { cause?: { shape?: ErrorShape } };
  if (!cause?.shape) throw error;
  return cause.shape;
}

/** An account whose password is set. */
async function made(username: string, more: object = {}): Promise<{ id: string; cookie: string }> {
  const command = fresh();
  const { token } = await (await administrator()).people.create({
    ...command,
    said: { ...AN, username, ...more },
  });
  const answer = await post('/api/account/welcome', { token, password: GOOD, administrator: null });
  expect(answer.status).toBe(200);
  const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
  return { id: command.stream.slice('person:'.length), cookie: cookie.join('; ') };
}
async function actorBehind(cookie: string): Promise<Actor> {
  services().clock.put(services().clock.now() + FRESH_MS + 1);
  const answer = await server().get('/api/trpc/session.current', { as: cookie });
  return ((await answer.json()) as { result: { data: { actor: Actor } } }).result.data.actor;
}

describe('an account that an administrator makes', () => {
  test('waits for its person’s password, and is theirs once that is set', async () => {
    const command = fresh();
    const id = command.stream.slice('person:'.length);
    const said = { ...AN, username: 'An.Nguyen' };
    const { token } = await (await administrator()).people.create({ ...command, said });
    expect(await lineOf(id)).toMatchObject({
      username: 'an.nguyen',
      standing: 'waiting',
      lastSignIn: null,
      linkUntil: '2025-04-07T05:00:00.000Z',
    });
    expect((await server().signIn('an.nguyen', '')).status).toBe(400);
    const answer = await post('/api/account/link', { token });
    expect(await answer.json()).toEqual({ kind: 'password', name: AN.name, username: 'an.nguyen' });
    await post('/api/account/welcome', { token, password: GOOD, administrator: null });
    const line = await lineOf(id);
    expect([line.standing, line.linkUntil, line.lastSignIn?.slice(0, 10)]).toEqual(['open', null, TODAY]);
    expect((await server().signIn('an.nguyen', GOOD)).status).toBe(200);
  });

  test('is made once, however often it is sent; the link of the last answer is the one that works', async () => {
    const command = { ...fresh(), said: { ...AN, username: 'gui.lai' } };
    const { people } = await administrator();
    const [one, two] = [await people.create(command), await people.create(command)];
    expect([one.repeated, two.repeated]).toEqual([false, true]);
    expect(await db().$count(authUser, eq(authUser.username, 'gui.lai'))).toBe(1);
    expect((await post('/api/account/link', { token: one.token })).status).toBe(404);
    expect((await post('/api/account/link', { token: two.token })).status).toBe(200);
  });

  test('regression: a request that was sent again later made a way into an account that was in use or locked', async () => {
    const { people } = await administrator();
    const command = { ...fresh(), said: { ...AN, username: 'gui.muon' } };
    const { token } = await people.create(command);
    const id = command.stream.slice('person:'.length);
    await post('/api/account/welcome', { token, password: GOOD, administrator: null });
    const isRefused = async (work: Promise<unknown>) => {
      expect((await refused(work)).code).toBe('CONFLICT');
      expect((await lineOf(id)).linkUntil).toBeNull();
    };
    await isRefused(people.create(command));
    const reset = { ...(await about(id)), said: {} };
    const [, again] = [await people.reset(reset), await people.reset(reset)];
    expect((await post('/api/account/link', { token: again.token })).status).toBe(200);
    await people.lock({ ...(await about(id)), said: {} });
    await isRefused(people.reset(reset));
    await isRefused(people.create(command));
    expect(await db().$count(authAccount, eq(authAccount.userId, id))).toBe(0);
  });

  test('by a name that is taken, or a stream that somebody could have chosen, is refused, and leaves nothing', async () => {
    const before = await db().$count(authUser);
    const { people } = await administrator();
    expect(
      (await refused(people.create({ ...fresh(), said: { ...AN, username: 'QUANLY' } }))).fields,
    ).toEqual([{ field: 'username', issue: 'name_taken' }]);
    const chosen = { ...fresh(), stream: streamOf('person', 'p-somebody') };
    expect((await refused(people.create({ ...chosen, said: { ...AN, username: 'la.lam' } }))).code).toBe(
      'INVALID',
    );
    const taken = { ...fresh(), stream: streamOf('person', PERSONS.manager) };
    expect((await refused(people.create({ ...taken, said: { ...AN, username: 'la.lam' } }))).code).toBe(
      'INVALID',
    );
    expect(await db().$count(authUser)).toBe(before);
  });

  test('is given to somebody who is on record without one', async () => {
    const id = 'p-investor-01';
    expect((await lineOf(id)).standing).toBe('none');
    const { people } = await administrator();
    const { token } = await people.give({ ...(await about(id)), said: { username: 'chu.dau.tu' } });
    await post('/api/account/welcome', { token, password: GOOD, administrator: null });
    const { cookie } = await server().signIn('chu.dau.tu', GOOD);
    expect(await actorBehind(cookie)).toMatchObject({ id, role: 'project_manager' });
  });
});

describe('an account that is there', () => {
  test('is corrected; a right follows at the next request', async () => {
    const { id, cookie } = await made('le.chi');
    const said = {
      ...AN,
      name: 'Lê Thị Chi',
      role: 'area_committee',
      organisation: 'committee-017',
      unit: '017',
    } as const;
    await (await administrator()).people.change({ ...(await about(id)), said });
    expect(await actorBehind(cookie)).toMatchObject({ role: 'area_committee', unit: '017' });
    const stale = { ...(await about(id)), expected: 1, said: { ...said, name: 'Ai khác' } };
    expect((await refused((await administrator()).people.change(stale))).code).toBe('CONFLICT');
  });

  test('is reset: password and sessions end at once, and the link sets another', async () => {
    const { id, cookie } = await made('le.dung');
    const { token } = await (await administrator()).people.reset({ ...(await about(id)), said: {} });
    expect((await actorBehind(cookie)).role).toBe('public');
    expect((await server().signIn('le.dung', GOOD)).status).toBe(401);
    expect((await lineOf(id)).standing).toBe('waiting');
    const password = 'cầu dài sông rộng';
    await post('/api/account/welcome', { token, password, administrator: null });
    expect((await server().signIn('le.dung', password)).status).toBe(200);
  });

  test('is locked, with its link, and opened again by another', async () => {
    const { id, cookie } = await made('pham.giang');
    const { people } = await administrator();
    const { token } = await people.reset({ ...(await about(id)), said: {} });
    await people.lock({ ...(await about(id)), said: {} });
    expect([(await lineOf(id)).standing, (await actorBehind(cookie)).role]).toEqual(['closed', 'public']);
    expect((await post('/api/account/welcome', { token, password: GOOD, administrator: null })).status).toBe(
      404,
    );
    const again = await people.reset({ ...(await about(id)), said: {} });
    await post('/api/account/welcome', { token: again.token, password: GOOD, administrator: null });
    expect((await server().signIn('pham.giang', GOOD)).status).toBe(200);
  });

  test('is not locked while clusters are its own, which are named', async () => {
    const { people } = await administrator();
    const { fields } = await refused(people.lock({ ...(await about(PERSONS.manager)), said: {} }));
    expect(fields).toEqual([{ field: 'clusters', issue: 'still_held', detail: `${OWN}, ${OWN_TOO}` }]);
    expect(await db().$count(authAccount, eq(authAccount.userId, PERSONS.manager))).toBe(1);
  });

  test('has its sessions ended, and its password left', async () => {
    const { id, cookie } = await made('hoang.ha');
    await (await administrator()).people.endSessions({ ...(await about(id)), said: {} });
    expect(await db().$count(authSession, eq(authSession.userId, id))).toBe(0);
    expect((await actorBehind(cookie)).role).toBe('public');
    expect((await server().signIn('hoang.ha', GOOD)).status).toBe(200);
  });

  test('holds from its first day to its last, at each request', async () => {
    const { id, cookie } = await made('vu.khanh');
    const { people } = await administrator();
    const term = async (from: string | null, until: string | null) =>
      people.setTerm({ ...(await about(id)), said: { from, until } });
    await term(TODAY, TODAY);
    expect((await actorBehind(cookie)).id).toBe(id);
    await term(null, '2025-03-30');
    expect([(await lineOf(id)).standing, (await actorBehind(cookie)).id]).toEqual(['over', null]);
    await term('2025-04-01', null);
    expect([(await lineOf(id)).standing, (await actorBehind(cookie)).id]).toEqual(['before', null]);
  });
});

test('a project manager whose account is over is told as one whom nobody can hand clusters to', async () => {
  const { people, assignments } = await administrator();
  const before = await assignments.list();
  expect(before.orphans.map(({ code }) => code)).not.toContain(OWN);
  const until = '2025-03-30';
  await people.setTerm({ ...(await about(PERSONS.manager)), said: { from: null, until } });
  const { orphans, managers } = await (await administrator()).assignments.list();
  expect(orphans.map(({ code }) => code)).toContain(OWN);
  expect(managers.find(({ id }) => id === PERSONS.manager)?.mayReceive).toBe(false);
  await people.setTerm({ ...(await about(PERSONS.manager)), said: { from: null, until: null } });
});

describe('the last administrator', () => {
  test('is not locked, not made something else, and gets no last day', async () => {
    const { people } = await administrator();
    const id = PERSONS.administrator;
    const issueOf = async (work: Promise<unknown>) => (await refused(work)).fields[0]?.issue;
    expect(await issueOf(people.lock({ ...(await about(id)), said: {} }))).toBe('last_administrator');
    expect(await issueOf(people.change({ ...(await about(id)), said: AN }))).toBe('last_administrator');
    const said = { from: null, until: '2026-01-01' };
    expect(await issueOf(people.setTerm({ ...(await about(id)), said }))).toBe('last_administrator');
    expect(await issueOf(people.reset({ ...(await about(id)), said: {} }))).toBe('last_administrator');
    expect(await db().$count(authAccount, eq(authAccount.userId, id))).toBe(1);
  });

  test('stays, also where one without a password was made, and where two lock each other at once', async () => {
    const { people } = await administrator();
    const waiting = { ...fresh(), said: { ...AN, role: 'administrator' as const, username: 'cho.mat.khau' } };
    await people.create(waiting);
    expect((await refused(people.lock({ ...(await about(PERSONS.administrator)), said: {} }))).code).toBe(
      'INVALID',
    );
    const second = await made('quan.tri.hai', { role: 'administrator' });
    const both = await Promise.allSettled([
      people.lock({ ...(await about(PERSONS.administrator)), said: {} }),
      people.lock({ ...(await about(second.id)), said: {} }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    // Whichever it was: nobody who is locked does anything in what follows.
    const opened = { type: 'person.account', username: 'quantri', change: 'reset' };
    await say(services(), streamOf('person', PERSONS.administrator), opened);
  });
});

test('an agency is added, corrected and closed; not while somebody or something is its own', async () => {
  const { agencies, people } = await callAs(services(), 'administrator');
  const stream = streamOf('organisation', uuidv4());
  const id = stream.slice('organisation:'.length);
  const said = { kind: 'investor' as const, nameVi: 'Công ty Mới', nameEn: '', unit: null, closed: false };
  const command = (expected: number, more: object = {}) => ({
    stream,
    key: 'agency' as const,
    expected,
    request: uuidv7(),
    said: { ...said, ...more },
  });
  await agencies.add(command(0));
  expect((await agencies.list()).find((one) => one.id === id)).toMatchObject({
    nameVi: 'Công ty Mới',
    clusters: 0,
  });
  const person = await people.create({
    ...fresh(),
    said: { ...AN, role: 'project_manager', organisation: id, username: 'nguoi.moi' },
  });
  expect(person.repeated).toBe(false);
  expect((await refused(agencies.change(command(1, { closed: true })))).fields).toMatchObject([
    { field: 'closed', issue: 'agency_in_use', detail: AN.name },
  ]);
  const { seq } = await agencies.change(command(1, { nameVi: 'Công ty Rất Mới' }));
  expect((await refused(agencies.change(command(1, { nameVi: 'Công ty Cũ' })))).code).toBe('CONFLICT');
  expect(seq).toBe(2);
  const builds = (await agencies.list()).find(({ clusters, kind }) => kind === 'investor' && clusters > 0);
  if (!builds) throw new Error('no investor builds anything');
  const closing = {
    ...command(builds.version),
    stream: streamOf('organisation', builds.id),
    said: { kind: builds.kind, nameVi: builds.nameVi, nameEn: builds.nameEn, unit: null, closed: true },
  };
  expect((await refused(agencies.change(closing))).fields[0]).toMatchObject({ issue: 'agency_in_use' });
});

test('all of it is in the log, and the log is whole', async () => {
  expect(await faultsOf(db())).toEqual([]);
});
