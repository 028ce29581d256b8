import { useQuery } from '@tanstack/react-query';
import { act, screen } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Day } from '../../../shared/day.ts';
import { trpc } from '../../api.ts';
import { useUnits } from '../../session.ts';
import { lines } from '../../testing/lines.ts';
import { openApp, show } from '../../testing/render.tsx';
import { MANAGER, sessionOf, TODAY } from '../../testing/samples.ts';
import { type Outputs, serve } from '../../testing/server.ts';
import { AsOfControl } from './as-of.tsx';
import { useLiveUpdates, useNewDay } from './live.ts';

describe('signing out', () => {
  const session = sessionOf(MANAGER);
  const programmes: Outputs['programmes']['list'] = [];
  const answers = { 'programmes.list': () => programmes };

  test('asks the server, and shows the page of somebody who is not signed in', async () => {
    let isSignedIn = true;
    const server = serve(
      { ...answers, 'session.current': () => (isSignedIn ? session : sessionOf()) },
      ({ pathname }) => {
        // Where one goes then is not looked at here.
        if (pathname === '/api/map') return Response.json({}, { status: 503 });
        if (pathname !== '/api/auth/sign-out') return undefined;
        isSignedIn = false;
        return Response.json({ success: true });
      },
    );
    const { user } = openApp({ at: '/sign-in', session });
    await user.click(await screen.findByRole('button', { name: 'Đăng xuất', hidden: true }));
    expect(server.requests).toContainEqual({ url: '/api/auth/sign-out', method: 'POST' });
    await screen.findByRole('link', { name: 'Đăng nhập', hidden: true });
  });

  test('says so when it did not come about, and changes nothing', async () => {
    serve({ ...answers, 'session.current': () => session }, () => Response.json({}, { status: 500 }));
    const { user } = openApp({ at: '/sign-in', session });
    await user.click(await screen.findByRole('button', { name: 'Đăng xuất', hidden: true }));
    await screen.findByText(/^Chưa đăng xuất được/);
    expect(window.location.pathname).toBe('/sign-in');
    screen.getByRole('button', { name: 'Đăng xuất', hidden: true });
  });
});

describe('what changes while the page is open', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

  function Page({ today }: { today: Day }) {
    const connected = useLiveUpdates();
    useNewDay(today);
    useUnits();
    useQuery(trpc.programmes.list.queryOptions({}));
    return <p>{connected ? 'nối' : 'đứt'}</p>;
  }
  const answers = { 'programmes.list': () => [], 'units.list': () => [] };
  const asked = (server: ReturnType<typeof serve>) => ({
    programmes: server.callsOf('programmes.list').length,
    units: server.callsOf('units.list').length,
  });

  test('a new day asks for everything again, also for what else stays: units change with the day', async () => {
    const server = serve(answers);
    const { again } = show(<Page today={TODAY} />);
    await pass(100);
    expect(asked(server)).toEqual({ programmes: 1, units: 1 });
    again(<Page today={TODAY} />);
    await pass(100);
    expect(asked(server)).toEqual({ programmes: 1, units: 1 });
    again(<Page today="2025-04-01" />);
    await pass(100);
    expect(asked(server)).toEqual({ programmes: 2, units: 2 });
  });

  test('hints that come together are answered together, by asking again for what can have changed', async () => {
    const server = serve(answers);
    show(<Page today={TODAY} />);
    await pass(100);
    lines[0]?.connect();
    lines[0]?.hint('HN-001');
    lines[0]?.hint('HN-002');
    await pass(1000);
    expect(asked(server)).toEqual({ programmes: 2, units: 1 });
  });

  test('a dropped line is told, and what was missed is asked for when it is back', async () => {
    const server = serve(answers);
    show(<Page today={TODAY} />);
    await pass(100);
    lines[0]?.connect();
    lines[0]?.drop();
    await pass(1000);
    screen.getByText('đứt');
    expect(asked(server).programmes).toBe(1);
    lines[0]?.connect();
    await pass(1000);
    screen.getByText('nối');
    expect(asked(server).programmes).toBe(2);
  });

  test('regression: a line that a proxy refused once was never opened again', async () => {
    const server = serve(answers);
    show(<Page today={TODAY} />);
    await pass(100);
    lines[0]?.connect();
    await pass(100);
    lines[0]?.refuse();
    await pass(100);
    screen.getByText('đứt');
    await pass(31_000);
    lines.at(-1)?.refuse();
    await pass(31_000);
    expect(lines.length).toBeGreaterThanOrEqual(3);
    lines.at(-1)?.connect();
    await pass(1000);
    screen.getByText('nối');
    expect(asked(server).programmes).toBe(2);
  });
});

describe('the day looked at', () => {
  const input = () => screen.getByLabelText('Xem hiện trạng tại ngày');

  test('regression: the first day of another register stood in the program', () => {
    serve({});
    show(<AsOfControl />, { session: { ...sessionOf(), recordSince: null } });
    expect(input().getAttribute('min')).toBe('1900-01-01');
  });

  test('goes back to the first record, where the server says which day that is, and offers none before', () => {
    serve({});
    show(<AsOfControl />, { session: { ...sessionOf(), recordSince: '2024-06-01' } });
    expect(input().getAttribute('min')).toBe('2024-06-01');
    const offered = screen.getAllByRole('button', { hidden: true }).map((button) => button.textContent);
    expect(offered).toContain('31/12/2024');
    expect(offered).not.toContain('31/12/2023');
  });
});
