import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openApp } from '../testing/render.tsx';
import { detailOf, lineOf, NO_RIGHTS, rowOf } from '../testing/samples.ts';
import { serve } from '../testing/server.ts';

const mayForecast = { ...NO_RIGHTS, forecast: true, actual: true };

test('regression: a half-written form moved on to another cluster', async () => {
  const names: Record<string, string> = {
    'HN-001': 'Cụm công nghiệp Bãi Sậy',
    'HN-002': 'Cụm công nghiệp Gò Đống',
  };
  serve({
    'clusters.detail': ({ code }: { code: string }) =>
      detailOf({ row: rowOf({ code, name: names[code] ?? '?' }), can: mayForecast }),
    'units.list': () => [],
  });
  const { user, router } = openApp({ at: '/clusters/HN-002' });
  await screen.findByRole('heading', { level: 1, name: /Gò Đống/ });
  await router.navigate('/clusters/HN-001');
  await screen.findByRole('heading', { level: 1, name: /Bãi Sậy/ });
  await user.click(screen.getByRole('button', { name: 'Đặt ngày dự kiến' }));
  await user.type(screen.getByLabelText('Diễn giải ngắn gọn'), 'Viết cho Bãi Sậy');
  // Its page has been seen and is there at once, as with Back.
  await router.navigate('/clusters/HN-002');
  await screen.findByRole('heading', { level: 1, name: /Gò Đống/ });
  expect(screen.queryByDisplayValue('Viết cho Bãi Sậy')).toBeNull();
  screen.getByRole('button', { name: 'Đặt ngày dự kiến' });
});

const confirmed = {
  'units.list': () => [],
  'clusters.detail': () =>
    detailOf({
      can: { ...NO_RIGHTS, takeBack: true },
      open: [],
      milestones: [lineOf({ actual: '2025-02-10', actualState: 'confirmed' })],
    }),
};

test('a confirmed actual is taken back on the day that is today, and on no other', async () => {
  serve(confirmed);
  const today = openApp({ at: '/clusters/HN-001' });
  await screen.findByRole('heading', { level: 1 }, { timeout: 5000 });
  screen.getByText('Rút xác nhận');
  today.unmount();
  openApp({ at: '/clusters/HN-001?asof=2025-03-30' });
  await screen.findByRole('heading', { level: 1 }, { timeout: 5000 });
  expect(screen.queryByText('Rút xác nhận')).toBeNull();
});

test('a page is asked for as of the day looked at; today is not named', async () => {
  const server = serve(confirmed);
  const today = openApp({ at: '/clusters/HN-001' });
  await screen.findByRole('heading', { level: 1 }, { timeout: 5000 });
  today.unmount();
  openApp({ at: '/clusters/HN-001?asof=2025-03-30' });
  await screen.findByRole('heading', { level: 1 }, { timeout: 5000 });
  expect(server.callsOf('clusters.detail').map(({ input }) => input)).toEqual([
    { code: 'HN-001' },
    { code: 'HN-001', asOf: '2025-03-30' },
  ]);
});
