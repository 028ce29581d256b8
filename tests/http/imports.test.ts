import { readXlsx } from 'hucre/xlsx';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { useServer } from '../support/here.ts';
import { workbook } from '../support/tables.ts';

const { server, services, post } = useServer();
const cookies: Record<string, string> = {};
beforeAll(async () => {
  for (const name of ['quanly', 'donganh', 'lanhdao', 'socongthuong'])
    cookies[name] = (await server().signIn(name)).cookie;
});

const open = (bytes: Buffer | string, as?: string, type = 'application/octet-stream') =>
  server().get('/api/import/open', {
    method: 'POST',
    body: typeof bytes === 'string' ? bytes : new Uint8Array(bytes),
    headers: { 'content-type': type, 'x-file-name': encodeURIComponent('Danh mục cụm.xlsx') },
    ...(as === undefined ? {} : { as: cookies[as] ?? '' }),
  });

const ROWS = [
  ['Tên cụm', 'Địa bàn', 'Diện tích (ha)'],
  ['CCN Suối Hai Thử', 'Huyện Ba Vì', 'mười hai'],
  ['=HYPERLINK("http://a.invalid")', 'Huyện Ba Vì', 12],
];

describe('a table that is sent', { timeout: 60_000 }, () => {
  test('is opened for those alone who may enter one, before anything of it is read', async () => {
    const bytes = await workbook(ROWS);
    expect((await open(bytes)).status).toBe(401);
    expect((await open(bytes, 'quanly')).status).toBe(403);
    expect((await open(bytes, 'donganh')).status).toBe(403);
    expect((await open(bytes, 'lanhdao')).status).toBe(403);
    expect((await open(bytes, 'socongthuong', 'text/plain')).status).toBe(400);
    expect((await open('', 'socongthuong')).status).toBe(400);
  });

  test('says what it looks like, is proposed a mapping, and comes back with a column of what is wrong', async () => {
    const answer = await (await open(await workbook(ROWS), 'socongthuong')).json();
    expect(answer).toMatchObject({ ok: true, name: 'Danh mục cụm.xlsx', format: 'xlsx', notes: [] });
    const { sha256, sheets } = answer as {
      sha256: string;
      sheets: { head: object; columns: { asked: { field: string | null } }[] }[];
    };
    expect(sheets[0]?.columns.map(({ asked }) => asked.field)).toEqual(['name', 'unit', 'area_ha']);
    const reading = {
      sha256,
      sheet: 0,
      head: sheets[0]?.head,
      columns: sheets[0]?.columns.map(({ asked }) => asked),
    };
    const marked = await post('/api/import/marked', { reading }, { as: cookies['socongthuong'] ?? '' });
    expect(marked.status).toBe(200);
    const book = await readXlsx(new Uint8Array(await marked.arrayBuffer()), { readStyles: true });
    const rows = book.sheets[0]?.rows ?? [];
    expect(rows.at(-2)?.slice(0, 3)).toEqual(ROWS[1]);
    expect(rows.at(-2)?.[3]).toBe('mới; Diện tích (ha) “mười hai”: không phải một số');
    expect([...(book.sheets[0]?.cells ?? [])].some(([, cell]) => cell.formula !== undefined)).toBe(false);
    expect((await post('/api/import/marked', { reading })).status).toBe(401);
  });

  test('is somebody’s own, and for half an hour: another who knows its hash has not opened it', async () => {
    const { sha256 } = (await (await open(await workbook(ROWS), 'socongthuong')).json()) as {
      sha256: string;
    };
    expect(services().imports.find('p-city', sha256)).toBeNull();
    expect(services().imports.find('p-department', sha256)?.name).toBe('Danh mục cụm.xlsx');
    services().clock.put(services().clock.now() + 31 * 60_000);
    expect(services().imports.find('p-department', sha256)).toBeNull();
  });

  test('an act does not wait for a connection that it holds itself', async () => {
    const rows = [
      ['Tên cụm', 'Địa bàn', 'Diện tích (ha)'],
      ['CCN Suối Hai Thử', 'Huyện Ba Vì', 12],
    ];
    const { sha256, sheets } = (await (await open(await workbook(rows), 'socongthuong')).json()) as {
      sha256: string;
      sheets: { head: object; columns: { asked: object }[] }[];
    };
    const reading = {
      sha256,
      sheet: 0,
      head: sheets[0]?.head,
      columns: sheets[0]?.columns.map(({ asked }) => asked),
    };
    const as = cookies['socongthuong'] ?? '';
    const request = uuidv7();
    const entered = await post(
      '/api/trpc/imports.enter',
      { reading, request, rows: [{ row: 1, stands: 0 }] },
      { as },
    );
    expect(entered.status).toBe(200);
    const repeated = await post(
      '/api/trpc/imports.enter',
      { reading, request, rows: [{ row: 1, stands: 0 }] },
      { as },
    );
    expect(((await repeated.json()) as { result: { data: object } }).result.data).toMatchObject({
      repeated: true,
    });
    const undone = { id: request, note: 'Nhập nhầm', request: uuidv7() };
    expect((await post('/api/trpc/imports.undo', undone, { as })).status).toBe(200);
  });

  test('that is none is told why, and nothing is kept', async () => {
    expect(await (await open('%PDF-1.7', 'socongthuong')).json()).toEqual({
      ok: false,
      failure: 'not_a_table',
    });
  });
});
