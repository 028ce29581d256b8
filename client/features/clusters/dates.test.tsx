import { expect, test } from 'vitest';
import { show } from '../../testing/render.tsx';
import { lineOf } from '../../testing/samples.ts';
import { MilestoneTable } from './milestone-table.tsx';

/** The text of the cell that stands under a heading. */
const under = (label: string) => document.querySelector(`[data-label="${label}"]`)?.textContent;

test('the milestones: the first schedule, the one in force, the forecast and the actual, each under its heading', () => {
  const line = lineOf({
    baseline0: '2024-03',
    baseline: '2025-06',
    adjustments: 1,
    forecast: '2025-09',
    slip: 92,
    slipOriginal: 549,
  });
  const { again } = show(<MilestoneTable lines={[line]} next={null} internal />);
  expect(under('Tiến độ gốc')).toContain('03/2024');
  expect(under('Tiến độ được duyệt hiện hành')).toContain('06/2025');
  expect(under('Tiến độ được duyệt hiện hành')).toContain('điều chỉnh 1 lần');
  expect(under('Dự kiến')).toContain('09/2025');
  expect(under('Thực tế')).toBe('chưa');
  expect(under('Chênh lệch')).toBe('chậm 92 ngày chậm 18 tháng so với quyết định ban đầu');
  // What has happened is not expected any more.
  again(
    <MilestoneTable
      lines={[{ ...line, actual: '2025-02-10', actualState: 'reported' }]}
      next={null}
      internal
    />,
  );
  expect(under('Dự kiến')?.trim()).toBe('–');
  expect(under('Thực tế')).toContain('10/02/2025');
  expect(under('Thực tế')).toContain('chờ xác nhận');
});
