import { screen, within } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import type { EffectShown, ThresholdsShown } from '../../server/settings/read.ts';
import { AppError } from '../../shared/errors.ts';
import type { Role } from '../../shared/roles.ts';
import { partOf, THRESHOLD_PARTS } from '../../shared/settings/parts.ts';
import { THRESHOLDS } from '../../shared/settings/thresholds.ts';
import { theCommandTo } from '../testing/commands.ts';
import { openApp } from '../testing/render.tsx';
import { RECEIPT, sessionOf } from '../testing/samples.ts';
import { serve } from '../testing/server.ts';

beforeAll(() => import('./settings.tsx'));

const SHOWN: ThresholdsShown = {
  stream: 'settings:01',
  version: 2,
  parts: THRESHOLD_PARTS.map((part) => ({
    part,
    ...partOf(THRESHOLDS, part),
    since: part === 'due' ? '2025-02-03' : null,
  })),
  history: [
    {
      part: 'due',
      on: '2025-02-03',
      by: 'Trần Thị A',
      was: { numbers: { days: 60 }, basisVi: 'Quy ước', basisEn: 'Convention' },
      is: { numbers: { days: 90 }, basisVi: 'Quy ước', basisEn: 'Convention' },
      reason: 'Nhìn trước một quý',
      document: { number: '7/TB-SCT', day: '2025-01-31', issuer: 'Sở Công Thương' },
    },
  ],
};
const EFFECT: EffectShown = {
  of: 129,
  total: 2,
  clusters: [
    { code: 'HN-001', name: 'Cụm công nghiệp Bãi Sậy', from: 'at_risk', to: 'late', stale: null },
    { code: 'HN-002', name: 'Cụm công nghiệp Lai Xá', from: 'at_risk', to: 'late', stale: null },
  ],
};

function open(role: Role = 'department', effect: EffectShown | null = EFFECT) {
  const session = sessionOf({ id: 'p', role, unit: null, clusters: [] });
  const server = serve({
    'session.current': () => session,
    'settings.thresholds': () => SHOWN,
    'settings.effect': () => effect,
    'settings.setThresholds': () => RECEIPT,
  });
  return { server, ...openApp({ at: '/manage/settings', session }) };
}

const risk = () => screen.getByRole('region', { name: 'Có nguy cơ chậm' });
async function openRisk(user: ReturnType<typeof open>['user']) {
  await user.click(await screen.findByRole('button', { name: 'Thay đổi: Có nguy cơ chậm' }));
  return within(risk());
}

test('each threshold says what it is, what it does, on what it rests and since when', async () => {
  open();
  const due = within(await screen.findByRole('region', { name: 'Việc sắp đến hạn' }));
  due.getByText('90 ngày');
  due.getByText(/Quy ước làm việc của Sở Công Thương\. Áp dụng từ 03\/02\/2025\./);
  within(screen.getByRole('region', { name: 'Nhịp báo cáo' })).getByText(
    'đang xây dựng: 7 ngày; chuẩn bị đầu tư: 31 ngày',
  );
  within(risk()).getByText(/Áp dụng từ khi cài đặt hệ thống\./);
  screen.getByText('60 ngày → 90 ngày');
  screen.getByText('Trần Thị A, 03/02/2025 · 7/TB-SCT ngày 31/01/2025, Sở Công Thương');
});

test('another number shows which clusters it would judge otherwise, before it is saved', async () => {
  const { server, user } = open();
  const form = await openRisk(user);
  expect(form.queryByText('Nếu lưu, hôm nay sẽ thay đổi')).toBeNull();
  await user.clear(form.getByLabelText('Số ngày'));
  await user.type(form.getByLabelText('Số ngày'), '60');
  await form.findByText('2 trong 129 cụm được đánh giá khác đi:');
  form.getByText('Có nguy cơ chậm → Chậm dưới 12 tháng');
  expect(form.getAllByRole('link').map((link) => link.textContent)).toEqual(['Bãi Sậy', 'Lai Xá']);
  expect(server.callsOf('settings.effect').at(-1)?.input).toEqual({
    part: 'atRisk',
    numbers: { days: 60 },
  });
  await user.type(form.getByLabelText('Lý do thay đổi'), 'Kết luận họp');
  await user.type(form.getByLabelText('Số văn bản'), '12/TB-SCT');
  await user.type(form.getByLabelText('Cơ quan ban hành'), 'Sở Công Thương');
  await user.click(form.getByRole('button', { name: 'Lưu, áp dụng từ hôm nay' }));
  await screen.findByText('Có nguy cơ chậm: 60 ngày, áp dụng từ hôm nay.');
  expect(theCommandTo(server)).toMatchObject({
    stream: 'settings:01',
    key: 'thresholds',
    expected: 2,
    said: {
      part: 'atRisk',
      numbers: { days: 60 },
      basisVi: 'Quy ước làm việc của Sở Công Thương',
      reason: 'Kết luận họp',
      document: { number: '12/TB-SCT', day: '2025-03-31', issuer: 'Sở Công Thương' },
    },
  });
});

test('regression: whoever sees no cluster from within is told who does, in place of the clusters', async () => {
  const { user } = open('administrator', null);
  const form = await openRisk(user);
  await user.clear(form.getByLabelText('Số ngày'));
  await user.type(form.getByLabelText('Số ngày'), '60');
  await form.findByText(/Sở Công Thương xem được tại trang này/);
  expect(form.queryAllByRole('link')).toEqual([]);
  expect(form.queryByText('Đang tính…')).toBeNull();
});

test('without a reason and a document nothing is sent; each is told beside its field', async () => {
  const { server, user } = open('administrator');
  const form = await openRisk(user);
  await user.clear(form.getByLabelText('Số ngày'));
  await user.type(form.getByLabelText('Số ngày'), '9,5');
  await user.click(form.getByRole('button', { name: 'Lưu, áp dụng từ hôm nay' }));
  for (const label of ['Số ngày', 'Lý do thay đổi', 'Số văn bản', 'Cơ quan ban hành'])
    expect(form.getByLabelText(label).getAttribute('aria-invalid'), label).toBe('true');
  form.getByText('Cần nhập số nguyên.');
  expect(server.callsOf('settings.setThresholds')).toEqual([]);
});

test('what the server refuses stands beside the number', async () => {
  const { server, user } = open();
  server.answers['settings.setThresholds'] = () => {
    throw new AppError('INVALID', { fields: [{ field: 'numbers.days', issue: 'thresholds_order' }] });
  };
  const form = await openRisk(user);
  await user.clear(form.getByLabelText('Số ngày'));
  await user.type(form.getByLabelText('Số ngày'), '360');
  await user.type(form.getByLabelText('Lý do thay đổi'), 'Kết luận họp');
  await user.type(form.getByLabelText('Số văn bản'), '12/TB-SCT');
  await user.type(form.getByLabelText('Cơ quan ban hành'), 'Sở Công Thương');
  await user.click(form.getByRole('button', { name: 'Lưu, áp dụng từ hôm nay' }));
  await form.findByText(/phải ngắn hơn ngưỡng/);
  expect(form.getByLabelText('Số ngày').getAttribute('aria-invalid')).toBe('true');
});

test.each(['public', 'project_manager', 'area_committee', 'leadership'] as const)(
  'is not for a %s',
  async (role) => {
    const { server } = open(role);
    await screen.findByRole('heading', { level: 1, name: 'Ngưỡng đánh giá và căn cứ' });
    expect(server.callsOf('settings.thresholds')).toEqual([]);
  },
);
