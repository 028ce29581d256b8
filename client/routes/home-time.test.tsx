import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { packRows } from '../../shared/cluster-row.ts';
import { type Day, daysBetween } from '../../shared/day.ts';
import type { Actor } from '../../shared/roles.ts';
import { openApp } from '../testing/render.tsx';
import { rowOf, sessionOf, TODAY } from '../testing/samples.ts';
import { serve } from '../testing/server.ts';
import { targetOf } from '../testing/targets.ts';
import { SINCE, timelineSent } from '../testing/timeline.ts';

const LEADER: Actor = { id: 'p9', role: 'leadership', unit: null, clusters: [] };
const inTarget = { cohorts: ['start-43'], achieved: ['start-43'], unit: '001', lat: null, lon: null };
/** Today: both have started. */
const ROWS = ['HN-001', 'HN-002'].map((code) => rowOf({ ...inTarget, code, name: `Cụm ${code}` }));
const NOT_STARTED = { stage: 'preparation' as const, gate: 'construction_started' as const, achieved: [] };

const answers = {
  'units.list': () => [],
  'units.cells': () => [],
  'programmes.list': () => [targetOf()],
};

// Comes when it is asked for; the clock of a test does not bring it.
beforeAll(() => import('./home.tsx'));
beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
});
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
// What is waiting to be asked together with more must be asked before the clock is taken away.
afterEach(() => pass(100));

type Door = (url: URL) => Response | undefined;

async function openMap({ actor, door, at = '/' }: { actor?: Actor; door?: Door; at?: string } = {}) {
  const asked: string[] = [];
  serve({ ...answers, 'session.current': () => sessionOf(actor) }, (url) => {
    asked.push(`${url.pathname}${url.search}`);
    const answer = door?.(url);
    if (answer) return answer;
    return url.pathname === '/api/timeline' ? Response.json(timelineSent()) : undefined;
  });
  const app = openApp({ at, session: sessionOf(actor), rows: ROWS });
  // The other rules of a timeline come with it.
  for (let i = 0; i < 20; i++) await pass(10);
  return { ...app, asked };
}

const line = () => screen.getByRole('slider', { name: 'Ngày đang xem' });
const strip = () => within(screen.getByRole('region', { name: 'Dòng thời gian' }));
const shownDay = () => strip().getByRole('status').textContent;
const barDay = () => document.querySelector('.as-of-button strong')?.textContent;
const finding = () => screen.getByRole('heading', { level: 1 }).textContent;
const listed = () =>
  screen.queryAllByRole('option').flatMap((option) => option.querySelector('strong')?.textContent ?? []);
const asOf = () => new URLSearchParams(window.location.search).get('asof');
const isPast = () => document.querySelector('.frame-past') !== null;

/** The thumb is moved to a day, and still held. */
function drag(day: Day) {
  fireEvent.input(line(), { target: { value: String(daysBetween(SINCE, day)) } });
}
/** The thumb is let go: the browser's own event for it. */
const letGo = () => act(() => void line().dispatchEvent(new Event('change', { bubbles: true })));

async function reach() {
  fireEvent.pointerEnter(line());
  // A chunk of the program and an answer, one after the other.
  await vi.dynamicImportSettled();
  await pass(50);
}

describe('the slider', () => {
  test('on the way finding, list, frame and the day in the bar go together, and the address stays', async () => {
    const { asked } = await openMap();
    expect(finding()).toBe('Cả 2 cụm đã khởi công');
    await reach();
    drag('2024-06-01');
    expect([shownDay(), barDay(), isPast()]).toEqual(['01/06/2024', '01/06/2024', true]);
    expect(finding()).toBe('1 trong 2 cụm chưa khởi công');
    // The one that is late comes first.
    expect(listed()).toEqual(['HN-002', 'HN-001'].map((code) => `Cụm ${code}`));
    drag('2020-06-01');
    expect(finding()).toBe('1 trong 1 cụm chưa khởi công');
    expect(listed()).toEqual(['Cụm HN-001']);
    expect(asOf()).toBeNull();
    expect(asked).toEqual([`/api/timeline?from=${SINCE}&to=${TODAY}`]);
  });

  test('let go, the address has the day once and Back leads where it led; nothing is asked for that is known', async () => {
    const { asked, router } = await openMap();
    await reach();
    const entries = window.history.length;
    const seen: (string | null)[] = [];
    router.subscribe(() => seen.push(asOf()));
    for (const day of ['2024-06-01', '2023-06-01', '2022-06-01']) drag(day);
    expect(seen).toEqual([]);
    letGo();
    await pass(50);
    expect([asOf(), finding(), shownDay()]).toEqual([
      '2022-06-01',
      '2 trong 2 cụm chưa khởi công',
      '01/06/2022',
    ]);
    expect(new Set(seen)).toEqual(new Set(['2022-06-01']));
    expect(window.history.length).toBe(entries);
    expect(asked.filter((path) => path.startsWith('/api/map'))).toEqual([]);
  });

  test('is not asked for before somebody reaches for it', async () => {
    const { asked } = await openMap();
    expect(asked).toEqual([]);
    expect(line().getAttribute('aria-valuetext')).toBe('31/03/2025');
  });

  test('goes by keys: a day, a month, to either end; at rest a while after the last', async () => {
    await openMap({ at: '/?asof=2024-06-15', door: mapOn({ '2024-06-15': ROWS }) });
    await reach();
    const press = (key: string) => fireEvent.keyDown(line(), { key });
    const days = (keys: string[]) =>
      keys.map((key) => {
        press(key);
        return shownDay();
      });
    expect(
      days(['ArrowLeft', 'PageDown', 'PageUp', 'ArrowRight', 'Home', 'ArrowLeft', 'End', 'ArrowRight']),
    ).toEqual([
      '14/06/2024',
      '14/05/2024',
      '14/06/2024',
      '15/06/2024',
      '15/03/2018',
      '15/03/2018',
      '31/03/2025',
      '31/03/2025',
    ]);
    press('PageDown');
    await pass(300);
    expect(asOf()).toBe('2024-06-15');
    await pass(300);
    expect(asOf()).toBe('2025-02-28');
  });

  test('one tap leads out of the past', async () => {
    await openMap();
    await reach();
    drag('2022-06-01');
    letGo();
    await pass(50);
    expect(isPast()).toBe(true);
    fireEvent.click(strip().getByRole('button', { name: 'Hôm nay' }));
    await pass(50);
    expect([asOf(), isPast(), finding()]).toEqual([null, false, 'Cả 2 cụm đã khởi công']);
    expect(strip().queryByRole('button', { name: 'Hôm nay' })).toBeNull();
  });
});

/** Answers for some days of the map; a day that is not among them is still being waited for. */
const mapOn =
  (days: Record<Day, typeof ROWS>): Door =>
  ({ pathname, searchParams }) => {
    const day = searchParams.get('asOf') ?? TODAY;
    const rows = days[day];
    if (pathname !== '/api/map' || !rows) return undefined;
    return Response.json({ asOf: day, ...packRows(rows, 'internal') });
  };

describe('playing', () => {
  test('begins at the first day, goes from end of month to end of month and ends today, without a day in the address', async () => {
    const { router } = await openMap();
    await reach();
    const seen: unknown[] = [];
    router.subscribe(() => seen.push(asOf()));
    fireEvent.click(strip().getByRole('button', { name: 'Phát theo tháng' }));
    expect(shownDay()).toBe('15/03/2018');
    const days: (string | null)[] = [];
    for (let i = 0; i < 3; i++) {
      await pass(500);
      days.push(shownDay());
    }
    expect(days).toEqual(['31/03/2018', '30/04/2018', '31/05/2018']);
    expect(finding()).toBe('Bản đồ cụm công nghiệp');
    await pass(500 * 72);
    expect(shownDay()).toBe('31/05/2024');
    expect(finding()).toBe('1 trong 2 cụm chưa khởi công');
    expect(seen).toEqual([]);
    await pass(500 * 20);
    expect([shownDay(), asOf(), finding()]).toEqual(['31/03/2025', null, 'Cả 2 cụm đã khởi công']);
    strip().getByRole('button', { name: 'Phát theo tháng' });
  });

  test('stopped, one is at rest on the day reached; at twice the speed it comes twice as far', async () => {
    await openMap();
    await reach();
    fireEvent.click(strip().getByRole('button', { name: 'Phát theo tháng' }));
    fireEvent.change(strip().getByRole('combobox', { name: 'Tốc độ phát' }), { target: { value: '4' } });
    await pass(1000);
    fireEvent.click(strip().getByRole('button', { name: 'Tạm dừng' }));
    await pass(2000);
    expect([shownDay(), asOf()]).toEqual(['30/06/2018', '2018-06-30']);
  });
});

describe('somebody who sees more than the published record', () => {
  const late = rowOf({ ...inTarget, ...NOT_STARTED, code: 'HN-001', lateness: 'late', slip: 77 });

  test('who goes elsewhere while the day’s rows are on their way is there', async () => {
    await openMap({ actor: LEADER });
    const others = fetch;
    vi.stubGlobal('fetch', (target: string, init?: RequestInit) =>
      target.startsWith('/api/map') ? new Promise<Response>(() => {}) : others(target, init),
    );
    await reach();
    drag('2023-08-01');
    letGo();
    await pass(50);
    expect([asOf(), finding()]).toEqual(['2023-08-01', '2 trong 2 cụm chưa khởi công']);
    fireEvent.click(screen.getByRole('button', { name: 'Về hôm nay' }));
    await pass(50);
    expect([asOf(), finding(), shownDay(), isPast()]).toEqual([
      null,
      'Cả 2 cụm đã khởi công',
      '31/03/2025',
      false,
    ]);
  });

  test('never sees the rows of another day while those of the day at rest are on their way', async () => {
    let arrive = (_answer: Response) => {};
    const { asked } = await openMap({ actor: LEADER });
    const others = fetch;
    vi.stubGlobal('fetch', (target: string, init?: RequestInit) => {
      if (!target.startsWith('/api/map')) return others(target, init);
      asked.push(target);
      return new Promise<Response>((resolve) => (arrive = resolve));
    });
    await reach();
    drag('2023-08-01');
    letGo();
    await pass(50);
    expect(asOf()).toBe('2023-08-01');
    expect(asked.at(-1)).toBe('/api/map?asOf=2023-08-01');
    expect(finding()).toBe('2 trong 2 cụm chưa khởi công');
    expect(document.querySelector('.is-loading')).toBeNull();
    arrive(Response.json({ asOf: '2023-08-01', ...packRows([late], 'internal') }));
    await pass(50);
    expect(finding()).toBe('1 trong 1 cụm chưa khởi công');
    expect(within(screen.getByRole('listbox')).getByRole('option').textContent).toContain('chậm 77 ngày');
  });
});

describe('a record that does not come', () => {
  test('is told, can be asked for again, and a day can still be chosen', async () => {
    let isThere = false;
    const { asked } = await openMap({
      door: (url) =>
        url.pathname === '/api/timeline' && !isThere
          ? Response.json({ error: { code: 'TOO_MANY', fields: [] } }, { status: 429 })
          : mapOn({ '2022-06-01': [rowOf({ ...inTarget, ...NOT_STARTED })] })(url),
    });
    await reach();
    strip().getByText(/^Chưa tải được dòng thời gian/);
    drag('2022-06-01');
    // What is shown is not of the day that is said: it stands back.
    expect(document.querySelector('.is-loading')).not.toBeNull();
    letGo();
    await pass(50);
    expect(asked.at(-1)).toBe('/api/map?asOf=2022-06-01');
    expect([asOf(), finding()]).toEqual(['2022-06-01', '1 trong 1 cụm chưa khởi công']);
    isThere = true;
    fireEvent.click(strip().getByRole('button', { name: 'Thử lại' }));
    await reach();
    expect(strip().queryByText(/^Chưa tải được/)).toBeNull();
    drag('2024-06-01');
    expect(finding()).toBe('1 trong 2 cụm chưa khởi công');
  });

  test('is played from a later day on where it is too large, and that is said', async () => {
    const { asked } = await openMap({
      door: ({ pathname, searchParams }) => {
        const since = searchParams.get('from') ?? '';
        if (pathname !== '/api/timeline') return undefined;
        if (since > '2021-01-01') return Response.json(timelineSent(since));
        return Response.json({ error: { code: 'TOO_LARGE', fields: [] } }, { status: 413 });
      },
    });
    await reach();
    expect(asked).toEqual([
      `/api/timeline?from=${SINCE}&to=${TODAY}`,
      `/api/timeline?from=2021-09-22&to=${TODAY}`,
    ]);
    strip().getByText('Hồ sơ quá lớn để phát toàn bộ: chỉ phát được từ 22/09/2021.');
    fireEvent.keyDown(line(), { key: 'Home' });
    expect(shownDay()).toBe('22/09/2021');
  });
});

test('before the first record the way to it is offered', async () => {
  await openMap({ at: '/?asof=1990-01-01', door: mapOn({ '1990-01-01': [], [SINCE]: ROWS }) });
  screen.getByText(/Ngày sớm nhất có dữ liệu: 15\/03\/2018/);
  fireEvent.click(screen.getByRole('button', { name: 'Xem ngày này' }));
  await pass(50);
  expect(asOf()).toBe(SINCE);
});
