import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { show } from '../../testing/render.tsx';
import { detailOf, lineOf, rowOf } from '../../testing/samples.ts';
import { serve } from '../../testing/server.ts';
import { ClusterDrawer } from './drawer.tsx';

const fact = (field: 'decision_no' | 'area_ha' | 'investor', value: string) =>
  ({
    field,
    value,
    statedFor: null,
    provenance: 'sourced',
    source: 'https://example.vn/bai-viet-ve-cum-cong-nghiep',
    confidence: 'single',
    recordedOn: '2020-03-01',
  }) as const;

const MILESTONES = [
  lineOf({ milestone: 'established', behind: true, actual: '2019-10-25' }),
  lineOf({ milestone: 'detailed_plan', behind: true, actual: '2020-06-08' }),
  lineOf({ milestone: 'land_allocated', behind: true }),
  lineOf({ milestone: 'construction_started', actual: '2023-09' }),
  lineOf({ milestone: 'infrastructure_completed', baseline: '2025-06', forecast: '2025-09', slip: 92 }),
  lineOf({ milestone: 'first_tenant' }),
];

const drawer = (
  detail = detailOf({ milestones: MILESTONES, row: rowOf({ lateness: 'late', slip: 92 }) }),
) => {
  serve({ 'clusters.detail': () => detail });
  return show(<ClusterDrawer code="HN-001" unitName={() => 'Đông Anh'} onClose={() => undefined} />);
};
const beside = (term: string) =>
  screen.getByText(term, { selector: 'dt' }).nextElementSibling?.firstChild?.textContent?.trim();

test('how it stands, by which decision it was established, when it started, how large it is, who builds it', async () => {
  const facts = [fact('decision_no', '6003/QĐ-UBND'), fact('area_ha', '21.99'), fact('investor', 'AMACCAO')];
  drawer({ ...detailOf({ milestones: MILESTONES }), facts });
  await screen.findByRole('heading', { name: /Bãi Sậy/ });
  screen.getByRole('region', { name: 'Hiện trạng' });
  expect(beside('Thành lập')).toBe('6003/QĐ-UBND · 25/10/2019');
  expect(beside('Khởi công')).toBe('09/2023');
  expect(beside('Diện tích')).toBe('21,99 ha');
  expect(beside('Chủ đầu tư hạ tầng kỹ thuật')).toBe('AMACCAO');
  expect(screen.getByRole('link', { name: 'Mở trang cụm' }).getAttribute('href')).toBe('/clusters/HN-001');
});

test('its way in five steps: done, passed without a date, next with what is expected and due, not yet', async () => {
  drawer();
  const steps = within(await screen.findByRole('list')).getAllByRole('listitem');
  expect(steps.map((step) => [step.textContent?.trim(), step.className])).toEqual([
    ['Quyết định thành lập25/10/2019', 'is-done'],
    ['Giao đất, cho thuê đấtđã thực hiện, chưa có ngày', 'is-passed'],
    ['Khởi công xây dựng09/2023', 'is-done'],
    ['Hoàn thành hạ tầngdự kiến 09/2025 hạn 06/2025', 'is-next'],
    ['Dự án thứ cấp đầu tiên đi vào hoạt độngchưa có tiến độ được duyệt', ''],
  ]);
});

test('regression: of its way the dates that were made up stood as the others', async () => {
  const [made, sourced] = [{ actual: 'illustrative' }, { actual: 'sourced', baseline: 'sourced' }] as const;
  const ahead = { baseline: 'sourced', forecast: 'illustrative' } as const;
  const milestones = [
    lineOf({ milestone: 'established', behind: true, actual: '2019-10-25', provenance: made }),
    lineOf({ milestone: 'construction_started', actual: '2023-09', provenance: sourced }),
    lineOf({
      milestone: 'infrastructure_completed',
      baseline: '2025-06',
      forecast: '2025-09',
      provenance: ahead,
    }),
    lineOf({ milestone: 'first_tenant', baseline: '2026', provenance: { baseline: 'illustrative' } }),
  ];
  drawer(detailOf({ milestones }));
  const steps = within(await screen.findByRole('list')).getAllByRole('listitem');
  const marks = steps.map((step) => within(step).queryByRole('img', { name: 'minh họa' }) !== null);
  expect(marks).toEqual([true, false, true, true]);
});

test('Escape closes it', async () => {
  let closed = 0;
  serve({ 'clusters.detail': () => detailOf({ milestones: MILESTONES }) });
  const { user } = show(
    <ClusterDrawer code="HN-001" unitName={() => 'Đông Anh'} onClose={() => (closed += 1)} />,
  );
  await screen.findByRole('heading', { name: /Bãi Sậy/ });
  await user.keyboard('{Escape}');
  expect(closed).toBe(1);
});
