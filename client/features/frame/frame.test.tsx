import { useQuery } from '@tanstack/react-query';
import { act, cleanup, screen } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { WorkCount } from '../../../server/work/read.ts';
import type { Day } from '../../../shared/day.ts';
import type { Actor } from '../../../shared/roles.ts';
import { trpc } from '../../api.ts';
import { countDrafts, keepDraft } from '../../commands/drafts.ts';
import { useUnits } from '../../session.ts';
import { lines } from '../../testing/lines.ts';
import { openApp, show } from '../../testing/render.tsx';
import { MANAGER, sessionOf, TODAY } from '../../testing/samples.ts';
import { type Outputs, serve } from '../../testing/server.ts';
import { AsOfBanner, AsOfControl } from './as-of.tsx';
import { TopBar } from './bars.tsx';
import { useLiveUpdates, useNewDay } from './live.ts';

describe('signing out', () => {
  const session = sessionOf(MANAGER);
  const programmes: Outputs['programmes']['list'] = [];
  const none: never[] = [];
  // Where the program of the map is there already, its page asks for them before the test is over.
  const ofMap = { 'units.list': () => none, 'units.cells': () => none };
  const answers = { 'programmes.list': () => programmes, ...ofMap };

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

  test('back on the network the line is opened at once, and not at the end of a pause', async () => {
    serve(answers);
    show(<Page today={TODAY} />);
    await pass(100);
    for (let attempt = 0; attempt < 4; attempt++) {
      lines.at(-1)?.refuse();
      await pass(31_000);
    }
    lines.at(-1)?.refuse();
    const before = lines.length;
    await pass(1_000);
    expect(lines).toHaveLength(before);
    window.dispatchEvent(new Event('online'));
    await pass(100);
    expect(lines).toHaveLength(before + 1);
    window.dispatchEvent(new Event('online'));
    await pass(100);
    expect(lines, 'one line, however often').toHaveLength(before + 1);
  });
});

describe('the day looked at', () => {
  const field = () => screen.getByLabelText('Xem hiện trạng tại ngày');
  const go = { name: 'Xem', hidden: true };
  const at = () => new URLSearchParams(window.location.search).get('asof');
  const ask = async (user: UserEvent, text: string) => {
    await user.clear(field());
    await user.type(field(), text);
    await user.click(screen.getByRole('button', go));
  };

  test('regression: the first day of another register stood in the program', async () => {
    serve({});
    const { user } = show(<AsOfControl />, { session: { ...sessionOf(), recordSince: null } });
    await ask(user, '31/12/1899');
    screen.getByText(/^Chọn một ngày từ 01\/01\/1900/);
    await ask(user, '01/01/1900');
    expect(at()).toBe('1900-01-01');
  });

  test('goes back to the first record, where the server says which day that is, and offers none before', async () => {
    serve({});
    const { user } = show(<AsOfControl />, { session: { ...sessionOf(), recordSince: '2024-06-01' } });
    await ask(user, '31/05/2024');
    screen.getByText('Chọn một ngày từ 01/06/2024 đến 31/03/2027.');
    expect(at()).toBeNull();
    const offered = screen.getAllByRole('button', { hidden: true }).map((button) => button.textContent);
    expect(offered).toContain('31/12/2024');
    expect(offered).not.toContain('31/12/2023');
  });

  test('regression: leaving the field went to another day: only the button and Enter do', async () => {
    serve({});
    const { user } = show(<AsOfControl />);
    await user.clear(field());
    await user.type(field(), '30062024');
    expect(field()).toHaveProperty('value', '30/06/2024');
    await user.tab();
    expect(at()).toBeNull();
    await user.click(field());
    await user.keyboard('{Enter}');
    expect(at()).toBe('2024-06-30');
  });

  test('regression: what is no day in the address silently showed today', async () => {
    serve({});
    const { user } = show(<AsOfBanner />, { at: '/?asof=2025-13-45&q=x' });
    await screen.findByText(/^“2025-13-45” trong đường dẫn không phải là một ngày/);
    await user.click(screen.getByRole('button', { name: 'Đóng' }));
    expect(screen.queryByText(/2025-13-45/)).toBeNull();
    expect(window.location.search).toBe('?q=x');
  });
});

describe('what waits, in the bar', () => {
  const counted = (actor: Actor, count: WorkCount) => {
    serve({ 'work.count': () => count });
    show(<TopBar />, { session: sessionOf(actor) });
  };
  const NONE: WorkCount = {
    returned: 0,
    overdue: 0,
    waiting: 0,
    asked: 0,
    requests: 0,
    missed: 0,
    pauses: 0,
  };
  const link = (name: string | RegExp) => screen.findByRole('link', { name });

  test('returned and overdue reports are counted, and named for those who hear them', async () => {
    counted(MANAGER, { ...NONE, returned: 1, overdue: 2 });
    const work = await link('Việc của tôi: 3 (1 báo cáo bị trả lại và 2 cụm quá hạn báo cáo)');
    expect(work.textContent).toBe('Việc của tôi(3)');
    expect(work.getAttribute('href')).toBe('/work');
  });

  test('nothing that waits is no number', async () => {
    counted(MANAGER, NONE);
    expect((await link('Việc của tôi')).textContent).toBe('Việc của tôi');
  });

  test('a committee and the department have their inbox there; a visitor has no such place', async () => {
    for (const actor of [
      { id: 'c', role: 'area_committee', unit: '017', clusters: [] },
      { id: 'd', role: 'department', unit: null, clusters: [] },
    ] as const) {
      counted(actor, { ...NONE, waiting: 4 });
      await link('Việc của tôi: 4 (4 báo cáo chờ xác nhận)');
      cleanup();
    }
    serve({});
    show(<TopBar />);
    expect(screen.queryByRole('link', { name: /Việc của tôi/ })).toBeNull();
  });
});

describe('drafts that were not sent', () => {
  const keep = (person: string, key: string) =>
    keepDraft(
      { person, form: 'forecast', stream: 'cluster:HN-001', key },
      { on: TODAY, version: 1, fields: { note: key } },
    );
  const leave = (user: UserEvent) =>
    user.click(screen.getByRole('button', { name: 'Đăng xuất', hidden: true }));

  test('are told before one signs out, and deleted only when one says so; those of others stay', async () => {
    const server = serve({ 'session.current': () => sessionOf(MANAGER) }, ({ pathname }) =>
      pathname === '/api/auth/sign-out' ? Response.json({ success: true }) : undefined,
    );
    keep('p1', 'works_accepted');
    keep('p1', 'first_tenant');
    keep('p2', 'works_accepted');
    const { user } = show(<TopBar />, { session: sessionOf(MANAGER) });
    await leave(user);
    await screen.findByText(/^Trên máy này còn 2 bản nháp chưa gửi/);
    await user.click(screen.getByRole('button', { name: 'Ở lại', hidden: true }));
    expect([server.requests, countDrafts('p1')]).toEqual([[], 2]);
    await leave(user);
    await user.click(screen.getByRole('button', { name: 'Xóa và đăng xuất', hidden: true }));
    await expect.poll(() => countDrafts('p1')).toBe(0);
    expect(countDrafts('p2')).toBe(1);
    expect(server.requests).toEqual([{ url: '/api/auth/sign-out', method: 'POST' }]);
  });

  test('stay when signing out did not come about', async () => {
    serve({ 'session.current': () => sessionOf(MANAGER) }, () => Response.json({}, { status: 500 }));
    keep('p1', 'works_accepted');
    const { user } = show(<TopBar />, { session: sessionOf(MANAGER) });
    await leave(user);
    await user.click(screen.getByRole('button', { name: 'Xóa và đăng xuất', hidden: true }));
    await screen.findByText(/^Chưa đăng xuất được/);
    expect(countDrafts('p1')).toBe(1);
  });
});
