import { screen, within } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import type { CalendarShown } from '../../server/settings/calendar.ts';
import { AppError } from '../../shared/errors.ts';
import type { Role } from '../../shared/roles.ts';
import { theCommandTo } from '../testing/commands.ts';
import { openApp } from '../testing/render.tsx';
import { RECEIPT, sessionOf } from '../testing/samples.ts';
import { serve } from '../testing/server.ts';

beforeAll(() => import('./work-calendar.tsx'));

const shownOf = (year: number): CalendarShown => ({
  stream: 'settings:01',
  version: 5,
  year,
  marked:
    year === 2025
      ? [
          { day: '2025-04-26', kind: 'worked', said: false },
          { day: '2025-04-30', kind: 'off', said: false },
          { day: '2025-05-01', kind: 'off', said: false },
          { day: '2025-05-02', kind: 'off', said: false },
          { day: '2025-09-01', kind: 'off', said: true },
        ]
      : [],
  announced: year === 2025,
  missing: [2026],
  first: '2024-01-01',
  last: '2027-12-31',
  history: [
    {
      on: '2025-03-28',
      by: 'Trần Thị A',
      days: [{ day: '2025-09-01', kind: 'off' }],
      reason: 'Nghỉ Quốc khánh',
      document: {
        number: '6150/TB-BLĐTBXH',
        day: '2024-12-03',
        issuer: 'Bộ Lao động',
        paper: '0195e2f4-0000-4000-8000-000000000001',
      },
    },
  ],
});

function open(role: Role = 'department') {
  const session = sessionOf({ id: 'p', role, unit: null, clusters: [] });
  const server = serve({
    'session.current': () => session,
    'settings.calendar': ({ year = 2025 }: { year?: number }) => shownOf(year),
    'settings.changeCalendar': () => RECEIPT,
    'papers.named': () => ({ name: 'tb-6150.pdf', bytes: 9, withdrawn: null, open: true, document: null }),
  });
  return { server, ...openApp({ at: '/manage/calendar', session }) };
}
// By its label: by its role every day of the year would be asked for its name.
const day = (name: string) => screen.getByLabelText(name);
async function fillGrounds(user: ReturnType<typeof open>['user']) {
  await user.type(screen.getByLabelText('Lý do thay đổi'), 'Thông báo nghỉ lễ');
  await user.type(screen.getByLabelText('Số văn bản'), '5/TB');
  await user.type(screen.getByLabelText('Cơ quan ban hành'), 'Bộ Nội vụ');
}

test('the year stands as twelve months; days off are marked, and told in words with where they come from', async () => {
  open();
  await screen.findByRole('heading', { name: 'Năm 2025' });
  expect(screen.getAllByRole('table').map((table) => within(table).getByText(/^Tháng/).textContent)).toEqual(
    Array.from({ length: 12 }, (_month, i) => `Tháng ${i + 1}`),
  );
  expect(day('01/05/2025: nghỉ').dataset['mark']).toBe('off');
  expect(day('26/04/2025: làm bù').dataset['mark']).toBe('worked');
  expect(day('27/04/2025').dataset['mark']).toBe('weekend');
  expect(day('28/04/2025').dataset['mark']).toBeUndefined();
  const told = screen.getAllByRole('listitem').map((item) => item.textContent);
  expect(told).toContain(
    'nghỉ: 30/04/2025 – 02/05/2025 (theo thông báo của Nhà nước, có sẵn trong phần mềm)',
  );
  expect(told).toContain('nghỉ: 01/09/2025 (nhập tại đây)');
  screen.getByText('Trần Thị A, 28/03/2025 · 6150/TB-BLĐTBXH ngày 03/12/2024, Bộ Lao động');
  // Named in the log, its file was told nowhere.
  await screen.findByText('Tải tệp tb-6150.pdf');
});

test('a near year of which nothing is known is warned of, and opened from there', async () => {
  const { server, user } = open();
  await screen.findByText(/^Chưa có ngày nghỉ nào của năm 2026:/);
  await user.click(screen.getByRole('button', { name: 'Nhập cho năm 2026' }));
  await screen.findByRole('heading', { name: 'Năm 2026' });
  expect(server.callsOf('settings.calendar').at(-1)?.input).toEqual({ year: 2026 });
  screen.getByText('Chưa có ngày nào.');
});

test('days chosen on the calendar become spans of the form: what follows lengthens, what is off is worked again', async () => {
  const { server, user } = open();
  await screen.findByRole('heading', { name: 'Năm 2025' });
  await user.click(day('02/06/2025'));
  await user.click(day('03/06/2025'));
  await user.click(day('01/09/2025: nghỉ'));
  await fillGrounds(user);
  await user.click(screen.getByRole('button', { name: 'Lưu, áp dụng từ hôm nay' }));
  await screen.findByText('Đã ghi 2 khoảng ngày, áp dụng từ hôm nay.');
  expect(theCommandTo(server)).toMatchObject({
    stream: 'settings:01',
    key: 'calendar',
    expected: 5,
    said: {
      spans: [
        { from: '2025-06-02', to: '2025-06-03', kind: 'off' },
        { from: '2025-09-01', to: '2025-09-01', kind: 'worked' },
      ],
      reason: 'Thông báo nghỉ lễ',
    },
  });
});

test('by keyboard: a day is typed, a span without a day is told beside its box, and removed', async () => {
  const { server, user } = open('administrator');
  await user.click(await screen.findByRole('button', { name: 'Thêm hoặc sửa ngày' }));
  await user.type(screen.getByLabelText('Từ ngày'), '02062025');
  expect(screen.getByLabelText<HTMLInputElement>('Đến hết ngày').value).toBe('02/06/2025');
  await user.click(screen.getByRole('button', { name: 'Thêm khoảng ngày' }));
  await fillGrounds(user);
  await user.click(screen.getByRole('button', { name: 'Lưu, áp dụng từ hôm nay' }));
  const second = within(screen.getByRole('group', { name: 'Khoảng ngày 2' }));
  expect(second.getByLabelText('Từ ngày').getAttribute('aria-invalid')).toBe('true');
  expect(server.callsOf('settings.changeCalendar')).toEqual([]);
  await user.click(second.getByRole('button', { name: 'Bỏ khoảng ngày 2' }));
  await user.click(screen.getByRole('button', { name: 'Lưu, áp dụng từ hôm nay' }));
  await screen.findByText('Đã ghi 1 khoảng ngày, áp dụng từ hôm nay.');
  expect(theCommandTo(server).said['spans']).toEqual([{ from: '2025-06-02', to: '2025-06-02', kind: 'off' }]);
});

test('what the server refuses of a span stands beside its box', async () => {
  const { server, user } = open();
  server.answers['settings.changeCalendar'] = () => {
    throw new AppError('INVALID', { fields: [{ field: 'spans.0.from', issue: 'unchanged' }] });
  };
  await screen.findByRole('heading', { name: 'Năm 2025' });
  await user.click(day('02/06/2025'));
  await fillGrounds(user);
  await user.click(screen.getByRole('button', { name: 'Lưu, áp dụng từ hôm nay' }));
  await screen.findByText('Chưa có gì thay đổi so với hiện tại.');
  expect(screen.getByLabelText('Từ ngày').getAttribute('aria-invalid')).toBe('true');
});

test.each(['public', 'project_manager', 'area_committee', 'leadership'] as const)(
  'is not for a %s',
  async (role) => {
    const { server } = open(role);
    await screen.findByRole('heading', { level: 1, name: 'Ngày nghỉ và ngày làm bù' });
    expect(server.callsOf('settings.calendar')).toEqual([]);
  },
);
