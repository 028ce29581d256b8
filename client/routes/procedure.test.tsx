import { screen, within } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import type { ProcedureLine, ProcedurePage } from '../../server/procedure/read.ts';
import type { Running } from '../../shared/procedure/clock.ts';
import type { Role } from '../../shared/roles.ts';
import { openApp } from '../testing/render.tsx';
import { sessionOf, TODAY } from '../testing/samples.ts';
import { serve } from '../testing/server.ts';

beforeAll(() => import('./procedure.tsx'));

const running = (more: Partial<Running>): Running => ({
  unit: 'workday',
  basis: { clause: '10.2', regime: 'nd32_2024', checked: true },
  from: 'window_closed',
  allowed: 5,
  used: 2,
  stopped: 0,
  left: 3,
  due: '2025-04-03',
  breached: false,
  ...more,
});
const lineOf = (more: Partial<ProcedureLine>): ProcedureLine => ({
  code: 'HN-001',
  name: 'Cụm công nghiệp Bãi Sậy',
  unit: '017',
  rules: 'nd32',
  last: 'window_closed',
  lastOn: '2025-03-27',
  next: 'dossier_submitted',
  desk: 'local_committee',
  running: running({}),
  returnedOn: null,
  illustrative: false,
  ...more,
});
const LATE = lineOf({
  code: 'HN-002',
  name: 'Cụm công nghiệp Đa Hòa',
  desk: 'council',
  next: 'scored',
  running: running({ unit: 'day', allowed: 25, used: 40, left: -15, due: '2025-03-16', breached: true }),
});
const OUT = lineOf({
  code: 'HN-003',
  name: 'Cụm công nghiệp Mễ Sở',
  desk: 'enterprise',
  next: 'consultation',
  running: running({ due: null, basis: { clause: null, regime: 'nd303_2026', checked: false } }),
  returnedOn: '2025-03-28',
});
const NEW = lineOf({
  code: 'HN-004',
  name: 'Cụm công nghiệp Tân Tiến',
  last: null,
  lastOn: null,
  next: 'in_plan',
  desk: 'city_committee',
  running: null,
});

const NO_SPREAD = { median: null, p80: null, within: null, cases: [] };
const SPREADS: ProcedurePage['spreads'] = [
  {
    rules: 'nd32',
    rungs: [
      {
        rung: 'public_notice',
        unit: 'workday',
        n: 8,
        median: 4.5,
        p80: 6,
        longest: 9,
        within: { kept: 6, of: 8 },
        cases: [],
      },
      {
        ...NO_SPREAD,
        rung: 'appraised',
        unit: 'day',
        n: 1,
        longest: 31,
        within: { kept: 0, of: 1 },
        cases: [{ code: 'HN-005', name: 'Cụm công nghiệp Yên Sơn', used: 31, within: false }],
      },
    ],
    desks: [],
  },
];

function open(at = '/procedure', role: Role = 'department', lang: 'vi' | 'en' = 'vi') {
  const session = sessionOf({ id: 'p', role, unit: null, clusters: [] });
  const server = serve({
    'session.current': () => session,
    'procedure.list': () => ({
      asOf: TODAY,
      judgedOn: TODAY,
      lines: [LATE, lineOf({}), OUT, NEW],
      spreads: SPREADS,
    }),
    'units.list': () => [],
  });
  return { server, ...openApp({ at, session, lang }) };
}

const namesIn = (table: HTMLElement) =>
  within(table)
    .getAllByRole('rowheader')
    .map((head) => within(head).getByRole('link').textContent);
const listed = () => namesIn(screen.getAllByRole('table')[0] as HTMLElement);

test('those on the ladder with their days, late first; who has not begun apart', async () => {
  open();
  await screen.findByRole('heading', { level: 1, name: '3 cụm đang làm thủ tục thành lập, 1 cụm quá hạn' });
  expect(listed()).toEqual(['Đa Hòa', 'Bãi Sậy', 'Mễ Sở']);
  screen.getByText('quá hạn 15 ngày');
  screen.getByText('còn 3 ngày làm việc');
  screen.getByText('tạm dừng tính, còn 3 ngày làm việc');
  screen.getByText('Chưa bắt đầu: 1 cụm');
});

test('a clock of which only a summary was read says so', async () => {
  open('/procedure?stand=stopped', 'leadership', 'en');
  await screen.findByText(/Decree 303\/2026.*\(from a summary; to be checked against the text\)/);
});

test('filters stand in the address, and each offers what there is', async () => {
  const { user } = open('/procedure?stand=late');
  await screen.findByText('quá hạn 15 ngày');
  expect(listed()).toEqual(['Đa Hòa']);
  await user.selectOptions(screen.getByLabelText('Thời hạn'), '');
  await user.selectOptions(screen.getByLabelText('Đang ở'), 'local_committee');
  expect(listed()).toEqual(['Bãi Sậy']);
  expect(window.location.search).toBe('?desk=local_committee');
  const file = new URL(screen.getByRole<HTMLAnchorElement>('link', { name: 'Tải Excel' }).href);
  expect(file.pathname).toBe('/api/export/procedure.xlsx');
  expect(Object.fromEntries(file.searchParams)).toEqual({ desk: 'local_committee', lang: 'vi' });
  const desks = within(screen.getByLabelText('Đang ở')).getAllByRole('option');
  expect(desks.map(({ textContent }) => textContent)).toEqual([
    'mọi nơi',
    'Doanh nghiệp (1)',
    'UBND địa phương (1)',
    'Hội đồng đánh giá (1)',
  ]);
  await user.click(screen.getByRole('button', { name: 'Bỏ lọc' }));
  expect(listed()).toHaveLength(3);
});

test('time used: numbers where there are enough dossiers, the cases where there are few', async () => {
  open();
  const notice = await screen.findByRole('row', { name: /^Thông báo công khai/ });
  const cells = within(notice).getAllByRole('cell');
  expect(cells.map(({ textContent }) => textContent)).toEqual(['8', '4,5', '6', '9', '6/8 (75%)']);
  const appraised = screen.getByRole('row', { name: /^Có báo cáo thẩm định/ });
  expect(
    within(appraised)
      .getByText(/Yên Sơn/)
      .closest('a')
      ?.getAttribute('href'),
  ).toBe('/clusters/HN-005');
  expect(appraised.textContent).toContain('Yên Sơn: 31');
  screen.getByText('Tổng thời hạn theo quy định: 17 ngày làm việc và 40 ngày.');
});

test('who has no part in it is told so', async () => {
  const { server } = open('/procedure', 'project_manager');
  await screen.findByRole('heading', { level: 1, name: 'Thủ tục thành lập' });
  expect(server.callsOf('procedure.list')).toEqual([]);
});
