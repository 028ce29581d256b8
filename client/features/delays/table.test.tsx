import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { ObstacleLine } from '../../../server/obstacles/read.ts';
import type { Lang } from '../../../shared/i18n/format.ts';
import { show } from '../../testing/render.tsx';
import { delayOf, rowOf } from '../../testing/samples.ts';
import { serve } from '../../testing/server.ts';
import { DelayTable } from './table.tsx';

const NAMES = {
  area: (key: string | null) => (key === '017' ? 'Đông Anh' : 'Chưa rõ'),
  mover: String,
  cause: String,
  class: String,
};
const OBSTACLE: ObstacleLine = {
  id: 'o1',
  milestone: 'site_cleared',
  cause: 'compensation_price',
  organisation: 'committee-017',
  organisationVi: 'UBND huyện Đông Anh',
  organisationEn: 'Đông Anh committee',
  due: '2025-03-03',
  since: '2024-12-01',
  overdue: true,
};

/** What each cell of the only row says, by the class of its column. */
function cellsOf(line: ReturnType<typeof delayOf>, lang: Lang = 'vi') {
  serve({});
  document.body.replaceChildren();
  show(
    <DelayTable
      lines={[line]}
      groups={null}
      listing={{}}
      names={NAMES}
      longest={400}
      onSort={() => undefined}
    />,
    { lang },
  );
  const row = screen.getAllByRole('row')[1] as HTMLElement;
  return {
    row,
    of: (column: string) =>
      [...row.querySelectorAll(`.at-${column} .line`)].map((part) => part.textContent?.trim()),
    title: (column: string) => row.querySelector(`.at-${column} [title]`)?.getAttribute('title'),
  };
}

const LATE = {
  code: 'HN-001',
  lateness: 'late',
  slip: 100,
  next: 'site_cleared',
  place: 'Bãi Sậy, Hà Nội',
} as const;

test('a row says which milestone is how late, of the cluster where, since when nobody reported', () => {
  const line = delayOf({
    row: rowOf({ ...LATE, reportAge: 102, stale: true }),
    slipOriginal: 100,
    slipSinceReport: 15,
  });
  const { of, row } = cellsOf(line);
  expect(of('name')).toEqual(['Bãi Sậy', 'Đang xây dựng']);
  expect(of('area')).toEqual(['Đông Anh', 'Bãi Sậy']);
  expect(of('delay')[0]).toBe('Hoàn thành hạ tầng chậm 100 ngày');
  expect(of('mover')).toEqual(['Công ty hạ tầng', 'Trần Thị A  Giám đốc']);
  expect(of('report')).toEqual([expect.stringContaining('102 ngày trước'), 'lùi thêm 15 ngày']);
  within(row).getByRole('img', { name: 'Đồng hồ: quá hạn báo cáo' });
});

test('regression: a delay that rests on a made-up date stood as if it were stated', () => {
  const markOf = (lateGround: 'illustrative' | 'sourced') => {
    const { row } = cellsOf(delayOf({ row: rowOf({ ...LATE, lateGround }) }));
    return within(row.querySelector('.at-name') as HTMLElement).queryByText('minh họa');
  };
  expect(markOf('illustrative')).not.toBeNull();
  expect(markOf('sourced')).toBeNull();
});

test('one delay, unless that against the original decision is another', () => {
  const same = cellsOf(delayOf({ row: rowOf(LATE), slipOriginal: 100 }));
  expect(same.of('delay')[1]).not.toContain('gốc');
  const { of } = cellsOf(delayOf({ row: rowOf({ ...LATE, code: 'HN-002' }), slipOriginal: 549 }));
  expect(of('delay')).toEqual([
    expect.stringContaining('chậm 100 ngày'),
    expect.stringContaining('gốc: chậm 18 tháng'),
  ]);
});

test('the bar is as long as the delay is, on the scale of all of them; in time there is none', () => {
  const width = (slip: number, code: string) =>
    cellsOf(delayOf({ row: rowOf({ ...LATE, slip, code }) })).row.querySelector<HTMLElement>('.delay-bar i')
      ?.style.width;
  expect(width(100, 'A')).toBe('25%');
  expect(width(400, 'B')).toBe('100%');
  expect(width(-20, 'C')).toBeUndefined();
});

test('the cause that is due first, that its day has passed, and that there are others', () => {
  const later = { ...OBSTACLE, id: 'o2', cause: 'permits' as const, due: '2025-09-01', overdue: false };
  const { of, title } = cellsOf(delayOf({ row: rowOf(LATE), obstacles: [OBSTACLE, later] }));
  expect(of('cause')).toEqual([
    'Giá bồi thường, chưa đồng thuận',
    'và 1 nguyên nhân khác · hạn 03/03/2025, quá hạn',
  ]);
  expect(title('cause')).toBe('Giá bồi thường, chưa đồng thuận; Giấy phép, ĐTM, phòng cháy');
});

test('where no obstacle and nobody is on record it is said so, and at which step it stands', () => {
  const { of } = cellsOf(delayOf({ row: rowOf(LATE), responsible: null }));
  expect(of('cause')).toEqual(['Chưa ghi nhận', 'Mốc kế tiếp: Hoàn thành giải phóng mặt bằng']);
  expect(of('mover')).toEqual(['Chưa phân công']);
});

test('at risk by an obstacle alone is told by its class, and what has no schedule by that', () => {
  const atRisk = cellsOf(
    delayOf({ row: rowOf({ ...LATE, lateness: 'at_risk', slip: -92 }), slipOriginal: -92 }),
  );
  expect(atRisk.of('delay')[0]).toBe('Hoàn thành hạ tầng có nguy cơ chậm');
  const none = cellsOf(
    delayOf({ row: rowOf({ ...LATE, lateness: 'no_plan', slip: null }), slipOriginal: null }),
  );
  expect(none.of('delay')[0]?.trim()).toBe('chưa có tiến độ');
});

test('in English a milestone that is ahead is no sentence that it has happened', () => {
  const { of } = cellsOf(
    delayOf({ row: rowOf({ ...LATE, gate: 'construction_started' }), slipOriginal: 549 }),
    'en',
  );
  expect(of('delay')).toEqual([
    'Start of construction: 100 days late',
    expect.stringContaining('original: 18 months late'),
  ]);
});
