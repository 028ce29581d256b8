import { screen, within } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import type { PeriodLine, PeriodReports } from '../../server/reports/read.ts';
import { periodOf, type Rhythm } from '../../shared/reports/period.ts';
import type { Role } from '../../shared/roles.ts';
import { UNITS } from '../testing/delay-samples.ts';
import { openApp } from '../testing/render.tsx';
import { rowOf, sessionOf } from '../testing/samples.ts';
import { serve } from '../testing/server.ts';

beforeAll(() => import('./reports.tsx'));

const session = (role: Role) => sessionOf({ id: 'p', role, unit: null, clusters: [] });
const line = (name: string, more: Partial<PeriodLine>): PeriodLine => ({
  row: rowOf({ code: `HN-${name}`, name: `Cụm ${name}` }),
  standing: 'overdue',
  on: null,
  byWord: false,
  ...more,
});
const reportsOf = (code: string, lines: PeriodLine[] = []): PeriodReports => {
  const period = periodOf(code);
  if (!period) throw new Error(`no period ${code}`);
  return { period, before: '2025-W12', after: '2025-W14', lines };
};
type Asked = { rhythm: Rhythm; period?: string };

function open(answer: (asked: Asked) => PeriodReports, at = '/reports', role: Role = 'leadership') {
  const served = serve({
    'session.current': () => session(role),
    'units.list': () => UNITS,
    'reports.period': answer,
  });
  return { ...openApp({ at, session: session(role) }), asked: () => served.callsOf('reports.period') };
}

test('how many have reported comes first, who has not comes before who has, and each opens to its cluster', async () => {
  open(() =>
    reportsOf('2025-W13', [
      line('A', {}),
      line('B', { standing: 'late', on: '2025-03-31' }),
      line('C', { standing: 'in_time', on: '2025-03-27', byWord: true }),
    ]),
  );
  await screen.findByRole('heading', { name: '2/3 cụm đã báo cáo tuần 13 (24/03–30/03)' });
  screen.getByText(
    'Hạn gửi 28/03/2025; nhận đến hết 04/04/2025. 1 đúng hạn · 1 gửi muộn · 1 quá hạn, chưa gửi',
  );
  const told = screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => {
      const [, standing, on] = within(row)
        .getAllByRole('cell')
        .map((cell) => cell.textContent);
      return [within(row).getByRole('link').getAttribute('href'), standing, on];
    });
  expect(told).toEqual([
    ['/clusters/HN-A', 'quá hạn, chưa gửi', '–'],
    ['/clusters/HN-B', 'gửi muộn', '31/03/2025'],
    ['/clusters/HN-C', 'đúng hạn', '27/03/2025 (cập nhật mốc)'],
  ]);
});

test('the period and the rhythm are in the address, and another is one press away', async () => {
  const { user, asked } = open(({ rhythm, period }) =>
    reportsOf(period ?? (rhythm === 'month' ? '2025-03' : '2025-W13')),
  );
  await user.click(await screen.findByRole('button', { name: 'Kỳ trước' }));
  await screen.findByRole('heading', { name: 'Không cụm nào phải báo cáo tuần 12 (17/03–23/03)' });
  expect(window.location.search).toBe('?period=2025-W12');
  await user.click(screen.getByRole('button', { name: /^Hằng tháng/ }));
  await screen.findByRole('heading', { name: 'Không cụm nào phải báo cáo tháng 03/2025' });
  expect(window.location.search).toBe('?rhythm=month');
  expect(asked().at(-1)?.input).toEqual({ rhythm: 'month' });
});

test('who gives no account of reports is told so', async () => {
  open(() => reportsOf('2025-W13'), '/reports', 'administrator');
  await screen.findByRole('heading', { name: 'Báo cáo định kỳ' });
});
