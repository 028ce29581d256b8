import { screen, within } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import type { AgencyLine } from '../../server/agencies/read.ts';
import { AppError } from '../../shared/errors.ts';
import type { Role } from '../../shared/roles.ts';
import { theCommandTo } from '../testing/commands.ts';
import { openApp } from '../testing/render.tsx';
import { RECEIPT, sessionOf } from '../testing/samples.ts';
import { serve } from '../testing/server.ts';

beforeAll(() => import('./agencies.tsx'));

const line = (id: string, nameVi: string, more: Partial<AgencyLine> = {}): AgencyLine => ({
  id,
  kind: 'investor',
  nameVi,
  nameEn: nameVi,
  unit: null,
  closed: false,
  fixed: false,
  illustrative: false,
  clusters: 0,
  accounts: 0,
  version: 2,
  ...more,
});
const LIST = [
  line('a', 'Công ty Hạ tầng', { clusters: 3 }),
  line('b', 'Công ty Cũ', { closed: true }),
  line('department', 'Sở Công Thương', { kind: 'department', fixed: true }),
];

function open(role: Role = 'department') {
  const session = sessionOf({ id: 'p', role, unit: null, clusters: [] });
  const server = serve({
    'session.current': () => session,
    'agencies.list': () => LIST,
    'agencies.add': () => RECEIPT,
    'agencies.change': () => RECEIPT,
    'units.list': () => [],
  });
  return { server, ...openApp({ at: '/manage/agencies', session }) };
}
const names = () =>
  screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent?.trim());

test('those at work are listed; closed ones when they are asked for', async () => {
  const { user } = open();
  await screen.findByRole('heading', { level: 1, name: '2 cơ quan và chủ đầu tư đang hoạt động' });
  expect(names()).toEqual(['Công ty Hạ tầng', 'Sở Công Thương']);
  await user.click(screen.getByLabelText('Cả nơi đã ngừng hoạt động'));
  await user.type(screen.getByRole('searchbox'), 'cong ty');
  expect(names()).toEqual(['Công ty Hạ tầng', 'Công ty Cũ']);
  const file = new URL(screen.getByRole<HTMLAnchorElement>('link', { name: 'Tải Excel' }).href);
  expect(file.pathname).toBe('/api/export/agencies.xlsx');
  expect(Object.fromEntries(file.searchParams)).toEqual({ q: 'cong ty', closed: 'yes', lang: 'vi' });
});

test('an investor is added, without a unit and with its name in both languages', async () => {
  const { server, user } = open('administrator');
  await user.click(await screen.findByRole('button', { name: 'Thêm cơ quan' }));
  const form = screen.getByRole('form', { name: 'Thêm cơ quan' });
  await user.selectOptions(within(form).getByLabelText('Loại cơ quan'), 'investor');
  await user.type(within(form).getByLabelText('Tên tiếng Việt'), 'Công ty Mới');
  expect(within(form).queryByLabelText('Địa bàn')).toBeNull();
  await user.click(within(form).getByRole('button', { name: 'Lưu' }));
  await screen.findByText('Đã lưu Công ty Mới.');
  expect(theCommandTo(server)).toMatchObject({
    procedure: 'agencies.add',
    key: 'agency',
    expected: 0,
    said: { kind: 'investor', nameVi: 'Công ty Mới', nameEn: '', unit: null, closed: false },
  });
});

test('why one is not closed stands beside the box; the department of the city is never closed', async () => {
  const { server, user } = open();
  server.answers['agencies.change'] = () => {
    throw new AppError('INVALID', {
      fields: [{ field: 'closed', issue: 'agency_in_use', detail: 'HN-058' }],
    });
  };
  await user.click(await screen.findByRole('button', { name: 'Sửa Công ty Hạ tầng' }));
  await user.click(screen.getByRole('checkbox', { name: /^Đã ngừng hoạt động/ }));
  await user.click(screen.getByRole('button', { name: 'Lưu' }));
  await screen.findByText(/Cơ quan này còn cụm hoặc còn tài khoản đang mở: HN-058/);
  expect(theCommandTo(server)).toMatchObject({
    stream: 'organisation:a',
    expected: 2,
    said: { closed: true },
  });
  await user.click(screen.getByRole('button', { name: 'Sửa Sở Công Thương' }));
  expect(screen.queryByRole('checkbox', { name: /^Đã ngừng hoạt động/ })).toBeNull();
});

test('is not for a project manager', async () => {
  const { server } = open('project_manager');
  await screen.findByRole('heading', { level: 1, name: 'Cơ quan và chủ đầu tư' });
  expect(server.callsOf('agencies.list')).toEqual([]);
});
