import { screen, within } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import type { CodesShown } from '../../server/settings/codes.ts';
import { AS_BUILT, CODE_LISTS, type CodeEntries, type CodeList } from '../../shared/codes/facet.ts';
import { codesOf, entryOf, namesIn } from '../../shared/codes/known.ts';
import type { Role } from '../../shared/roles.ts';
import { theCommandTo } from '../testing/commands.ts';
import { openApp } from '../testing/render.tsx';
import { RECEIPT, sessionOf } from '../testing/samples.ts';
import { serve } from '../testing/server.ts';

beforeAll(() => import('./code-lists.tsx'));

const ENTRIES: CodeEntries = {
  'cause.market': { ...AS_BUILT, nameVi: 'Khó thu hút đầu tư', offered: false },
  'cause.own-1': { ...AS_BUILT, like: 'permits', nameVi: 'Thủ tục phòng cháy', nameEn: 'Fire safety' },
};
const shownOf = (entries: CodeEntries): CodesShown => ({
  stream: 'settings:01',
  lists: Object.fromEntries(
    CODE_LISTS.map((list) => [
      list,
      codesOf(entries, list).map((code) => ({
        code,
        entry: entryOf(entries, list, code),
        version: entries[`${list}.${code}`] ? 6 : 0,
      })),
    ]),
  ) as CodesShown['lists'],
  planned: 12,
  history: [],
});

function open(role: Role = 'department', lang: 'vi' | 'en' = 'vi') {
  const session = sessionOf(
    { id: 'p', role, unit: null, clusters: [] },
    { codes: ENTRIES, names: namesIn(ENTRIES) },
  );
  const server = serve({
    'session.current': () => session,
    'settings.codes': () => shownOf(ENTRIES),
    'settings.setCode': () => RECEIPT,
  });
  return { server, ...openApp({ at: '/manage/lists', session, lang }) };
}
const LIST: Record<CodeList, RegExp> = {
  cause: /^Nguyên nhân/,
  component: /^Hạng mục/,
  milestone: /^Mốc/,
};
async function openList(user: ReturnType<typeof open>['user'], list: CodeList) {
  const title = await screen.findByText(LIST[list]);
  // The first of them is open to begin with.
  if (list !== 'cause') await user.click(title);
}

test('each entry says what it is called here, what it was called, as what it counts, and whether it is used', async () => {
  const { user } = open();
  await openList(user, 'cause');
  const entry = (name: string) => screen.getByText(name, { exact: false, selector: 'li span' }).textContent;
  expect(entry('Khó thu hút đầu tư')).toBe(
    'Khó thu hút đầu tưtên có sẵn: Suất đầu tư cao, khó thu hútkhông còn dùng cho nội dung mới',
  );
  expect(entry('Thủ tục phòng cháy')).toBe('Thủ tục phòng cháytính như: Giấy phép, ĐTM, phòng cháy');
});

test('an entry is renamed and retired in one go', async () => {
  const { server, user } = open('administrator');
  await openList(user, 'component');
  await user.click(screen.getByRole('button', { name: /^Sửa: Chiếu sáng/ }));
  const form = within(screen.getByRole('form', { name: /^Sửa: Chiếu sáng/ }));
  await user.type(form.getByLabelText('Tên tiếng Việt'), 'Chiếu sáng công cộng');
  await user.click(form.getByRole('checkbox', { name: 'Dùng được cho nội dung mới' }));
  await user.type(form.getByLabelText('Tỷ trọng điền sẵn (%)'), '2,5');
  await user.type(form.getByLabelText('Lý do'), 'Thống nhất tên gọi');
  await user.click(form.getByRole('button', { name: 'Lưu, áp dụng từ hôm nay' }));
  await screen.findByText('Đã lưu: Chiếu sáng công cộng.');
  expect(theCommandTo(server)).toMatchObject({
    stream: 'settings:01',
    key: 'component.lighting',
    expected: 0,
    said: {
      ...AS_BUILT,
      nameVi: 'Chiếu sáng công cộng',
      offered: false,
      weight: 2.5,
      reason: 'Thống nhất tên gọi',
    },
  });
});

test('a new cause gets the next free code, and must say as which it counts', async () => {
  const { server, user } = open();
  await openList(user, 'cause');
  await user.click(screen.getByRole('button', { name: 'Thêm nguyên nhân' }));
  const form = within(screen.getByRole('form', { name: 'Nguyên nhân mới' }));
  await user.type(form.getByLabelText('Tên tiếng Việt'), 'Chờ điều chỉnh giá đất');
  await user.type(form.getByLabelText('Tên tiếng Anh'), 'Land price pending');
  await user.selectOptions(form.getByLabelText('Tính như nguyên nhân'), 'land_lease');
  await user.type(form.getByLabelText('Lý do'), 'Gặp nhiều');
  await user.click(form.getByRole('button', { name: 'Lưu, áp dụng từ hôm nay' }));
  await screen.findByText('Đã lưu: Chờ điều chỉnh giá đất.');
  expect(theCommandTo(server)).toMatchObject({
    key: 'cause.own-2',
    expected: 0,
    said: { like: 'land_lease', nameVi: 'Chờ điều chỉnh giá đất', nameEn: 'Land price pending' },
  });
});

test('of a milestone its name and whose move it is can be set; nothing of its order', async () => {
  const { server, user } = open();
  await openList(user, 'milestone');
  await user.click(screen.getByRole('button', { name: 'Sửa: Hoàn thành giải phóng mặt bằng' }));
  const form = within(screen.getByRole('form', { name: 'Sửa: Hoàn thành giải phóng mặt bằng' }));
  await user.click(form.getByRole('checkbox', { name: 'Theo dõi mốc này' }));
  await user.selectOptions(form.getByLabelText('Việc thuộc về'), 'investor');
  await user.type(form.getByLabelText('Lý do'), 'Phân công lại');
  await user.click(form.getByRole('button', { name: 'Lưu, áp dụng từ hôm nay' }));
  await screen.findByText('Đã lưu: Hoàn thành giải phóng mặt bằng.');
  expect(theCommandTo(server)).toMatchObject({
    key: 'milestone.site_cleared',
    said: { mover: 'investor', offered: false },
  });
});

test('a milestone on which stage and lateness rest is always followed, and says so', async () => {
  const { user } = open();
  await openList(user, 'milestone');
  await user.click(screen.getByRole('button', { name: 'Sửa: Khởi công xây dựng' }));
  const form = within(screen.getByRole('form', { name: 'Sửa: Khởi công xây dựng' }));
  expect(form.queryByRole('checkbox')).toBeNull();
  form.getByText(/^Mốc này luôn phải theo dõi/);
});

test('a component of one’s own takes a free place; before it is saved it is told what weights come to and who keeps theirs', async () => {
  const { server, user } = open();
  await openList(user, 'component');
  await user.click(screen.getByRole('button', { name: 'Thêm hạng mục' }));
  const form = within(screen.getByRole('form', { name: 'Hạng mục mới' }));
  expect(form.queryByLabelText('Tính như nguyên nhân')).toBeNull();
  await user.type(form.getByLabelText('Tên tiếng Việt'), 'Kè bờ sông');
  await user.type(form.getByLabelText('Tên tiếng Anh'), 'River embankment');
  await user.type(form.getByLabelText('Tỷ trọng điền sẵn (%)'), '4');
  expect(form.getByRole('status').textContent).toContain('tổng từ 0 % thành 4 %');
  expect(form.getByRole('status').textContent).toContain('12 cụm đang có kế hoạch khối lượng');
  await user.type(form.getByLabelText('Lý do'), 'Cụm ven sông');
  await user.click(form.getByRole('button', { name: 'Lưu, áp dụng từ hôm nay' }));
  await screen.findByText('Đã lưu: Kè bờ sông.');
  expect(theCommandTo(server)).toMatchObject({
    key: 'component.own_1',
    said: { like: null, nameVi: 'Kè bờ sông', weight: 4 },
  });
});

test('a name without a reason is not sent, and the box says so', async () => {
  const { server, user } = open('department', 'en');
  await screen.findByText(/^Causes/);
  await user.click(screen.getByRole('button', { name: 'Edit: Fire safety' }));
  await user.click(screen.getByRole('button', { name: 'Save, in force from today' }));
  expect(screen.getByLabelText('Reason').getAttribute('aria-invalid')).toBe('true');
  expect(server.callsOf('settings.setCode')).toEqual([]);
});

test.each(['public', 'project_manager', 'area_committee', 'leadership'] as const)(
  'is not for a %s',
  async (role) => {
    const { server } = open(role);
    await screen.findByRole('heading', { level: 1, name: 'Danh mục và tên gọi' });
    expect(server.callsOf('settings.codes')).toEqual([]);
  },
);
