import { screen, within } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import type { PersonLine } from '../../server/people/list.ts';
import { AppError } from '../../shared/errors.ts';
import type { Role } from '../../shared/roles.ts';
import { theCommandTo } from '../testing/commands.ts';
import { openApp } from '../testing/render.tsx';
import { RECEIPT, sessionOf } from '../testing/samples.ts';
import { serve } from '../testing/server.ts';

beforeAll(() => import('./people.tsx'));

const person = (id: string, name: string, more: Partial<PersonLine> = {}): PersonLine => ({
  id,
  name,
  title: 'Chuyên viên',
  role: 'department',
  organisation: 'department',
  unit: null,
  username: `${id}.name`,
  standing: 'open',
  ways: ['password'],
  term: { from: null, until: null },
  lastSignIn: null,
  linkUntil: null,
  clusters: 0,
  version: 4,
  ...more,
});
const agency = (
  id: string,
  nameVi: string,
  kind: 'department' | 'investor' | 'local_committee',
  unitCode: string | null = null,
) => ({
  id,
  nameVi,
  nameEn: nameVi,
  kind,
  unitCode,
});
const AGENCIES = [
  agency('department', 'Sở Công Thương', 'department'),
  agency('committee-017', 'UBND huyện Đông Anh', 'local_committee', '017'),
  agency('investor-01', 'Công ty Hạ tầng', 'investor'),
];
const AN = person('an', 'Đỗ Thị An', { lastSignIn: '2025-03-30T02:00:00.000Z' });
const BINH = person('binh', 'Trần Văn Bình', { standing: 'waiting', linkUntil: '2025-04-07T02:00:00.000Z' });
const CHI = person('chi', 'Lê Thị Chi', { standing: 'closed' });
const DUNG = person('dung', 'Vũ Dũng', { standing: 'none', username: null, organisation: 'investor-01' });

function open(role: Role = 'administrator') {
  const session = sessionOf({ id: 'p', role, unit: null, clusters: [] });
  const server = serve({
    'session.current': () => session,
    'leaves.list': () => [],
    'people.list': () => ({ people: [AN, BINH, CHI, DUNG], agencies: AGENCIES }),
    'units.list': () => [
      {
        code: '017',
        level: 'district',
        kind: 'huyen',
        nameVi: 'Huyện Đông Anh',
        nameEn: 'Đông Anh',
        validFrom: '2014-04-01',
        validTo: '2025-06-30',
        areaKm2: 185,
      },
    ],
    'people.create': () => ({ ...RECEIPT, token: 'T0KEN' }),
    'people.reset': () => ({ ...RECEIPT, token: 'T0KEN' }),
    'people.give': () => ({ ...RECEIPT, token: 'T0KEN' }),
    'people.lock': () => RECEIPT,
    'people.setTerm': () => RECEIPT,
  });
  return { server, ...openApp({ at: '/manage/people', session }) };
}
const names = () => screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent);
const LINK = 'Đường dẫn đặt mật khẩu';

test('everybody with an account is listed with how it stands; who has none is found by asking for all', async () => {
  const { user } = open();
  await screen.findByRole('heading', { level: 1, name: '1 tài khoản đang dùng được' });
  expect(names()).toEqual(['Đỗ Thị An', 'Trần Văn Bình', 'Lê Thị Chi']);
  screen.getByText(/đăng nhập gần nhất 09:00 ngày 30\/03\/2025/);
  screen.getByText(/đường dẫn dùng được đến 09:00 ngày 07\/04\/2025/);
  await user.selectOptions(screen.getByLabelText('Hiển thị'), 'problems');
  expect(names()).toEqual(['Trần Văn Bình']);
  await user.selectOptions(screen.getByLabelText('Hiển thị'), 'all');
  await user.type(screen.getByRole('searchbox'), 'ha tang');
  expect(names()).toEqual(['Vũ Dũng']);
  const file = new URL(screen.getByRole<HTMLAnchorElement>('link', { name: 'Tải Excel' }).href);
  expect(file.pathname).toBe('/api/export/people.xlsx');
  expect(Object.fromEntries(file.searchParams)).toEqual({ q: 'ha tang', show: 'all', lang: 'vi' });
});

test('somebody is added; their link is shown once, and nobody types a password', async () => {
  const { server, user } = open();
  await user.click(await screen.findByRole('button', { name: 'Thêm người dùng' }));
  const form = screen.getByRole('form', { name: 'Thêm người dùng' });
  expect(form.querySelector('input[type="password"]')).toBeNull();
  await user.type(within(form).getByLabelText('Họ và tên'), 'Phạm Giang');
  await user.selectOptions(within(form).getByLabelText('Vai trò'), 'area_committee');
  // Where there is but one agency for the role it is chosen; its unit comes with it.
  await user.selectOptions(within(form).getByLabelText('Cơ quan, đơn vị'), 'committee-017');
  expect(within(form).getByLabelText<HTMLSelectElement>('Địa bàn').value).toBe('017');
  await user.type(within(form).getByLabelText('Tên đăng nhập'), 'pham.giang');
  await user.click(within(form).getByRole('button', { name: 'Tạo tài khoản và lấy đường dẫn' }));
  const link = await screen.findByLabelText<HTMLInputElement>(LINK);
  expect(link.value).toBe(`${window.location.origin}/welcome#T0KEN`);
  const sent = theCommandTo(server);
  expect(sent).toMatchObject({
    procedure: 'people.create',
    key: 'account',
    expected: 0,
    said: {
      name: 'Phạm Giang',
      title: '',
      role: 'area_committee',
      organisation: 'committee-017',
      unit: '017',
      username: 'pham.giang',
    },
  });
  expect(sent.stream).toMatch(/^person:[\da-f-]{36}$/);
  await user.click(screen.getByRole('button', { name: 'Đóng' }));
  expect(screen.queryByLabelText(LINK)).toBeNull();
});

test('what is missing is told beside each field, and nothing is sent', async () => {
  const { server, user } = open();
  await user.click(await screen.findByRole('button', { name: 'Thêm người dùng' }));
  await user.click(screen.getByRole('button', { name: 'Tạo tài khoản và lấy đường dẫn' }));
  for (const label of ['Họ và tên', 'Vai trò', 'Cơ quan, đơn vị', 'Tên đăng nhập']) {
    expect(screen.getByLabelText(label).getAttribute('aria-invalid'), label).toBe('true');
  }
  expect(server.callsOf('people.create')).toEqual([]);
});

test('a password is reset by a link, which stays in sight although the list has changed', async () => {
  const { server, user } = open();
  await user.selectOptions(await screen.findByLabelText('Hiển thị'), 'problems');
  await user.click(screen.getByRole('button', { name: 'Quản lý tài khoản của Trần Văn Bình' }));
  await user.click(screen.getByRole('button', { name: 'Đặt lại mật khẩu' }));
  server.answers['people.list'] = () => ({ people: [AN, { ...BINH, standing: 'open' }], agencies: AGENCIES });
  await user.click(screen.getByRole('button', { name: 'Đặt lại và lấy đường dẫn' }));
  expect((await screen.findByLabelText<HTMLInputElement>(LINK)).value).toContain('#T0KEN');
  expect(theCommandTo(server)).toMatchObject({
    procedure: 'people.reset',
    stream: 'person:binh',
    expected: 4,
    said: {},
  });
});

test('why an account is not locked stands in the form, with the way to hand its clusters over', async () => {
  const { server, user } = open();
  server.answers['people.lock'] = () => {
    throw new AppError('INVALID', { fields: [{ field: 'clusters', issue: 'still_held', detail: 'HN-058' }] });
  };
  await user.click(await screen.findByRole('button', { name: 'Quản lý tài khoản của Đỗ Thị An' }));
  await user.click(screen.getByRole('button', { name: 'Khóa tài khoản' }));
  await user.click(screen.getByRole('button', { name: 'Khóa tài khoản' }));
  await screen.findByText(/Giao lại cụm cho người khác trước khi khóa: HN-058/);
  expect(screen.getByRole('link', { name: 'Giao lại cụm ở trang Phân công' }).getAttribute('href')).toBe(
    '/assignments',
  );
});

test('what can be done depends on how the account stands', async () => {
  const { user } = open();
  await user.selectOptions(await screen.findByLabelText('Hiển thị'), 'all');
  const actsOf = async (name: string) => {
    await user.click(screen.getByRole('button', { name: `Quản lý tài khoản của ${name}` }));
    const card = screen.getByRole('heading', { level: 3, name }).closest('li') as HTMLElement;
    return within(card)
      .getAllByRole('button')
      .slice(1)
      .map((button) => button.textContent);
  };
  expect(await actsOf('Lê Thị Chi')).toEqual(['Sửa thông tin', 'Mở lại tài khoản']);
  expect(await actsOf('Vũ Dũng')).toEqual(['Sửa thông tin', 'Cấp tài khoản']);
  expect(await actsOf('Đỗ Thị An')).toContain('Kết thúc các phiên');
});

test('the days of an account are said; none is none', async () => {
  const { server, user } = open();
  await user.click(await screen.findByRole('button', { name: 'Quản lý tài khoản của Đỗ Thị An' }));
  await user.click(screen.getByRole('button', { name: 'Thời hạn' }));
  await user.type(screen.getByLabelText(/^Đến hết ngày/), '30/06/2025');
  await user.click(screen.getByRole('button', { name: 'Lưu thời hạn' }));
  await screen.findByText('Đã lưu thời hạn tài khoản của Đỗ Thị An.');
  expect(theCommandTo(server).said).toEqual({ from: null, until: '2025-06-30' });
});

test.each(['department', 'leadership', 'project_manager'] as const)('is not for a %s', async (role) => {
  const { server } = open(role);
  await screen.findByRole('heading', { level: 1, name: 'Người dùng và tài khoản' });
  expect(server.callsOf('people.list')).toEqual([]);
});
