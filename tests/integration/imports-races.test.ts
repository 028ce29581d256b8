import type { CellValue } from 'hucre';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import type { Db } from '../../server/db/open.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { undone, useDatabase } from '../support/database.ts';
import { eventsOf, faultsOf, say } from '../support/log.ts';
import { about, entered } from '../support/register.ts';
import { callAs, servicesOn, type TestServices, TODAY } from '../support/services.ts';
import { checkedBy, openedBy, workbook } from '../support/tables.ts';
import { refused } from '../support/updates.ts';

const database = useDatabase();
const onServices = (work: (services: TestServices) => Promise<void>) =>
  undone(database().db, async (tx) => work(servicesOn(tx)));

const readingOf = async (services: TestServices, rows: CellValue[][]) =>
  (await openedBy(services, await workbook(rows))).reading;
const department = (services: TestServices) => callAs(services, 'department');

/** What is to be sent, as it was shown a moment before. */
async function accepted(services: TestServices, rows: CellValue[][]) {
  const reading = await readingOf(services, rows);
  const { acceptable } = await checkedBy(services, reading);
  const request = uuidv7();
  return { reading, request, rows: acceptable.map(({ row, stands }) => ({ row, stands })) };
}

interface Meanwhile {
  /** Between what was read before a transaction and the transaction itself, which is the n-th. */
  before?: (attempt: number) => Promise<void>;
  /** In the first one, between reading what stands and reading the ends of the chains, whichever comes first. */
  inside?: () => Promise<void>;
}

/** The same services, where others do something meanwhile. */
function withBetween(services: TestServices, { before, inside }: Meanwhile) {
  let attempt = 0;
  const db = new Proxy(services.db, {
    get: (target, name) => {
      if (name !== 'transaction') return Reflect.get(target, name);
      return async (work: (tx: Db) => Promise<unknown>) => {
        attempt += 1;
        await before?.(attempt);
        const isFirst = attempt === 1;
        return target.transaction((tx) =>
          work(isFirst && inside ? betweenReads(tx as unknown as Db, inside) : (tx as unknown as Db)),
        );
      };
    },
  });
  return { ...services, db };
}

/** Ends are read by `execute`, what stands by `select`. */
function betweenReads(tx: Db, inside: () => Promise<void>): Db {
  let [hasSelected, isOver] = [false, false];
  const once = async () => {
    if (isOver) return;
    isOver = true;
    await inside();
  };
  return new Proxy(tx, {
    get: (target, name) => {
      if (name === 'select') hasSelected = true;
      if (name !== 'execute') return Reflect.get(target, name);
      return async (statement: Parameters<Db['execute']>[0]) => {
        if (hasSelected) await once();
        const read = await target.execute(statement);
        await once();
        return read;
      };
    },
  });
}

const COLUMNS = ['Mã', 'Tên cụm', 'Địa bàn', 'Địa điểm', 'Diện tích (ha)'];
const NEW_ROW = ['HN-130', 'CCN Suối Hai Thử', 'Huyện Ba Vì', 'xã Ba Trại', 12.5];
const namesOf = async ({ snapshots }: TestServices) =>
  new Map((await snapshots.at(TODAY)).clusters.map(({ code, row }) => [code, row.name]));
const kindsOf = async ({ db }: TestServices, code: string) =>
  (await eventsOf(db, streamOf('cluster', code))).map(({ body }) => (body as { type: string }).type);

async function merged(services: TestServices, code: string, into: string) {
  await (await department(services)).register.merge({
    ...(await about(services, code)),
    said: { into, note: 'Nhập hai lần' },
  });
}

describe('an import entered a cluster over one that is there', () => {
  test('a code that is another cluster’s second entry was taken for a new one', async () => {
    await onServices(async (services) => {
      await merged(services, 'HN-058', 'HN-061');
      const reading = await readingOf(services, [
        COLUMNS,
        ['HN-058', ...NEW_ROW.slice(1)],
        [null, 'CCN Đá Chông Thử', 'Huyện Ba Vì', null, 10],
      ]);
      const fault = { field: 'code', issue: 'merged', detail: 'HN-061' };
      const { lines, acceptable } = await checkedBy(services, {
        ...reading,
        choices: [{ row: 2, is: 'HN-058' }],
      });
      expect(lines).toMatchObject([
        { row: 1, is: 'wrong', faults: [fault] },
        { row: 2, is: 'wrong', faults: [fault] },
      ]);
      expect(acceptable).toEqual([]);
    });
  });

  test('a code that is there was entered once more where the row was said to be new', async () => {
    await onServices(async (services) => {
      const reading = await readingOf(services, [COLUMNS, ['HN-058', ...NEW_ROW.slice(1)]]);
      const { lines } = await checkedBy(services, { ...reading, choices: [{ row: 1, is: 'new' }] });
      expect(lines).toMatchObject([
        { is: 'wrong', faults: [{ field: 'code', issue: 'taken', detail: 'HN-058' }] },
      ]);
    });
  });

  test('whose code somebody had entered meanwhile; now nothing of the file is recorded', async () => {
    await onServices(async (services) => {
      const asked = await accepted(services, [
        COLUMNS,
        NEW_ROW,
        ['HN-058', null, null, 'xã Thử Nghiệm', null],
      ]);
      const racing = withBetween(services, {
        before: async (attempt) => {
          if (attempt === 1) await entered(services, {}, { code: 'HN-130' });
        },
      });
      expect(await refused((await department(racing)).imports.enter(asked))).toMatchObject({
        code: 'CONFLICT',
      });
      expect((await namesOf(services)).get('HN-130')).toBe('Cụm công nghiệp Thôn Mới');
      expect(await kindsOf(services, 'HN-058')).not.toContain('register.corrected');
      expect(await (await department(services)).imports.list()).toEqual([]);
    });
  });

  test('whose code was entered while the preview was looked at, as a correction of it', async () => {
    await onServices(async (services) => {
      const asked = await accepted(services, [COLUMNS, NEW_ROW]);
      await entered(services, {}, { code: 'HN-130' });
      expect(await refused((await department(services)).imports.enter(asked))).toMatchObject({
        code: 'CONFLICT',
      });
    });
  });

  test('a code of any letters was taken for one', async () => {
    await onServices(async (services) => {
      const reading = await readingOf(services, [COLUMNS, ['HN 58', ...NEW_ROW.slice(1)]]);
      const { lines } = await checkedBy(services, reading);
      expect(lines).toMatchObject([
        { is: 'wrong', faults: [{ field: 'code', issue: 'code_form', detail: 'HN-058' }] },
      ]);
    });
  });

  test('not where an import was undone: its codes can be entered again', async () => {
    await onServices(async (services) => {
      const rows = [COLUMNS, NEW_ROW];
      const { imports } = await department(services);
      const { id } = await imports.enter(await accepted(services, rows));
      await imports.undo({ id, note: 'Nhập nhầm', request: uuidv7() });
      expect((await namesOf(services)).has('HN-130')).toBe(false);
      await imports.enter(await accepted(services, rows));
      expect((await namesOf(services)).get('HN-130')).toBe('CCN Suối Hai Thử');
      expect(await faultsOf(services.db)).toEqual([]);
    });
  });
});

test('a correction that was recorded between two reads of an import was overwritten by it', async () => {
  await onServices(async (services) => {
    const asked = await accepted(services, [
      ['Mã', 'Tên cụm', 'Địa điểm'],
      ['HN-058', null, 'xã Thử Nghiệm'],
    ]);
    const stands = await (await department(services)).register.of({ code: 'HN-058' });
    if (!stands?.identity) throw new Error('HN-058 is not in the register');
    const { identity, units } = stands;
    const correct = () =>
      say(services, streamOf('cluster', 'HN-058'), {
        type: 'register.corrected',
        identity: { ...identity, kind: 'craft_village' },
        units,
      });
    const racing = withBetween(services, { inside: correct });
    expect(await refused((await department(racing)).imports.enter(asked))).toMatchObject({
      code: 'CONFLICT',
    });
  });
});

describe('sent again', () => {
  test('an act is answered as it was recorded; its id with other words is a conflict', async () => {
    await onServices(async (services) => {
      const asked = await accepted(services, [COLUMNS, NEW_ROW]);
      const { imports } = await department(services);
      const first = await imports.enter(asked);
      expect(await imports.enter(asked)).toEqual({ ...first, repeated: true });
      const other = { ...asked, reading: { ...asked.reading, note: 'Khác' } };
      expect(await refused(imports.enter(other))).toMatchObject({ code: 'CONFLICT' });
    });
  });

  test('an undoing was told that it is undone already', async () => {
    await onServices(async (services) => {
      const { imports } = await department(services);
      const { id } = await imports.enter(await accepted(services, [COLUMNS, NEW_ROW]));
      const asked = { id, note: 'Nhập nhầm', request: uuidv7() };
      const first = await imports.undo(asked);
      expect(await imports.undo(asked)).toEqual({ ...first, repeated: true });
      expect(await refused(imports.undo({ ...asked, note: 'Khác' }))).toMatchObject({ code: 'CONFLICT' });
      expect(await refused(imports.undo({ ...asked, request: uuidv7() }))).toMatchObject({
        fields: [{ field: 'import', issue: 'already_undone' }],
      });
    });
  });

  test('twice at once an undoing failed without a reason', async () => {
    await onServices(async (services) => {
      const { imports } = await department(services);
      const { id } = await imports.enter(await accepted(services, [COLUMNS, NEW_ROW]));
      const asked = { id, note: 'Nhập nhầm', request: uuidv7() };
      const racing = withBetween(services, {
        before: async (attempt) => {
          if (attempt === 1) await imports.undo(asked);
        },
      });
      expect(await (await department(racing)).imports.undo(asked)).toMatchObject({ repeated: true });
    });
  });
});
