import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { type ClusterRow, packRows } from '../../shared/cluster-row.ts';
import { openApp } from '../testing/render.tsx';
import { rowOf, TODAY } from '../testing/samples.ts';
import { type Outputs, serve } from '../testing/server.ts';

const units: Outputs['units']['list'] = [
  {
    code: '017',
    level: 'district',
    kind: 'district',
    nameVi: 'Huyện Đông Anh',
    nameEn: 'Huyện Đông Anh',
    validFrom: '2008-08-01',
    validTo: null,
    areaKm2: 4,
  },
];

const named = (code: string, more: Partial<ClusterRow> = {}) =>
  rowOf({ code, name: `Cụm công nghiệp ${code}`, ...more });
const BEFORE = [
  named('HN-001', { stage: 'preparation', gate: 'construction_started' }),
  named('HN-002', { lateness: 'on_track', slip: 0 }),
  named('HN-003', { lateness: 'late', slip: 100 }),
  named('HN-004'),
];
const AFTER = [
  named('HN-001', { stageGround: 'illustrative' }),
  named('HN-002', { lateness: 'late', slip: 95, lateGround: 'derived' }),
  named('HN-003', { lateness: 'on_track', slip: -5 }),
  named('HN-004'),
  named('HN-005', { stage: 'plan' }),
];

const door =
  (days: Record<string, ClusterRow[]>) =>
  ({ pathname, searchParams }: URL) => {
    const asOf = searchParams.get('asOf') ?? TODAY;
    const rows = days[asOf];
    return pathname === '/api/map' && rows
      ? Response.json({ asOf, ...packRows(rows, 'internal') })
      : undefined;
  };

const DAYS = { '2024-12-31': BEFORE, '2024-03-31': AFTER, [TODAY]: AFTER };
function open(at: string, days: Record<string, ClusterRow[]> = DAYS) {
  const server = serve({ 'units.list': () => units, 'clusters.merged': () => [] }, door(days));
  return { server, ...openApp({ at }) };
}
const group = (name: RegExp) => within(screen.getByRole('region', { name }));
const members = (name: RegExp) =>
  group(name)
    .getAllByRole('listitem')
    .map((item) => item.textContent?.replace(/\s+/g, ' '));

describe('what has changed between two days', () => {
  test('the title is the finding, and each cluster stands in its group with what it was and is', async () => {
    open('/changes?from=2024-12-31');
    await screen.findByRole('heading', {
      level: 1,
      name: 'Từ 31/12/2024 đến 31/03/2025: 1 cụm khởi công, 1 cụm chậm thêm, 1 cụm hết chậm và 1 cụm được ghi nhận mới',
    });
    await group(/^Khởi công/).findByText('Đông Anh');
    expect(members(/^Khởi công 1$/)).toEqual(['HN-001Đông Anhchuẩn bị đầu tư →đến đang xây dựng minh họa']);
    expect(members(/^Chậm thêm/)).toEqual([
      'HN-002Đông AnhHoàn thành hạ tầng: đúng tiến độ →đến Hoàn thành hạ tầng: chậm 95 ngày suy ra',
    ]);
    expect(members(/^Hết chậm/)).toEqual([
      'HN-003Đông AnhHoàn thành hạ tầng: chậm 100 ngày →đến Hoàn thành hạ tầng: đúng tiến độ ',
    ]);
    expect(members(/^Ghi nhận mới/)).toEqual([
      'HN-005Đông Anhchưa ghi nhận →đến có trong phương án phát triển ',
    ]);
    expect(screen.queryByText('HN-004')).toBeNull();
  });

  test('each cluster opens, on the day looked at', async () => {
    open('/changes?from=2023-12-31&asof=2024-12-31', { '2023-12-31': [], '2024-12-31': BEFORE });
    const link = await screen.findByRole('link', { name: 'HN-003' });
    expect(link.getAttribute('href')).toBe('/clusters/HN-003?asof=2024-12-31');
  });

  test('says on what each group rests', async () => {
    open('/changes?from=2024-12-31');
    await screen.findByRole('region', { name: /^Khởi công/ });
    expect(group(/^Khởi công/).getByText('1 minh họa')).toBeTruthy();
    expect(group(/^Chậm thêm/).getByText('1 suy ra từ nguồn')).toBeTruthy();
  });

  test('where nothing has changed it says so, and how to see more', async () => {
    open('/changes?from=2024-03-31');
    await screen.findByRole('heading', { level: 1, name: /^Từ 31\/03\/2024 .*: không có cụm nào thay đổi$/ });
    screen.getByText(/^Chọn ngày đầu sớm hơn/);
    expect(screen.queryAllByRole('listitem').some((item) => item.closest('.change-list'))).toBe(false);
  });
});

describe('the day to compare with', () => {
  test('is three months back where none is said, and a chip or the field chooses another', async () => {
    const { server } = open('/changes', { ...DAYS, '2025-02-28': AFTER });
    await screen.findByRole('heading', { level: 1, name: /1 cụm khởi công/ });
    fireEvent.click(screen.getByRole('button', { name: 'Một năm trước' }));
    await screen.findByRole('heading', { level: 1, name: /^Từ 31\/03\/2024/ });
    expect(new URLSearchParams(window.location.search).get('from')).toBe('2024-03-31');
    fireEvent.click(screen.getByRole('button', { name: 'Một tháng trước' }));
    await screen.findByRole('heading', { level: 1, name: /^Từ 28\/02\/2025/ });
    const field = screen.getByLabelText('So với ngày');
    fireEvent.change(field, { target: { value: '2024-12-31' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    await screen.findByRole('heading', { level: 1, name: /^Từ 31\/12\/2024/ });
    expect(server.requests.every(({ url }) => url === '/api/map')).toBe(true);
  });

  test('must lie before the day looked at', async () => {
    open(`/changes?from=${TODAY}`);
    await screen.findByText('Ngày đầu phải trước ngày đang xem (31/03/2025).');
    expect(screen.queryByRole('region', { name: /^Khởi công/ })).toBeNull();
  });

  test('that communes took the place of districts is no change of area, and is said', async () => {
    const after = AFTER.map((row) => ({ ...row, unit: '00454' }));
    open('/changes?from=2024-12-31&asof=2025-08-01', { '2024-12-31': BEFORE, '2025-08-01': after });
    await screen.findByText(/^Từ 01\/07\/2025 xã, phường thay cho huyện/);
    expect(screen.queryByRole('region', { name: /^Thay đổi khác/ })).toBeNull();
  });

  test('who was merged or separated is told, and the numbers of both days agree', async () => {
    const [first, second, third] = ['HN-001', 'HN-002', 'HN-003'].map((code) => named(code));
    if (!first || !second || !third) throw new Error('no rows');
    const { server } = open('/changes?from=2024-12-31', {
      '2024-12-31': [first, second],
      [TODAY]: [first, third],
    });
    server.answers['clusters.merged'] = (input) =>
      (input as { asOf?: string }).asOf === '2024-12-31'
        ? [{ code: 'HN-003', into: 'HN-001' }]
        : [{ code: 'HN-002', into: 'HN-001' }];
    await screen.findByRole('heading', { name: /1 cụm tách lại và 1 cụm ra khỏi danh mục/ });
    expect(members(/^Ra khỏi danh mục/)[0]).toContain('gộp vào HN-001');
    expect(members(/^Tách lại/)[0]).toContain('bị coi là ghi trùng');
    screen.getByText('Danh mục: 2 cụm, thêm 1, bớt 1, còn 2 cụm.');
  });
});
