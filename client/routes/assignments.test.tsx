import { screen, within } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import type { Assignments, ManagerLine, OrphanLine } from '../../server/assignments/read.ts';
import { AppError } from '../../shared/errors.ts';
import type { Role } from '../../shared/roles.ts';
import { theCommandTo } from '../testing/commands.ts';
import { openApp } from '../testing/render.tsx';
import { RECEIPT, sessionOf } from '../testing/samples.ts';
import { serve } from '../testing/server.ts';

beforeAll(() => import('./assignments.tsx'));

const held = (code: string, name: string) => ({ code, name, unit: '017', stage: 'construction' as const });
const manager = (id: string, name: string, more: Partial<ManagerLine> = {}): ManagerLine => ({
  id,
  name,
  titleVi: 'Giám đốc dự án',
  titleEn: 'Project manager',
  account: 'open',
  mayReceive: true,
  clusters: [],
  version: 4,
  ...more,
});
const AN = manager('an', 'Đỗ Thị An', {
  clusters: [held('HN-058', 'Cụm công nghiệp Liên Hà 2'), held('HN-061', 'Cụm công nghiệp Nguyên Khê')],
});
const BINH = manager('binh', 'Trần Văn Bình', { account: 'none' });
const CHI = manager('chi', 'Lê Thị Chi', { account: 'closed', mayReceive: false });
const ORPHAN: OrphanLine = {
  ...held('HN-070', 'Cụm công nghiệp Bãi Sậy'),
  investorVi: 'Công ty hạ tầng',
  investorEn: 'Infrastructure company',
  closed: null,
  version: 0,
};

function open(more: Partial<Assignments> = {}, role: Role = 'department') {
  const session = sessionOf({ id: 'p', role, unit: null, clusters: [] });
  const server = serve({
    'session.current': () => session,
    'leaves.list': () => [],
    'assignments.list': () => ({ managers: [AN, BINH, CHI], orphans: [], ...more }),
    'assignments.handOver': () => RECEIPT,
    'assignments.assign': () => RECEIPT,
  });
  return { server, ...openApp({ at: '/assignments', session }) };
}

test('all clusters of somebody go to somebody else, from a day, with the reason; the receipt says who to whom', async () => {
  const { server, user } = open();
  await screen.findByRole('heading', { level: 1, name: 'Cụm nào cũng có người quản lý' });
  await user.click(screen.getByRole('button', { name: 'Giao lại cụm của Đỗ Thị An' }));
  const form = await screen.findByRole('form', { name: 'Giao lại cụm của Đỗ Thị An' });
  // Neither themselves nor a closed account can be chosen.
  const names = within(form)
    .getAllByRole('option')
    .map((option) => option.textContent?.split(' · ')[0]);
  expect(names).toEqual(['Chọn người nhận', 'Trần Văn Bình']);
  await user.selectOptions(within(form).getByLabelText('Người nhận'), 'binh');
  await user.type(within(form).getByLabelText('Lý do, văn bản'), 'Chuyển công tác');
  await user.click(within(form).getByRole('button', { name: 'Giao lại 2 cụm' }));
  await screen.findByText('Đỗ Thị An giao lại 2 cụm cho Trần Văn Bình từ ngày 31/03/2025.');
  expect(theCommandTo(server)).toMatchObject({
    procedure: 'assignments.handOver',
    stream: 'person:an',
    key: 'clusters',
    expected: 4,
    said: { clusters: ['HN-058', 'HN-061'], to: 'binh', from: '2025-03-31', note: 'Chuyển công tác' },
  });
});

test('only what is ticked goes', async () => {
  const { server, user } = open();
  await user.click(await screen.findByRole('button', { name: 'Giao lại cụm của Đỗ Thị An' }));
  await user.click(screen.getByRole('checkbox', { name: 'Liên Hà 2' }));
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Tất cả (2)' }).checked).toBe(false);
  await user.selectOptions(screen.getByLabelText('Người nhận'), 'binh');
  await user.type(screen.getByLabelText('Lý do, văn bản'), 'Chia việc');
  await user.click(screen.getByRole('button', { name: 'Giao lại 1 cụm' }));
  await screen.findByText(/giao lại 1 cụm cho Trần Văn Bình/);
  expect(theCommandTo(server).said).toMatchObject({ clusters: ['HN-061'] });
});

test('nobody chosen, nothing said, nothing ticked: each is told beside its field, and nothing is sent', async () => {
  const { server, user } = open();
  await user.click(await screen.findByRole('button', { name: 'Giao lại cụm của Đỗ Thị An' }));
  await user.click(screen.getByRole('checkbox', { name: 'Tất cả (2)' }));
  await user.click(screen.getByRole('button', { name: 'Giao lại 0 cụm' }));
  expect(screen.getByLabelText('Người nhận').getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByLabelText('Lý do, văn bản').getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByRole('group', { name: 'Cụm giao lại' }).getAttribute('aria-invalid')).toBe('true');
  expect(server.callsOf('assignments.handOver')).toEqual([]);
});

test('what the server refuses stands in the form, with what was typed', async () => {
  const { server, user } = open();
  server.answers['assignments.handOver'] = () => {
    throw new AppError('INVALID', { fields: [{ field: 'to', issue: 'not_a_choice' }] });
  };
  await user.click(await screen.findByRole('button', { name: 'Giao lại cụm của Đỗ Thị An' }));
  await user.selectOptions(screen.getByLabelText('Người nhận'), 'binh');
  await user.type(screen.getByLabelText('Lý do, văn bản'), 'Nghỉ hưu');
  await user.click(screen.getByRole('button', { name: 'Giao lại 2 cụm' }));
  const field = await screen.findByLabelText<HTMLTextAreaElement>('Lý do, văn bản');
  expect(field.value).toBe('Nghỉ hưu');
  expect(screen.getByLabelText('Người nhận').getAttribute('aria-invalid')).toBe('true');
});

test('a cluster that nobody has is told with its reason, and given to somebody', async () => {
  const closed = { ...ORPHAN, code: 'HN-071', name: 'Cụm công nghiệp Lai Xá', closed: 'Lê Thị Chi' };
  const { server, user } = open({ orphans: [ORPHAN, closed] }, 'administrator');
  await screen.findByRole('heading', { level: 1, name: '2 cụm chưa có người quản lý' });
  screen.getByText(/tài khoản của Lê Thị Chi đã khóa/);
  expect(screen.queryByRole('button', { name: 'Giao cụm Lai Xá' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Giao cụm Bãi Sậy' }));
  await user.selectOptions(screen.getByLabelText('Người nhận'), 'binh');
  await user.type(screen.getByLabelText('Lý do, văn bản'), 'Phân công mới');
  await user.click(screen.getByRole('button', { name: 'Giao cụm' }));
  await screen.findByText('Đã giao Bãi Sậy cho Trần Văn Bình từ ngày 31/03/2025.');
  expect(theCommandTo(server)).toMatchObject({ stream: 'cluster:HN-070', key: 'manager', expected: 0 });
});

test('somebody is found by their own name or by a cluster’s, without marks', async () => {
  const { user } = open();
  const find = await screen.findByRole('searchbox');
  const names = () => screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent);
  expect(names()).toEqual(['Đỗ Thị An', 'Trần Văn Bình', 'Lê Thị Chi']);
  await user.type(find, 'nguyen khe');
  expect(names()).toEqual(['Đỗ Thị An']);
  await user.clear(find);
  await user.type(find, 'binh');
  expect(names()).toEqual(['Trần Văn Bình']);
});

test('is not for a project manager', async () => {
  open({}, 'project_manager');
  await screen.findByRole('heading', { name: 'Phân công' });
});
