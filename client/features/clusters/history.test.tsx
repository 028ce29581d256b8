import { screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { HistoryLine } from '../../../server/clusters/detail.ts';
import type { Entry } from '../../../shared/milestone.ts';
import { show } from '../../testing/render.tsx';
import { serve } from '../../testing/server.ts';
import { History } from './history.tsx';

beforeEach(() => {
  serve({});
});

const line = (seq: number, entry: Partial<Entry>, by = 'Đỗ Thị An'): HistoryLine => ({
  seq,
  recordedAt: `2025-03-${String(seq).padStart(2, '0')}T02:00:00.000Z`,
  by,
  inPlaceOf: null,
  event: {
    type: 'milestones.recorded',
    entries: [
      {
        milestone: 'infrastructure_completed',
        kind: 'forecast',
        date: '2025-06',
        provenance: 'reported',
        ...entry,
      },
    ],
  },
});
/** As the server tells them: newest first. */
const history = (...lines: HistoryLine[]) => show(<History lines={lines.reverse()} />);
const items = () =>
  [...document.querySelectorAll('.history > li')].map((item) =>
    item.textContent?.replace(/\s+/g, ' ').trim(),
  );

test('each forecast stands with the one before: from, to, by how much, why, who and when; the newest first', () => {
  history(
    line(1, { date: '2025-06' }),
    line(2, { date: '2025-12', reason: 'outside_infrastructure', note: 'Chưa có vốn' }),
    line(3, { date: '2025-09', reason: 'ahead_of_plan' }, 'Lê Văn Bình'),
  );
  expect(items()).toEqual([
    'Hoàn thành hạ tầng: 12/2025 → 09/2025, sớm lên 92 ngày, vì thực hiện sớm hơn 09:00 ngày 03/03/2025 · Lê Văn Bình',
    'Hoàn thành hạ tầng: 06/2025 → 12/2025, lùi 6 tháng, vì hạ tầng ngoài hàng rào Chưa có vốn09:00 ngày 02/03/2025 · Đỗ Thị An',
    'Hoàn thành hạ tầng: 06/2025, lần đầu 09:00 ngày 01/03/2025 · Đỗ Thị An',
  ]);
});

test('reports that moved nothing are one line, until something is said or another person says it', () => {
  const same = { date: '2025-06', reason: 'unchanged' } as const;
  history(
    line(1, { date: '2025-06' }),
    line(2, same),
    line(3, same),
    line(4, { ...same, note: 'Mưa suốt tuần' }),
    line(5, same, 'Lê Văn Bình'),
    line(6, same),
    line(7, same),
    line(8, same),
  );
  const [newest, other, remark, older] = items();
  expect(newest).toMatch(/^3 báo cáo giữ nguyên dự kiến, 06\/03\/2025 – 08\/03\/2025/);
  expect(other).toMatch(/giữ nguyên 06\/2025.*Lê Văn Bình$/);
  expect(remark).toContain('Mưa suốt tuần');
  expect(older).toMatch(/^2 báo cáo giữ nguyên dự kiến, 02\/03\/2025 – 03\/03\/2025/);
  expect(items().length).toBe(5);
});

test('several milestones of one report: each beside its own date before', () => {
  const both = (seq: number, works: string, end: string): HistoryLine => ({
    ...line(seq, {}),
    event: {
      type: 'milestones.recorded',
      entries: [
        { milestone: 'component_works', kind: 'forecast', date: works, provenance: 'reported' },
        { milestone: 'infrastructure_completed', kind: 'actual', date: '2025-01', provenance: 'reported' },
        { milestone: 'infrastructure_completed', kind: 'forecast', date: end, provenance: 'reported' },
      ],
    },
  });
  history(both(1, '2025-03', '2025-06'), both(2, '2025-05', '2025-09'));
  const [newest = ''] = items();
  expect(newest).toContain('Hoàn thành thi công các hạng mục: 03/2025 → 05/2025, lùi 61 ngày');
  expect(newest).toContain('Hoàn thành hạ tầng: 06/2025 → 09/2025, lùi 92 ngày');
  expect(newest).toContain('Thực tế Hoàn thành hạ tầng: 01/2025');
});

test('ten are shown, the older ones when asked for', async () => {
  const dates = Array.from({ length: 13 }, (_d, i) => line(i + 1, { date: `20${26 + i}` }));
  const { user } = history(...dates);
  expect(items().length).toBe(10);
  expect(items()[0]).toContain('năm 2037 → năm 2038');
  await user.click(screen.getByRole('button', { name: 'Xem 3 mục cũ hơn' }));
  expect(items().length).toBe(13);
  expect(items().at(-1)).toContain('năm 2026, lần đầu');
  expect(within(document.body).queryByRole('button')).toBeNull();
});

test('where nothing is on record that is said', () => {
  history();
  screen.getByText('Đến ngày này chưa có gì được ghi nhận.');
});
