import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { NO_GROUNDS } from '../../shared/ground.ts';
import type { Actor, Role } from '../../shared/roles.ts';
import { openApp } from '../testing/render.tsx';
import { delayOf, rowOf, sessionOf, TODAY } from '../testing/samples.ts';
import { serve } from '../testing/server.ts';

const actor = (role: Role): Actor => ({ id: 'p', role, unit: null, clusters: [] });

test('page by page every delay is listed, once and in order', async () => {
  const lines = Array.from({ length: 123 }, (_l, i) =>
    delayOf({ row: rowOf({ code: `HN-${i}`, name: `Cụm số ${i}`, lateness: 'late', slip: 500 - i }) }),
  );
  const session = sessionOf(actor('leadership'));
  const server = serve({
    'session.current': () => session,
    'clusters.delays': ({ offset = 0, limit = 50 }: { offset?: number; limit?: number }) => ({
      asOf: TODAY,
      total: lines.length,
      counts: { late: lines.length },
      causes: {},
      movers: [],
      grounds: NO_GROUNDS,
      lines: lines.slice(offset, offset + limit),
    }),
  });
  const { user } = openApp({ at: '/delays', session });
  const listed = () => [...document.querySelectorAll('th[scope=row] a')].map((link) => link.textContent);
  await user.click(await screen.findByText(/^Xem thêm/));
  await screen.findByText('Cụm số 50');
  await user.click(screen.getByText(/^Xem thêm/));
  await screen.findByText('Cụm số 122');
  expect(listed()).toEqual(lines.map(({ row }) => row.name));
  expect(screen.queryByText(/^Xem thêm/)).toBeNull();
  expect(server.callsOf('clusters.delays')).toHaveLength(3);
});

describe('a page for others', () => {
  const main = async () => {
    await screen.findByRole('heading', { level: 1 });
    return within(screen.getByRole('main'));
  };

  test('who is not signed in is shown the way in, and back', async () => {
    serve({});
    openApp({ at: '/delays' });
    const link = await (await main()).findByRole('link', { name: 'Đăng nhập' });
    expect(link.getAttribute('href')).toBe('/sign-in?next=%2Fdelays');
  });

  test.each(['/delays', '/work'])(
    'regression: an administrator was asked to sign in, again and again: %s',
    async (at) => {
      const session = sessionOf(actor('administrator'));
      serve({ 'session.current': () => session });
      openApp({ at, session });
      const page = await main();
      await page.findByText(/^Tài khoản quản trị lo các tài khoản và thiết lập/);
      expect(page.queryByRole('link', { name: 'Đăng nhập' })).toBeNull();
      expect(page.getByRole('link', { name: 'Bản đồ' }).getAttribute('href')).toBe('/');
    },
  );

  test('the department finds the work of all clusters among the delays', async () => {
    const session = sessionOf(actor('department'));
    serve({ 'session.current': () => session });
    openApp({ at: '/work', session });
    const page = await main();
    expect((await page.findByRole('link', { name: 'Chậm tiến độ' })).getAttribute('href')).toBe('/delays');
    expect(page.queryByRole('link', { name: 'Đăng nhập' })).toBeNull();
  });
});
