import { screen, within } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import type { DryRun, PlanLine } from '../../server/imports/dry-run.ts';
import type { ImportLine } from '../../server/imports/list.ts';
import type { UnitLine } from '../../server/units/read.ts';
import { AppError, invalid } from '../../shared/errors.ts';
import type { ColumnAsked } from '../../shared/imports/asked.ts';
import type { Role } from '../../shared/roles.ts';
import type { ImportField } from '../../shared/tables/fields.ts';
import type { OpenedFile } from '../features/imports/open-file.ts';
import { openApp } from '../testing/render.tsx';
import { RECEIPT, sessionOf } from '../testing/samples.ts';
import { type Server, serve } from '../testing/server.ts';

beforeAll(() => import('./imports.tsx'));

const asked = (field: ImportField | null): ColumnAsked => ({ field, answers: {}, sameAsAbove: false });
const sheet = (name: string, fields: (ImportField | null)[], names: string[]) => ({
  name,
  isHidden: false,
  rows: 5,
  hiddenRows: 0,
  hiddenColumns: [],
  merged: 0,
  formulas: 0,
  identity: [],
  head: { top: 0, bottom: 0 },
  columns: names.map((column, i) => ({ name: column, sample: ['x'], asked: asked(fields[i] ?? null) })),
  remembered: false,
  kind: 'clusters' as const,
  statedFor: null,
});
const FILE: OpenedFile = {
  ok: true,
  sha256: 'a'.repeat(64),
  name: 'danh-muc.xlsx',
  notes: [],
  sheets: [
    sheet('Danh sách', ['code', 'name', 'area_ha'], ['Mã', 'Tên cụm', 'Diện tích']),
    sheet('Bổ sung', ['name', null], ['Tên cụm', 'Ghi chú']),
  ],
};

const BLANK = { changes: [], cells: [], faults: [], suspects: [], stands: 0 } satisfies Partial<PlanLine>;
const LINES: PlanLine[] = [
  { ...BLANK, row: 1, is: 'new', code: 'HN-130', name: 'CCN Suối Hai', changes: [] },
  {
    ...BLANK,
    row: 2,
    is: 'change',
    code: 'HN-058',
    name: 'CCN Thiết Bình',
    stands: 7,
    changes: [{ field: 'area_ha', from: '9.5', to: '9.75' }],
  },
  {
    ...BLANK,
    row: 3,
    is: 'wrong',
    code: 'HN-061',
    name: 'CCN Đá Chông',
    cells: [{ column: 2, issue: 'not_a_number', shown: 'khoảng 12' }],
    faults: [{ field: 'code', issue: 'merged', detail: 'HN-044' }],
  },
];
const PLAN: DryRun = {
  questions: [],
  investors: [],
  units: [],
  left: { total: 1 },
  counts: { new: 1, change: 1, same: 0, asked: 0, wrong: 1 },
  withFaults: 0,
  lines: LINES,
  total: 3,
  plain: { new: 1, change: 1 },
  acceptable: [
    { row: 1, stands: 0, isClean: true },
    { row: 2, stands: 7, isClean: true },
  ],
};
const PAST: ImportLine = {
  id: '0195e5a0-0000-7000-8000-000000000001',
  at: '2025-03-30T03:00:00.000Z',
  by: 'p',
  byName: 'Người nhập',
  kind: 'clusters',
  file: 'cu.xlsx',
  sha256: 'b'.repeat(64),
  sheet: 'S',
  rows: 2,
  entered: 1,
  changed: 1,
  undone: false,
  paper: null,
};

function open(answers: Parameters<typeof serve>[0] = {}, role: Role = 'department', file = FILE) {
  const session = sessionOf({ id: 'p', role, unit: null, clusters: [] });
  const server = serve(
    {
      'session.current': () => session,
      'imports.list': () => [PAST],
      'imports.check': () => PLAN,
      'imports.progress': () => null,
      'imports.enter': () => ({ ...RECEIPT, id: PAST.id }),
      'imports.undo': () => RECEIPT,
      ...answers,
    },
    ({ pathname }) => (pathname === '/api/import/open' ? Response.json(file) : undefined),
  );
  return { server, ...openApp({ at: '/manage/import', session }) };
}
const inputOf = (server: Server, path: 'imports.check' | 'imports.enter' | 'imports.undo') =>
  server.callsOf(path).at(-1)?.input;

async function chosen(user: ReturnType<typeof open>['user']) {
  await user.upload(await screen.findByLabelText('Chọn tệp .xlsx hoặc .csv'), new File(['x'], FILE.name));
  await screen.findByText('Cột nào là gì');
}
async function previewed(user: ReturnType<typeof open>['user']) {
  await chosen(user);
  await user.click(screen.getByRole('button', { name: 'Xem trước' }));
  await screen.findByText('CCN Suối Hai');
}
const lineOf = (name: string) => {
  const row = screen.getByText(name).closest('tr');
  if (!row) throw new Error(`${name} has no row`);
  return within(row);
};

test('a sheet is chosen and its columns are confirmed before anything is read of it', async () => {
  const { server, user } = open();
  await chosen(user);
  expect(server.callsOf('imports.check')).toEqual([]);
  await user.selectOptions(screen.getByLabelText('Trang tính'), 'Bổ sung (5 dòng)');
  await user.selectOptions(screen.getByLabelText('Là: Ghi chú'), 'Địa điểm');
  await user.click(screen.getByRole('button', { name: 'Xem trước' }));
  await screen.findByText('CCN Suối Hai');
  expect(inputOf(server, 'imports.check')).toMatchObject({
    reading: { sha256: FILE.sha256, sheet: 1, columns: [asked('name'), asked('place')] },
  });
});

test('regression: a file that was mended and chosen again was asked about anew, its document too', async () => {
  const { server, user } = open();
  await chosen(user);
  await user.selectOptions(screen.getByLabelText('Là: Diện tích'), 'Không nhập');
  await user.type(screen.getByLabelText('Ghi chú'), 'Bảng quý I');
  await user.click(screen.getByRole('button', { name: 'Chọn tệp khác' }));
  await previewed(user);
  expect(inputOf(server, 'imports.check')).toMatchObject({
    reading: { columns: [asked('code'), asked('name'), asked(null)], note: 'Bảng quý I' },
  });
});

test('regression: the table of another day was entered as that of the file before it', async () => {
  const [first, ...others] = FILE.sheets;
  const file = { ...FILE, sheets: [{ ...first, statedFor: '2025-05-31' }, ...others] } as OpenedFile;
  const { server, user } = open({}, 'department', file);
  await chosen(user);
  await user.click(screen.getByRole('button', { name: 'Chọn tệp khác' }));
  Object.assign(file.sheets[0] ?? {}, { statedFor: '2025-06-30' });
  await previewed(user);
  expect(inputOf(server, 'imports.check')).toMatchObject({ reading: { statedFor: '2025-06-30' } });
});

test('regression: rows could be entered while what an answer makes of them was not yet shown', async () => {
  const asks = {
    ...PLAN,
    units: [{ name: 'Xã Tân Lập Mới', rows: 2, among: [{ code: '1', nameVi: 'Xã Suối Hai' }] }],
  };
  let calls = 0;
  const { user } = open({
    'units.list': () => [],
    'imports.check': () => {
      calls += 1;
      return calls === 1 ? asks : new Promise(() => undefined);
    },
  });
  await previewed(user);
  const enter = screen.getByRole<HTMLButtonElement>('button', { name: /^Ghi \d+ dòng/ });
  expect(enter.disabled).toBe(false);
  await user.selectOptions(screen.getByLabelText(/^Xã Tân Lập Mới/), 'Xã Suối Hai');
  expect(enter.disabled).toBe(true);
});

test('each problem stands with its row, each difference as old and new; a row with an error cannot be ticked', async () => {
  const { user } = open();
  await previewed(user);
  const changed = lineOf('CCN Thiết Bình');
  expect(changed.getByRole('deletion').textContent).toBe('9,5');
  expect(changed.getByRole('insertion').textContent).toBe('9,75');
  const wrong = lineOf('CCN Đá Chông');
  expect(wrong.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'Diện tích “khoảng 12”: không phải một số',
    'Mã cụm: Đã gộp vào cụm HN-044',
  ]);
  expect(wrong.getByRole<HTMLInputElement>('checkbox').disabled).toBe(true);
});

test('what has to be looked at comes first; of what is plain the many are behind their number, and are taken all the same', async () => {
  const many = Array.from({ length: 20 }, (_l, i): PlanLine => {
    const changes: PlanLine['changes'] = [{ field: 'kind', from: null, to: 'craft_village' }];
    return { ...BLANK, row: i + 10, is: 'new', code: `HN-${i + 140}`, name: `CCN Mới ${i}`, changes };
  });
  const acceptable = [...PLAN.acceptable, ...many.map(({ row }) => ({ row, stands: 0, isClean: true }))];
  const lines = [...LINES.slice(1).reverse(), ...many];
  const { user } = open({
    'imports.check': () => ({ ...PLAN, lines, total: 250, plain: { new: 240, change: 1 }, acceptable }),
  });
  await chosen(user);
  await user.click(screen.getByRole('button', { name: 'Xem trước' }));
  await screen.findByText('CCN Đá Chông');
  const foldOf = (name: string) => screen.getByText(name).closest('details');
  expect(foldOf('CCN Đá Chông')).toBeNull();
  expect(
    within(foldOf('CCN Thiết Bình') as HTMLElement).getByText('1 dòng thay đổi, không có lỗi'),
  ).toBeTruthy();
  expect(foldOf('CCN Thiết Bình')?.open).toBe(true);
  const news = foldOf('CCN Mới 7');
  expect([news?.open, news?.querySelector('summary')?.textContent]).toEqual([
    false,
    '240 dòng mới, không có lỗi',
  ]);
  expect(lineOf('CCN Mới 7').getByRole('listitem', { hidden: true }).textContent).toBe(
    'Loại cụm: Cụm công nghiệp làng nghề',
  );
  screen.getByRole('button', { name: 'Ghi 22 dòng vào danh mục' });
});

const DONG_ANH: UnitLine = {
  code: '017',
  level: 'district',
  kind: 'huyen',
  areaKm2: 182,
  nameVi: 'Huyện Đông Anh',
  nameEn: 'Dong Anh District',
  validFrom: '2014-04-01',
  validTo: '2025-06-30',
};

test('a unit that is not known is chosen once for all rows that write it, and can be chosen anew', async () => {
  const units = [
    { name: 'xã Suối Hài', rows: 8, among: [] },
    { name: 'xã Vật Lại', rows: 1, among: [{ code: '00477', nameVi: 'Xã Vật Lại' }] },
  ];
  let asked = units;
  const { server, user } = open({
    'imports.check': () => ({ ...PLAN, units: asked }),
    'units.list': () => [DONG_ANH],
  });
  await previewed(user);
  const fieldOf = (name: RegExp) => screen.findByRole<HTMLSelectElement>('combobox', { name });
  const options = within(await fieldOf(/^xã Vật Lại 1 dòng/)).getAllByRole('option');
  expect(options.map(({ textContent }) => textContent)).toEqual(['Chọn…', 'Xã Vật Lại']);
  asked = units.slice(1);
  await user.selectOptions(await fieldOf(/^xã Suối Hài 8 dòng/), 'Huyện Đông Anh');
  const said = () => (inputOf(server, 'imports.check') as { reading: { units: unknown } }).reading.units;
  expect(said()).toEqual([{ name: 'xã Suối Hài', is: '017' }]);
  await user.selectOptions(await fieldOf(/^xã Vật Lại/), 'Xã Vật Lại');
  expect(said()).toEqual([
    { name: 'xã Suối Hài', is: '017' },
    { name: 'xã Vật Lại', is: '00477' },
  ]);
  await user.selectOptions(await fieldOf(/^xã Suối Hài/), '');
  expect(said()).toEqual([{ name: 'xã Vật Lại', is: '00477' }]);
});

test('only what is ticked is entered, each row on what stood when it was shown; then that it is', async () => {
  const { server, user } = open();
  await previewed(user);
  await user.click(lineOf('CCN Suối Hai').getByRole('checkbox'));
  await user.click(screen.getByRole('button', { name: 'Ghi 1 dòng vào danh mục' }));
  await screen.findByText(/^Đã ghi 1 dòng trong một lần/);
  expect(inputOf(server, 'imports.enter')).toMatchObject({ rows: [{ row: 2, stands: 7 }] });
});

test('regression: a document chosen among those on file threw away the preview and every tick in it', async () => {
  const id = '0195e2f4-0000-4000-8000-000000000002';
  const onFile = { id, name: 'qd-12.pdf', bytes: 9, number: '12/QĐ-UBND', dated: '2025-03-20' };
  const found = { ...onFile, version: 1, format: 'pdf' as const, kind: 'decision' as const, issuer: 'UBND' };
  const offered = { ...found, title: null, filedAt: '2025-03-30T02:00:00.000Z', by: null, withdrawn: null };
  const { server, user } = open({
    'papers.offered': () => ({ same: [offered], found: [] }),
    'papers.named': () => ({ name: 'qd-12.pdf', bytes: 9, withdrawn: null, open: true, document: null }),
  });
  await chosen(user);
  await user.selectOptions(screen.getByLabelText('Bảng kèm theo văn bản'), 'decision');
  await user.type(screen.getByLabelText('Số quyết định'), '12');
  await user.click(screen.getByRole('button', { name: 'Xem trước' }));
  await screen.findByText('CCN Suối Hai');
  await user.click(lineOf('CCN Suối Hai').getByRole('checkbox'));
  await user.click(screen.getByRole('button', { name: 'Dùng tệp qd-12.pdf' }));
  await user.click(screen.getByRole('button', { name: 'Ghi 1 dòng vào danh mục' }));
  await screen.findByText(/^Đã ghi 1 dòng trong một lần/);
  expect(inputOf(server, 'imports.enter')).toMatchObject({ reading: { document: { paper: id } } });
});

test('what somebody else has changed meanwhile is told and compared again, and nothing is said to be entered', async () => {
  const { server, user } = open({
    'imports.enter': () => {
      throw new AppError('CONFLICT');
    },
  });
  await previewed(user);
  await user.click(screen.getByRole('button', { name: 'Ghi 2 dòng vào danh mục' }));
  await screen.findByText(/^Chưa ghi dòng nào: danh mục vừa có thay đổi/);
  expect(server.callsOf('imports.check')).toHaveLength(2);
  expect(screen.queryByText(/^Đã ghi/)).toBeNull();
});

test('regression: what somebody else has entered from the same file meanwhile was told under an old list', async () => {
  const { server, user } = open({
    'imports.enter': () => {
      throw invalid('rows', 'unchanged');
    },
  });
  await previewed(user);
  await user.click(screen.getByRole('button', { name: 'Ghi 2 dòng vào danh mục' }));
  await screen.findByText(/^Chưa ghi dòng nào: danh mục vừa có thay đổi/);
  expect(server.callsOf('imports.check')).toHaveLength(2);
});

test('an import is undone with a reason; why it cannot be stands at the field', async () => {
  let isBuiltOn = true;
  const { server, user } = open({
    'imports.undo': () => {
      if (isBuiltOn) throw invalid('import', 'built_on', 'HN-058');
      return RECEIPT;
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Hoàn tác' }));
  const why = screen.getByLabelText('Lý do hoàn tác');
  await user.type(why, 'Nhập nhầm tệp');
  await user.click(screen.getByRole('button', { name: 'Hoàn tác lần nhập này' }));
  await screen.findByText(/HN-058$/);
  expect(why.getAttribute('aria-invalid')).toBe('true');
  isBuiltOn = false;
  await user.click(screen.getByRole('button', { name: 'Hoàn tác lần nhập này' }));
  await screen.findByRole('button', { name: 'Hoàn tác' });
  expect(inputOf(server, 'imports.undo')).toMatchObject({ id: PAST.id, note: 'Nhập nhầm tệp' });
});

test('who may not enter tables is told so', async () => {
  const { server } = open({}, 'leadership');
  await screen.findByRole('heading', { level: 1 });
  expect(screen.queryByLabelText('Chọn tệp .xlsx hoặc .csv')).toBeNull();
  expect(server.callsOf('imports.list')).toEqual([]);
});

test('an administrator enters people: no ground is asked, and each link is shown once beside its name', async () => {
  const people = sheet('Người dùng', ['person', 'username'], ['Họ và tên', 'Tên đăng nhập']);
  const file: OpenedFile = {
    ...FILE,
    name: 'nguoi-dung.xlsx',
    sheets: [{ ...people, kind: 'people', identity: ['Số CCCD'] }],
  };
  const line: PlanLine = { ...BLANK, row: 1, is: 'new', code: 'lan.tt', name: 'Trần Thị Lan' };
  const links = [{ name: 'Trần Thị Lan', username: 'lan.tt', token: 'tokentoken' }];
  const { server, user } = open(
    {
      'imports.check': () => ({
        ...PLAN,
        counts: { new: 1, change: 0, same: 0, asked: 0, wrong: 0 },
        lines: [line],
        total: 1,
        plain: { new: 1, change: 0 },
        acceptable: [{ row: 1, stands: 0, isClean: true }],
      }),
      'imports.enter': () => ({ ...RECEIPT, id: PAST.id, links }),
    },
    'administrator',
    file,
  );
  await chosen(user);
  screen.getByText('Số giấy tờ tùy thân không đọc và không lưu: Số CCCD.');
  expect(screen.queryByLabelText('Bảng này là')).toBeNull();
  expect(screen.queryByText('Căn cứ')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Xem trước' }));
  await user.click(await screen.findByRole('button', { name: 'Tạo 1 tài khoản và lấy đường dẫn' }));
  await screen.findByText(/#tokentoken$/);
  expect(lineOf('Trần Thị Lan').getByText('lan.tt')).toBeTruthy();
  expect(inputOf(server, 'imports.enter')).toMatchObject({ reading: { kind: 'people' } });
});
