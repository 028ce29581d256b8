import type { CellValue } from 'hucre';
import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { event } from '../../server/db/schema.ts';
import { actKey } from '../../server/imports/desk.ts';
import { enterByLink } from '../../server/people/welcome.ts';
import { undone, useDatabase } from '../support/database.ts';
import { faultsOf } from '../support/log.ts';
import { callAs, PERSONS, servicesOn, type TestServices } from '../support/services.ts';
import { checkedBy, openedBy, type Reading, workbook } from '../support/tables.ts';

const database = useDatabase();
const onServices = (work: (services: TestServices) => Promise<void>) =>
  undone(database().db, async (tx) => work(servicesOn(tx)));

const ROWS: CellValue[][] = [
  ['Họ và tên', 'Chức vụ', 'Số CCCD', 'Tên đăng nhập', 'Vai trò', 'Cơ quan'],
  ['Trần Thị Thử Lan', 'Chuyên viên', '001185012345', 'thu.lan', 'Sở Công Thương', 'Sở công thương  HÀ NỘI'],
  ['Lê Văn Thử Nam', null, '001185012346', 'thu.nam', 'Quản trị', 'Sở Công Thương Hà Nội'],
  ['Lê Văn Không', null, null, 'khong', 'Giám đốc', 'Sở Công Thương Hà Nội'],
];
const PASSWORD = 'mot-mat-khau-du-dai-2025';

async function readingOf(services: TestServices) {
  const { reading, look } = await openedBy(
    services,
    await workbook(ROWS),
    'nguoi-dung.xlsx',
    'administrator',
  );
  return { look, reading: { ...reading, kind: look.kind } };
}
async function entered(services: TestServices, reading: Reading, request = uuidv7()) {
  const { acceptable } = await checkedBy(services, reading, 'administrator');
  const rows = acceptable.map(({ row, stands }) => ({ row, stands }));
  const asked = { reading, request, rows };
  const administrator = await callAs(services, 'administrator');
  return { asked, ...(await administrator.imports.enter(asked)) };
}
const countsOf = async (services: TestServices, reading: Reading) =>
  (await checkedBy(services, reading, 'administrator')).counts;
const personOf = async (services: TestServices, username: string) =>
  (await (await callAs(services, 'administrator')).people.list()).people.find(
    (one) => one.username === username,
  );

test('a list of people is accounts that wait, each with a link that is told once and is in no record', async () => {
  await onServices(async (services) => {
    const { reading, look } = await readingOf(services);
    expect([look.kind, look.identity]).toEqual(['people', ['Số CCCD']]);
    expect(await countsOf(services, reading)).toMatchObject({ new: 2, wrong: 1 });
    const { id, links = [], asked } = await entered(services, reading);
    expect(links.map(({ username }) => username)).toEqual(['thu.lan', 'thu.nam']);
    expect(await personOf(services, 'thu.lan')).toMatchObject({ standing: 'waiting', role: 'department' });
    const log = JSON.stringify(await services.db.select({ said: event.body }).from(event));
    expect(links.filter(({ token }) => log.includes(token))).toEqual([]);
    expect(log).not.toContain('00118501234');
    expect(await countsOf(services, reading)).toMatchObject({ new: 0, change: 0, same: 2 });
    // The answer was lost: the same request tells other links, and the first ones open nothing.
    const again = await (await callAs(services, 'administrator')).imports.enter(asked);
    expect([again.repeated, again.links?.length]).toEqual([true, 2]);
    const [first, second] = [links[0]?.token ?? '', again.links?.[0]?.token ?? ''];
    await expect(
      enterByLink(services, { token: first, password: PASSWORD, administrator: null }),
    ).rejects.toThrow('NOT_FOUND');
    expect(await enterByLink(services, { token: second, password: PASSWORD, administrator: null })).toEqual({
      username: 'thu.lan',
    });
    const undoing = (await callAs(services, 'administrator')).imports.undo({
      id,
      note: 'Nhập nhầm',
      request: uuidv7(),
    });
    await expect(undoing).rejects.toMatchObject({ cause: { shape: { fields: [{ issue: 'link_used' }] } } });
  });
});

test('while nobody has used their link it is undone as one act, and the same file opens them again by hand', async () => {
  await onServices(async (services) => {
    const { reading } = await readingOf(services);
    const { id, links = [] } = await entered(services, reading);
    const administrator = await callAs(services, 'administrator');
    await administrator.imports.undo({ id, note: 'Nhập nhầm tệp', request: uuidv7() });
    expect(await personOf(services, 'thu.nam')).toMatchObject({ standing: 'closed', linkUntil: null });
    const token = links[0]?.token ?? '';
    await expect(enterByLink(services, { token, password: PASSWORD, administrator: null })).rejects.toThrow(
      'NOT_FOUND',
    );
    const check = await checkedBy(services, reading, 'administrator');
    expect(check.acceptable.map(({ isClean }) => isClean)).toEqual([false, false]);
    const more = await entered(services, reading);
    expect(more.links).toHaveLength(2);
    expect(await personOf(services, 'thu.lan')).toMatchObject({ standing: 'waiting' });
    expect(await faultsOf(services.db)).toEqual([]);
  });
});

test('an administrator gets no table of clusters, and the department none of people', async () => {
  await onServices(async (services) => {
    const { reading } = await readingOf(services);
    const kinds = ['clusters', 'milestones', 'clearance', 'works'] as const;
    const [administrator, department] = [
      await callAs(services, 'administrator'),
      await callAs(services, 'department'),
    ];
    const enter = (kind: (typeof kinds)[number] | 'people') => ({
      reading: { ...reading, kind },
      request: uuidv7(),
      rows: [{ row: 1, stands: 0 }],
    });
    for (const kind of kinds) {
      await expect(administrator.imports.check({ reading: { ...reading, kind } })).rejects.toThrow(
        'FORBIDDEN',
      );
      await expect(administrator.imports.enter(enter(kind))).rejects.toThrow('FORBIDDEN');
    }
    await expect(department.imports.check({ reading })).rejects.toThrow('FORBIDDEN');
    await expect(department.imports.enter(enter('people'))).rejects.toThrow('FORBIDDEN');
    const { id } = await entered(services, reading);
    expect((await department.imports.list()).map((one) => one.id)).not.toContain(id);
    const undoing = { id, note: 'Nhập nhầm', request: uuidv7() };
    await expect(department.imports.undo(undoing)).rejects.toThrow('FORBIDDEN');
  });
});

test('regression: whoever knew the request of another could stop their act', async () => {
  const services = servicesOn(database().db);
  const request = uuidv7();
  const going = { done: 0, all: 10, isCancelled: false };
  services.imports.progress.set(actKey(PERSONS.department, request), going);
  expect(await (await callAs(services, 'administrator')).imports.cancel({ request })).toEqual({
    cancelled: false,
  });
  expect(going.isCancelled).toBe(false);
  expect(await (await callAs(services, 'department')).imports.cancel({ request })).toEqual({
    cancelled: true,
  });
});
