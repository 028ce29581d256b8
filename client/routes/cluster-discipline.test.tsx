import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../shared/roles.ts';
import { openApp } from '../testing/render.tsx';
import { detailOf, lineOf, NO_DISCIPLINE, NO_RIGHTS, RECEIPT, rowOf, sessionOf } from '../testing/samples.ts';
import { type Outputs, serve } from '../testing/server.ts';

type Detail = Outputs['clusters']['detail'];
const DEPARTMENT: Actor = { id: 'd', role: 'department', unit: null, clusters: [] };
const ENTERS = { ...NO_RIGHTS, decide: true, adjust: true, pause: true };
const PAUSE: NonNullable<NonNullable<Detail['discipline']>['pause']> = {
  cause: 'planning',
  note: 'Chờ điều chỉnh quy hoạch',
  from: '2025-01-13',
  until: '2025-02',
  provenance: 'reported',
  extended: 0,
  resumedOn: null,
  seq: 3,
  version: 5,
  on: '2025-01-14',
  by: 'p-department',
  over: 31,
  who: 'Phạm Minh Chi',
  at: '2025-01-14T02:00:00.000Z',
};

async function open(detail: () => Partial<Detail>) {
  const session = sessionOf(DEPARTMENT);
  const server = serve({
    'session.current': () => session,
    'units.list': () => [],
    'clusters.detail': () => detailOf(detail()),
    'reports.of': () => ({ rhythm: null, open: [], last: null, since: [], told: [] }),
    'discipline.resume': () => RECEIPT,
  });
  const app = openApp({ at: '/clusters/HN-001', session });
  await screen.findByRole('heading', { level: 1 }, { timeout: 5000 });
  return { ...app, server };
}
const titles = () => screen.getAllByRole('heading', { level: 2 }).map((title) => title.textContent);

describe('the discipline of a cluster’s schedule', { timeout: 20_000 }, () => {
  test('that it is paused is said first; the receipt stays when the pause has ended', async () => {
    let pause: typeof PAUSE | null = PAUSE;
    const { user } = await open(() => ({
      can: ENTERS,
      discipline: { ...NO_DISCIPLINE, pause, pauseVersion: 5, pausedDays: 78 },
    }));
    expect(titles()[0]).toContain('Tạm dừng từ 13/01/2025');
    screen.getByText('Trong số ngày chậm có 78 ngày tạm dừng, không tính cho người quản lý dự án.');
    // One at a time: a second pause is not offered.
    expect(screen.queryByRole('button', { name: 'Ghi tạm dừng' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Thực hiện lại' }));
    pause = null;
    await user.click(screen.getByRole('button', { name: 'Lưu ngày thực hiện lại' }));
    await screen.findByText(/^Đã ghi ngày thực hiện lại/);
    await screen.findByRole('button', { name: 'Ghi tạm dừng' });
    await user.click(screen.getByRole('button', { name: 'Đóng' }));
    expect(titles().some((title) => title?.includes('Tạm dừng từ'))).toBe(false);
  });

  test('adjusted can be what is ahead and has a schedule, by whoever may', async () => {
    const milestones = [
      lineOf({ milestone: 'works_accepted', baseline0: '2025-06', baseline: '2025-06' }),
      lineOf({
        milestone: 'component_works',
        baseline0: '2025-03',
        baseline: '2025-03',
        actual: '2025-03-02',
      }),
      lineOf({ milestone: 'first_tenant' }),
    ];
    const parts = { milestones, open: ['works_accepted', 'first_tenant'] as const };
    const { unmount } = await open(() => ({ ...parts, open: [...parts.open], can: ENTERS }));
    const choices = screen.getByText('Ghi quyết định điều chỉnh tiến độ').closest('details');
    expect(within(choices ?? document.body).getAllByRole('button', { hidden: true })).toHaveLength(1);
    within(choices ?? document.body).getByRole('button', { name: 'Nghiệm thu công trình', hidden: true });
    unmount();
    await open(() => ({ ...parts, open: [...parts.open], can: NO_RIGHTS }));
    expect(screen.queryByText('Ghi quyết định điều chỉnh tiến độ')).toBeNull();
  });

  test('a forecast that waits is marked by its milestone', async () => {
    const waits = lineOf({ forecast: '2025-12', provenance: { forecast: 'reported' }, request: 'waiting' });
    await open(() => ({ milestones: [waits] }));
    const row = screen.getByText('chờ chấp thuận').closest('tr');
    expect(row?.textContent).toContain('Nghiệm thu công trình');
  });

  test('is no matter of the public', async () => {
    await open(() => ({ internal: false, discipline: null, row: rowOf() }));
    expect(screen.queryByText('Kỷ luật tiến độ')).toBeNull();
  });
});
