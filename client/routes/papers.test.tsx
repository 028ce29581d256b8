import { screen, within } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import type { PaperPage } from '../../server/papers/read.ts';
import type { Role } from '../../shared/roles.ts';
import { theCommandTo } from '../testing/commands.ts';
import { openApp } from '../testing/render.tsx';
import { RECEIPT, sessionOf } from '../testing/samples.ts';
import { serve } from '../testing/server.ts';

beforeAll(() => import('./papers.tsx'));

type Line = PaperPage['lines'][number];
const line = (id: string, more: Partial<Line> = {}): Line => ({
  id,
  version: 1,
  format: 'pdf',
  bytes: 1_300_000,
  name: `${id}.pdf`,
  kind: 'decision',
  number: '12/QĐ-UBND',
  dated: '2025-03-20',
  issuer: 'UBND Thành phố Hà Nội',
  title: null,
  filedAt: '2025-03-30T02:05:00.000Z',
  by: 'Đỗ Thị An',
  withdrawn: null,
  rests: { named: [], more: 0 },
  ...more,
});
const LINES = [
  line('a', {
    rests: {
      named: [
        { kind: 'cluster', id: 'HN-058', name: 'CCN Liên Hà 2', part: null },
        { kind: 'target', id: 'start-43', name: 'Khởi công 43 cụm', part: null },
        { kind: 'settings', id: '01', name: null, part: 'calendar' },
      ],
      more: 3,
    },
  }),
  line('b', {
    kind: 'plan',
    number: null,
    withdrawn: { on: '2025-03-31', by: 'Đỗ Thị An', reason: 'Dự thảo' },
  }),
];

interface Opened {
  role?: Role;
  at?: string;
  lines?: Line[];
}

function open({ role = 'department', at = '/manage/documents', lines = LINES }: Opened = {}) {
  const session = sessionOf({ id: 'p', role, unit: null, clusters: [] });
  const server = serve({
    'session.current': () => session,
    'papers.list': () => ({ found: lines.length, total: lines.length, lines }),
    'papers.withdraw': () => RECEIPT,
  });
  return { server, ...openApp({ at, session }) };
}
const card = async (name: string) =>
  within((await screen.findByRole('heading', { level: 2, name })).closest('li') as HTMLElement);

test('each is told with its file, who filed it when, and what rests on it; a withdrawn one with why', async () => {
  open();
  await screen.findByText('2 văn bản');
  const first = await card('Quyết định 12/QĐ-UBND');
  expect(first.getByRole('link', { name: 'a.pdf' }).getAttribute('href')).toBe('/api/files/papers/a');
  first.getByText(/^Đỗ Thị An lưu lúc 09:05/);
  expect(first.getByRole('link', { name: 'HN-058 CCN Liên Hà 2' }).getAttribute('href')).toBe(
    '/clusters/HN-058',
  );
  first.getByText('chỉ tiêu “Khởi công 43 cụm”');
  // Of the settings it was told that it is of them, and no way there.
  const calendar = first.getByRole('link', { name: 'lịch ngày nghỉ, ngày làm bù' });
  expect(calendar.getAttribute('href')).toBe('/manage/calendar');
  const second = await card('Kế hoạch không số');
  expect(second.getByText(/^Đã rút ngày 31\/03\/2025, Đỗ Thị An/).textContent).toMatch(/Dự thảo$/);
  second.getByText('Chưa có bản ghi nào căn cứ vào tệp này.');
  expect(second.queryByRole('button')).toBeNull();
});

test('is looked through by words and kind, which stand in the address, as known on the day that is looked at', async () => {
  const { server, user } = open({ at: '/manage/documents?asof=2025-03-01' });
  await user.type(await screen.findByRole('searchbox'), '12');
  await user.selectOptions(screen.getByLabelText('Loại văn bản'), 'plan');
  await screen.findByText('2 văn bản');
  expect(window.location.search).toBe('?asof=2025-03-01&q=12&kind=plan');
  expect(server.callsOf('papers.list').at(-1)?.input).toMatchObject({
    q: '12',
    kind: 'plan',
    asOf: '2025-03-01',
  });
  // What stood on an earlier day is not changed from there.
  expect(screen.queryByRole('button', { name: /^Rút tệp/ })).toBeNull();
});

test('regression: what stood behind the fourth page could not be reached', async () => {
  const all = Array.from({ length: 6 }, (_one, i) => line(`no-${i}`, { number: `${i}/QĐ-UBND` }));
  const { server, user } = open({ lines: all });
  // A page of one, as if each were full.
  server.answers['papers.list'] = ({ offset }: { offset: number }) => ({
    found: all.length,
    total: all.length,
    lines: all.slice(offset, offset + 1),
  });
  for (const left of [5, 4, 3, 2, 1])
    await user.click(await screen.findByRole('button', { name: `Xem thêm ${left} văn bản` }));
  await screen.findByRole('heading', { name: 'Quyết định 5/QĐ-UBND' });
  expect(screen.getAllByRole('heading', { level: 2 })).toHaveLength(6);
  expect(screen.queryByRole('button', { name: /^Xem thêm/ })).toBeNull();
});

test('one is withdrawn with its reason, and not without', async () => {
  const { server, user } = open();
  await user.click(await screen.findByRole('button', { name: 'Rút tệp: Quyết định 12/QĐ-UBND' }));
  const form = within(screen.getByRole('form', { name: 'Rút tệp: Quyết định 12/QĐ-UBND' }));
  await user.click(form.getByRole('button', { name: 'Rút tệp này' }));
  expect(form.getByLabelText('Lý do rút').getAttribute('aria-invalid')).toBe('true');
  await user.type(form.getByLabelText('Lý do rút'), 'Tải nhầm');
  await user.click(form.getByRole('button', { name: 'Rút tệp này' }));
  await screen.findByText(/^Đã rút tệp/);
  expect(theCommandTo(server)).toMatchObject({
    procedure: 'papers.withdraw',
    stream: 'document:a',
    key: 'paper',
    expected: 1,
    said: { reason: 'Tải nhầm' },
  });
});

test('where there is none says how one comes to be there; and is not for a project manager', async () => {
  const { unmount } = open({ lines: [] });
  await screen.findByText(/^Chưa có văn bản nào được lưu/);
  unmount();
  const { server } = open({ role: 'project_manager' });
  await screen.findByRole('heading', { name: 'Văn bản lưu' });
  expect(server.callsOf('papers.list')).toEqual([]);
});
