import { screen, waitFor } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import type { BeginState } from '../../server/begin/read.ts';
import { AppError } from '../../shared/errors.ts';
import type { Role } from '../../shared/roles.ts';
import { openApp } from '../testing/render.tsx';
import { sessionOf } from '../testing/samples.ts';
import { type Server, serve } from '../testing/server.ts';

beforeAll(() => import('./manage.tsx'));

const EMPTY: BeginState = {
  empty: true,
  published: {
    districts: 30,
    communes: 126,
    clusters: 129,
    unsourced: 25,
    facts: 273,
    dates: 154,
    derived: 54,
    investors: 26,
    targets: 14,
    figures: 13,
  },
  units: 0,
  clusters: 0,
  nowhere: 0,
  targets: 0,
  agencies: 0,
  accounts: 0,
  reporting: 0,
  unassigned: 0,
};
const READY: BeginState = {
  ...EMPTY,
  empty: false,
  units: 156,
  clusters: 129,
  targets: 14,
  agencies: 152,
  accounts: 7,
  reporting: 32,
};

function open(role: Role, state = READY, more: Partial<ReturnType<typeof sessionOf>> = {}) {
  const session = sessionOf({ id: 'p', role, unit: null, clusters: [] }, more);
  const server = serve({
    'session.current': () => session,
    'begin.state': () => state,
    'begin.load': () => ({ recorded: 464 }),
  });
  return { server, ...openApp({ at: '/manage', session }) };
}
/** The page has been told how far the installation is; it shows nothing of it where all is there. */
const told = (server: Server) =>
  waitFor(() => expect(server.callsOf('begin.state').length).toBeGreaterThan(0));
const DOOR = /^Phân công người quản lý dự án/;

test.each(['department', 'administrator'] as const)('a %s finds the door to assignments', async (role) => {
  const { server } = open(role);
  await screen.findByRole('heading', { level: 1, name: 'Quản lý hệ thống và dữ liệu' });
  await told(server);
  expect(screen.getByRole('link', { name: DOOR }).getAttribute('href')).toBe('/assignments');
});

test('accounts are the administrator’s, agencies the department’s too', async () => {
  const { server, unmount } = open('department');
  await told(server);
  await screen.findByRole('link', { name: /^Cơ quan và chủ đầu tư/ });
  expect(screen.queryByRole('link', { name: /^Người dùng và tài khoản/ })).toBeNull();
  unmount();
  await told(open('administrator').server);
  expect((await screen.findByRole('link', { name: /^Người dùng và tài khoản/ })).getAttribute('href')).toBe(
    '/manage/people',
  );
});

test.each(['public', 'project_manager', 'area_committee', 'leadership'] as const)(
  'a %s finds no door',
  async (role) => {
    const { server } = open(role);
    await screen.findByRole('heading', { level: 1, name: 'Quản lý' });
    expect(screen.queryByRole('link', { name: /Phân công/ })).toBeNull();
    expect(screen.queryByRole('link', { name: 'Quản lý' })).toBeNull();
    expect(server.callsOf('begin.state')).toEqual([]);
  },
);

test('a new installation is filled with what is ticked, in one act', async () => {
  const { server, user } = open('administrator', EMPTY);
  await screen.findByRole('heading', { level: 2, name: 'Bắt đầu: nạp địa bàn và danh mục cụm' });
  screen.getByText(/54 mốc không được nguồn ghi nguyên văn mà suy ra từ nguồn/);
  screen.getByText(/25 cụm mới chỉ có tên trong danh sách/);
  await user.click(screen.getByRole('checkbox', { name: /^14 chỉ tiêu/ }));
  server.answers['begin.state'] = () => ({ ...READY, targets: 0, accounts: 0, unassigned: 32 });
  await user.click(screen.getByRole('button', { name: 'Nạp dữ liệu' }));
  await screen.findByRole('heading', { level: 2, name: 'Còn 3 việc để hệ thống sẵn sàng' });
  expect(server.callsOf('begin.load').map(({ input }) => input)).toEqual([
    { clusters: true, targets: false },
  ]);
  expect(screen.queryByRole('button', { name: 'Nạp dữ liệu' })).toBeNull();
});

test('the units alone can be loaded, and the button says so', async () => {
  const { server, user } = open('department', EMPTY);
  for (const name of [/^129 cụm/, /^14 chỉ tiêu/])
    await user.click(await screen.findByRole('checkbox', { name }));
  await user.click(screen.getByRole('button', { name: 'Chỉ nạp địa bàn' }));
  expect(server.callsOf('begin.load').map(({ input }) => input)).toEqual([
    { clusters: false, targets: false },
  ]);
});

test('that somebody else has loaded meanwhile is told as that, and a failure as one', async () => {
  const { server, user } = open('administrator', EMPTY);
  const answers = [
    new AppError('INTERNAL'),
    new AppError('CONFLICT', { fields: [{ field: 'register', issue: 'register_there' }] }),
  ];
  server.answers['begin.load'] = () => {
    throw answers.shift() ?? new AppError('INTERNAL');
  };
  await user.click(await screen.findByRole('button', { name: 'Nạp dữ liệu' }));
  await screen.findByText(/Chưa nạp được, và chưa có gì được ghi/);
  await user.click(screen.getByRole('button', { name: 'Nạp dữ liệu' }));
  await screen.findByText(/Hệ thống đã có địa bàn hoặc cụm/);
});

test('what is next is listed with what is done, until all is there', async () => {
  const { unmount } = open('administrator', { ...READY, accounts: 0, unassigned: 3 });
  await screen.findByRole('heading', { level: 2, name: 'Còn 2 việc để hệ thống sẵn sàng' });
  screen.getByText('3 trong 32 cụm phải báo cáo chưa có người quản lý');
  const marks = screen.getAllByRole('listitem').map((item) => item.textContent);
  expect(marks.filter((text) => text?.startsWith('Đã xong')).length).toBe(4);
  expect(screen.getByRole('link', { name: 'Người dùng' }).getAttribute('href')).toBe('/manage/people');
  unmount();
  await told(open('administrator').server);
  expect(screen.queryByRole('heading', { level: 2 })).toBeNull();
});

test('regression: a step of somebody else led nowhere; one says who does it, and where what is half done stands', async () => {
  const { unmount } = open('administrator', { ...READY, clusters: 0, accounts: 0 });
  const mine = await screen.findByText(/^chưa có cụm nào/);
  expect(mine.textContent).toContain('người có vai trò Sở Công Thương làm việc này');
  unmount();
  const { unmount: leave } = open('department', { ...READY, clusters: 0 });
  expect((await screen.findByRole('link', { name: 'Danh mục cụm' })).getAttribute('href')).toBe(
    '/manage/import',
  );
  leave();
  open('department', { ...READY, targets: 0, nowhere: 52 });
  const nowhere = await screen.findByRole('link', { name: '52 cụm chưa rõ thuộc xã, phường nào' });
  expect(nowhere.getAttribute('href')).toBe('/?unit=none');
});

test('the demonstration is not begun', async () => {
  const { server } = open('administrator', EMPTY, {
    demonstration: { startedOn: '2025-03-31', accounts: [], password: '' },
  });
  await screen.findByRole('link', { name: DOOR });
  expect(server.callsOf('begin.state')).toEqual([]);
});
