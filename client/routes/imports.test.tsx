import { screen } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import type { PlanLine } from '../../server/imports/dry-run.ts';
import { AppError, invalid } from '../../shared/errors.ts';
import type { OpenedFile } from '../features/imports/open-file.ts';
import {
  asked,
  BLANK,
  chosen,
  FILE,
  inputOf,
  lineOf,
  open,
  PAST,
  PLAN,
  previewed,
  sheet,
} from '../testing/imports.tsx';
import { RECEIPT } from '../testing/samples.ts';

beforeAll(() => import('./imports.tsx'));

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
