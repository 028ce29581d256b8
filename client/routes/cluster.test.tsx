import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { AppError } from '../../shared/errors.ts';
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
  await user.click(screen.getByRole('button', { name: 'Cập nhật ngày dự kiến' }));
  await user.type(screen.getByLabelText(/^Nêu rõ nguyên nhân/), 'Viết cho Bãi Sậy');
  // Its page has been seen and is there at once, as with Back.
  await router.navigate('/clusters/HN-002');
  await screen.findByRole('heading', { level: 1, name: /Gò Đống/ });
  expect(screen.queryByDisplayValue('Viết cho Bãi Sậy')).toBeNull();
  screen.getByRole('button', { name: 'Cập nhật ngày dự kiến' });
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

const gone = () => {
  throw new AppError('NOT_FOUND');
};

test('a cluster that there is not: says so, and where to look instead of trying again', async () => {
  serve({ 'clusters.detail': gone, 'units.list': () => [] });
  openApp({ at: '/clusters/HN-999' });
  await screen.findByRole('heading', { level: 1, name: 'Không tìm thấy cụm HN-999' }, { timeout: 5000 });
  expect(document.title).toContain('HN-999');
  expect(screen.getByRole('link', { name: 'Tìm cụm trên bản đồ' }).getAttribute('href')).toBe('/');
  expect(screen.queryByRole('button', { name: 'Thử lại' })).toBeNull();
});

test('not on record on the day looked at: that, and a way to today', async () => {
  serve({ 'clusters.detail': gone, 'units.list': () => [] });
  openApp({ at: '/clusters/HN-001?asof=2019-01-01' });
  await screen.findByText(/^Đến ngày 01\/01\/2019/, undefined, { timeout: 5000 });
  expect(screen.getByRole('link', { name: 'Xem tại hôm nay' }).getAttribute('href')).toBe('/clusters/HN-001');
});

test('how it stands comes first, then what one may do, its way, what stands in the way, what is known, its past', async () => {
  serve({ 'clusters.detail': () => detailOf({ can: mayForecast }), 'units.list': () => [] });
  openApp({ at: '/clusters/HN-001' });
  const page = (await screen.findByRole('heading', { level: 1 }, { timeout: 5000 })).closest('.page');
  const titles = [
    'Hiện trạng',
    'Cập nhật tiến độ',
    'Tiến trình thực hiện',
    'Vướng mắc',
    'Thông tin',
    'Lịch sử cập nhật',
  ];
  const found = [...(page?.querySelectorAll('section[aria-label], summary, h2') ?? [])]
    .map((element) => element.getAttribute('aria-label') ?? element.textContent ?? '')
    .filter((title) => titles.includes(title));
  expect([...new Set(found)]).toEqual(titles);
});

test('on a phone the forms and the past are one tap away, and not before', async () => {
  vi.stubGlobal('matchMedia', (media: string) =>
    Object.assign(new EventTarget(), { media, matches: media.includes('max-width') }),
  );
  serve({ 'clusters.detail': () => detailOf({ can: mayForecast }), 'units.list': () => [] });
  const { user } = openApp({ at: '/clusters/HN-001' });
  const way = await screen.findByText('Cập nhật tiến độ', { selector: 'summary' }, { timeout: 5000 });
  const isOpen = (title: string) => screen.getByText(title).closest('details')?.open;
  expect([way.closest('details')?.open, isOpen('Lịch sử cập nhật')]).toEqual([false, false]);
  await user.click(way);
  expect(isOpen('Cập nhật tiến độ')).toBe(true);
});

test('the public is told that forecasts and history are not for it, and sees no obstacle', async () => {
  serve({
    'clusters.detail': () => ({
      ...detailOf(),
      internal: false,
      assessment: null,
      nextForecast: null,
      obstacles: [],
      clearance: null,
      works: null,
      history: [],
    }),
    'units.list': () => [],
  });
  openApp({ at: '/clusters/HN-001' });
  await screen.findByText(/^Dự kiến, lý do và lịch sử dành cho/, undefined, { timeout: 5000 });
  expect(screen.queryByRole('heading', { name: 'Vướng mắc' })).toBeNull();
});

test('the page of a second entry leads to the cluster that it is', async () => {
  serve({
    'clusters.detail': () => {
      throw new AppError('NOT_FOUND', { fields: [{ field: 'code', issue: 'merged', detail: 'HN-058' }] });
    },
    'units.list': () => [],
  });
  openApp({ at: '/clusters/HN-131' });
  await screen.findByRole('heading', { level: 1, name: 'Đã gộp vào cụm HN-058' }, { timeout: 5000 });
  expect(screen.getByRole('link', { name: 'Mở cụm HN-058' }).getAttribute('href')).toBe('/clusters/HN-058');
});
