import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ClusterDetail } from '../../../server/clusters/detail.ts';
import { show } from '../../testing/render.tsx';
import { detailOf, lineOf, rowOf } from '../../testing/samples.ts';
import { serve } from '../../testing/server.ts';
import { StatusCard } from './status-card.tsx';

beforeEach(() => {
  serve({});
});

const beside = (term: string) =>
  screen.queryByText(term, { selector: 'dt' })?.nextElementSibling?.textContent?.trim();

const GATE = lineOf({
  milestone: 'infrastructure_completed',
  baseline: '2024-12',
  forecast: '2025-08',
  slip: 243,
});
const OBSTACLE: ClusterDetail['obstacles'][number] = {
  id: '1',
  milestone: 'infrastructure_completed',
  cause: 'outside_infrastructure',
  what: 'Đường đấu nối chưa có vốn.',
  proposal: 'Bố trí vốn',
  product: 'Quyết định giao vốn',
  organisation: 'city',
  person: 'p-city',
  due: '2025-01-13',
  provenance: 'reported',
  state: 'open',
  openedOn: '2024-11-07',
  openedBy: null,
  result: null,
  resolvedOn: null,
  handedOn: 0,
  version: 4,
  organisationVi: 'UBND Thành phố',
  organisationEn: 'City People’s Committee',
  personName: 'Ngô Hồng Dũng',
  overdue: true,
};
const late = (more: Partial<ClusterDetail> = {}): ClusterDetail => {
  const row = rowOf({ lateness: 'late', slip: 243, overdue: 90, next: 'works_accepted' });
  const standing = { row, milestones: [GATE], nextDue: '2025-06', nextForecast: '2025-09' };
  return { ...detailOf(), ...standing, ...more } as ClusterDetail;
};

describe('for those whose scope the cluster is in', () => {
  test('what, how late, until when; why; whose move; what is next by when; since when', () => {
    show(<StatusCard detail={late({ obstacles: [OBSTACLE] })} />);
    screen.getByText('Đang xây dựng', { exact: false });
    screen.getByText(
      'Hoàn thành hạ tầng chậm 8 tháng so với tiến độ được duyệt hiện hành (12/2024); dự kiến 08/2025.',
    );
    expect(beside('Nguyên nhân')).toBe('Hạ tầng ngoài hàng ràovướng mắc quá hạn giải quyết từ 13/01/2025');
    expect(beside('Việc đang ở')).toBe('UBND Thành phốNgô Hồng Dũng');
    expect(beside('Mốc kế tiếp')).toContain('Nghiệm thu công trình');
    expect(beside('Báo cáo gần nhất')).toBe('3 ngày trước');
  });

  test('the next step: its schedule is the due date, its forecast stands beside and never in its place', () => {
    const { again } = show(<StatusCard detail={late()} />);
    expect(beside('Mốc kế tiếp')).toContain('hạn 06/2025 · dự kiến 09/2025');
    again(<StatusCard detail={late({ nextDue: null })} />);
    expect(beside('Mốc kế tiếp')).toContain('chưa có tiến độ được duyệt · dự kiến 09/2025');
    again(<StatusCard detail={late({ nextForecast: null })} />);
    expect(beside('Mốc kế tiếp')).toContain('hạn 06/2025 · chưa có ngày dự kiến');
  });

  test('what is resolved stands in nobody’s way: the move is the next step’s again', () => {
    show(<StatusCard detail={late({ obstacles: [{ ...OBSTACLE, state: 'resolved' }] })} />);
    expect(beside('Nguyên nhân')).toBe('Chưa nêu nguyên nhân chậm');
    expect(beside('Việc đang ở')).toContain('Công ty hạ tầng');
  });

  test('without an obstacle: the reason for which it was put off last', () => {
    const forecast = (seq: number, date: string, reason?: 'permits' | 'unchanged') => ({
      seq,
      recordedAt: '2025-03-01T02:00:00.000Z',
      by: 'Đỗ Thị An',
      inPlaceOf: null,
      event: {
        type: 'milestones.recorded' as const,
        entries: [
          {
            milestone: 'infrastructure_completed' as const,
            kind: 'forecast' as const,
            date,
            provenance: 'reported' as const,
            ...(reason ? { reason } : {}),
          },
        ],
      },
    });
    const history = [
      forecast(3, '2025-08', 'unchanged'),
      forecast(2, '2025-08', 'permits'),
      forecast(1, '2025-02'),
    ];
    show(<StatusCard detail={late({ history })} />);
    expect(beside('Nguyên nhân')).toBe('Giấy phép, ĐTM, phòng cháylần lùi gần nhất: 02/2025 → 08/2025');
  });
});

describe('how far the site is cleared', () => {
  const told = { handedOver: 62, toClear: 45.3, clearanceGround: 'illustrative' } as const;

  test('is told with what it is a share of, and on what ground', () => {
    const { again } = show(<StatusCard detail={late({ row: { ...late().row, ...told } })} />);
    expect(beside('Giải phóng mặt bằng')?.replaceAll('\u00A0', ' ')).toBe(
      'Đã bàn giao 62 % của 45,3 ha phải giải phóng mặt bằng minh họa',
    );
    again(<StatusCard detail={late()} />);
    expect(beside('Giải phóng mặt bằng')).toBeUndefined();
  });

  test('is no longer told of a cluster that has nothing ahead', () => {
    show(<StatusCard detail={late({ row: { ...late().row, ...told, gate: null } })} />);
    expect(beside('Giải phóng mặt bằng')).toBeUndefined();
  });
});

describe('for the public', () => {
  const { forecast: _f, ...published } = GATE;
  const { assessment: _a, ...known } = late();
  const detail = {
    ...known,
    internal: false,
    assessment: null,
    nextForecast: null,
    row: { ...known.row, slip: null },
    milestones: [{ ...published, slip: null }],
    responsible: known.responsible && { ...known.responsible, person: undefined, personId: undefined },
  } as ClusterDetail;

  test('how long the schedule has passed and which agency; no forecast, no cause, nobody’s name', () => {
    show(<StatusCard detail={detail} />);
    screen.getByText('Hoàn thành hạ tầng quá hạn 90 ngày so với tiến độ được duyệt hiện hành (12/2024).');
    expect(beside('Nguyên nhân')).toBeUndefined();
    expect(beside('Việc đang ở')).toBe('Công ty hạ tầng');
    expect(document.body.textContent).not.toMatch(/dự kiến|Trần Thị A/);
  });
});

test('regression: of a cluster that operates three lines contradicted each other', () => {
  const row = rowOf({
    stage: 'operating',
    lateness: 'done',
    gate: null,
    slip: null,
    next: 'infrastructure_completed',
    reportAge: 1800,
  });
  const occupied = {
    field: 'occupancy_pct',
    value: '87',
    statedFor: null,
    provenance: 'sourced',
    source: null,
    confidence: 'single',
    recordedOn: '2020-03-01',
  } as const;
  show(<StatusCard detail={detailOf({ row, milestones: [], facts: [occupied] })} />);
  expect(screen.getByRole('region', { name: 'Hiện trạng' }).textContent?.trim()).toBe(
    'Đang hoạt động · lấp đầy 87 %',
  );
});

test('regression: of a stage that was made up the head of the page said nothing', () => {
  const completed = { stage: 'completed', lateness: 'done', gate: null, slip: null, next: null } as const;
  const headOf = (stageGround: 'illustrative' | 'sourced') =>
    show(<StatusCard detail={detailOf({ row: rowOf({ ...completed, stageGround }), milestones: [] })} />);
  const { unmount } = headOf('illustrative');
  const mark = screen.getByText('minh họa');
  expect(mark.closest('p')?.textContent).toMatch(/^ ?Hoàn thành hạ tầng minh họa/);
  unmount();
  headOf('sourced');
  expect(screen.queryByText('minh họa')).toBeNull();
});

test('regression: the day on which the next step is due was made up, and stood as if it were approved', () => {
  const dueBy = (provenance: 'illustrative' | 'sourced') =>
    show(
      <StatusCard
        detail={late({
          nextForecast: null,
          milestones: [GATE, lineOf({ milestone: 'works_accepted', provenance: { baseline: provenance } })],
        })}
      />,
    );
  const mark = () => screen.queryByRole('img', { name: 'minh họa' })?.closest('dd')?.textContent;
  const { unmount } = dueBy('illustrative');
  expect(mark()).toContain('hạn 06/2025');
  unmount();
  dueBy('sourced');
  expect(mark()).toBeUndefined();
});

test('over the map it is short: neither the next step nor the rule', () => {
  show(<StatusCard detail={late()} brief />);
  screen.getByText(/^Hoàn thành hạ tầng chậm 8 tháng/);
  expect(beside('Việc đang ở')).toContain('Công ty hạ tầng');
  expect(beside('Mốc kế tiếp')).toBeUndefined();
  expect(screen.queryByText('Cách xếp loại')).toBeNull();
});

test('in English the same', () => {
  show(<StatusCard detail={late({ obstacles: [OBSTACLE] })} />, { lang: 'en' });
  screen.getByText(/^Completion of infrastructure: 8 months late .* expected August 2025\.$/);
  expect(beside('Cause')).toContain('Infrastructure outside the fence');
  expect(beside('Whose move')).toContain('City People’s Committee');
});
