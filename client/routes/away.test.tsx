import { act, fireEvent, screen } from '@testing-library/react';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { routes } from '../router.tsx';
import { expectNoise } from '../testing/noise.ts';
import { openApp } from '../testing/render.tsx';
import { detailOf, rowOf, sessionOf } from '../testing/samples.ts';
import { serve } from '../testing/server.ts';

const AWAY = 'Chưa kết nối được máy chủ. Trang tự tiếp tục khi máy chủ trả lời.';
const OLD = 'Mất kết nối. Số liệu đang hiển thị có thể đã cũ.';
/** Longer than any pause between two attempts. */
const A_WHILE = 31_000;
/** Time goes by; what came is drawn, and what that asks for comes too. */
async function pass(ms: number) {
  for (const step of [ms, 100, 100]) await act(() => vi.advanceTimersByTimeAsync(step));
}
async function open(session?: null) {
  openApp({ at: '/clusters/HN-001', ...(session === null ? { session } : {}) });
  await act(() => vi.dynamicImportSettled());
}

const answers = { 'clusters.detail': () => detailOf(), 'units.list': () => [] };
const title = () => screen.queryByRole('heading', { level: 1, name: /Bãi Sậy/ });

beforeEach(() => {
  vi.useFakeTimers();
});

describe('a server that is away', () => {
  test('regression: a page opened meanwhile lost its frame and stayed dead until somebody reloaded it', async () => {
    const server = serve(answers);
    server.away = true;
    await open(null);
    for (const ms of [5000, 60_000, 3_600_000]) {
      await pass(ms);
      screen.getByRole('banner');
      screen.getByText(AWAY);
    }
    server.away = false;
    await pass(A_WHILE);
    expect(title()).not.toBeNull();
    expect(screen.queryByText(AWAY)).toBeNull();
  });

  test('a screen that has nothing yet waits within its frame, and comes by itself', async () => {
    const server = serve(answers);
    server.away = true;
    await open();
    await pass(5000);
    screen.getByText(AWAY);
    screen.getAllByRole('link', { name: 'Chương trình' });
    server.away = false;
    await pass(A_WHILE);
    expect(title()).not.toBeNull();
  });

  test('what is shown stays while it is away, and it is said that it may be old', async () => {
    const server = serve(answers);
    await open();
    await pass(1000);
    expect(title()).not.toBeNull();
    expect(screen.queryByText(OLD)).toBeNull();
    server.away = true;
    await pass(3_600_000);
    expect(title()).not.toBeNull();
    expect(screen.queryByText(AWAY)).toBeNull();
    screen.getByText(OLD);
    server.away = false;
    await pass(A_WHILE);
    expect(screen.queryByText(OLD)).toBeNull();
  });

  test('one attempt in vain is not worth a word', async () => {
    const server = serve(answers);
    server.away = true;
    await open(null);
    await pass(500);
    expect(screen.queryByText(AWAY)).toBeNull();
    server.away = false;
    await pass(2000);
    expect(title()).not.toBeNull();
  });
});

describe('a server that fails', () => {
  const FAILING = 'Máy chủ gặp lỗi. Trang tự tiếp tục khi lỗi được khắc phục.';
  const unless =
    <T,>(mended: () => boolean, answer: T) =>
    () => {
      if (!mended()) throw new AppError('INTERNAL');
      return answer;
    };

  test('regression: after an error of the server a wall screen stayed on the error page', async () => {
    let mended = false;
    serve({ ...answers, 'session.current': unless(() => mended, sessionOf()) });
    await open(null);
    await pass(600_000);
    screen.getByRole('banner');
    screen.getByText(FAILING);
    mended = true;
    await pass(A_WHILE);
    expect(title()).not.toBeNull();
  });

  test('a screen that could not be answered comes by itself', async () => {
    let mended = false;
    serve({ ...answers, 'clusters.detail': unless(() => mended, detailOf()) });
    await open();
    await pass(600_000);
    screen.getByText(FAILING);
    mended = true;
    await pass(A_WHILE);
    expect(title()).not.toBeNull();
  });
});

describe('an error page', () => {
  test('a part of the program that did not come leaves the frame standing, and is told as a lost connection', async () => {
    serve(answers);
    const programmes = routes
      .flatMap(({ children = [] }) => children)
      .flatMap(({ children = [] }) => children)
      .find(({ path }) => path === '/programmes');
    if (!programmes) throw new Error('no such screen');
    const { lazy } = programmes;
    programmes.lazy = () =>
      Promise.reject(new TypeError('Failed to fetch dynamically imported module: /a.js'));
    onTestFinished(() => {
      programmes.lazy = lazy;
    });
    await open();
    await pass(1000);
    fireEvent.click(screen.getAllByRole('link', { name: 'Chương trình' })[0] ?? document.body);
    await pass(1000);
    screen.getByText(AWAY);
    screen.getAllByRole('link', { name: 'Chương trình' });
    screen.getByRole('button', { name: 'Thử lại' });
    // Without a network, loading again would leave nothing at all.
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    act(() => void window.dispatchEvent(new Event('offline')));
    screen.getByText(AWAY);
    expect(screen.queryByRole('button', { name: 'Thử lại' })).toBeNull();
    act(() => void window.dispatchEvent(new Event('online')));
    await pass(1000);
  });

  test('regression: a mistake of ours was told as a lost connection, and took the frame with it', async () => {
    const server = serve({
      ...answers,
      // A row that no screen can show: what a bug looks like from inside.
      'clusters.detail': () => detailOf({ row: { ...rowOf(), name: undefined as unknown as string } }),
    });
    await open();
    await pass(1000);
    screen.getByText(/^Màn hình này gặp lỗi/);
    screen.getAllByRole('link', { name: 'Chương trình' });
    expectNoise(/undefined/);
    // Asking the server would not mend it.
    const asked = server.callsOf('session.current').length;
    await pass(120_000);
    expect(server.callsOf('session.current')).toHaveLength(asked);
  });
});
