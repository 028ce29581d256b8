import { screen, within } from '@testing-library/react';
import { beforeAll, describe, expect, test } from 'vitest';
import type { DelayLine } from '../../server/clusters/delays.ts';
import type { Cause } from '../../shared/cause.ts';
import type { ClusterRow } from '../../shared/cluster-row.ts';
import type { Listing } from '../../shared/delay-list.ts';
import type { Filter } from '../../shared/filter.ts';
import type { Actor, Role } from '../../shared/roles.ts';
import type { DelayData } from '../features/delays/words.ts';
import { delaysOf, moverOf, totalOf, UNITS } from '../testing/delay-samples.ts';
import { openApp } from '../testing/render.tsx';
import { delayOf, rowOf, sessionOf, workOf } from '../testing/samples.ts';
import { serve } from '../testing/server.ts';

const actor = (role: Role): Actor => ({ id: 'p', role, unit: null, clusters: [] });

// The page comes when it is first asked for; no test is to wait for that.
beforeAll(() => import('./delays.tsx'));

const session = sessionOf(actor('leadership'));
const answers = {
  'session.current': () => session,
  'units.list': () => UNITS,
};

/** The page, whose list is answered by the question. */
async function openDelays(answer: (asked: Asked) => DelayData, at = '/delays') {
  const server = serve({ ...answers, 'clusters.delays': answer });
  const app = openApp({ at, session });
  await screen.findByRole('heading', { level: 1 });
  const asked = () => server.callsOf('clusters.delays').at(-1)?.input as Asked;
  return { ...app, server, asked };
}
type Asked = { filter: Filter; offset?: number; limit?: number } & Listing;

const line = (code: string, more: Partial<ClusterRow> = {}, rest: Partial<DelayLine> = {}) =>
  delayOf({ row: rowOf({ code, name: `Cụm ${code}`, lateness: 'late', slip: 100, ...more }), ...rest });
const address = () => new URLSearchParams(window.location.search);

test('every delay is listed, once and in order, and all of them are there for paper without being asked for', async () => {
  const lines = Array.from({ length: 45 }, (_l, i) => line(`số ${i}`, { slip: 500 - i }));
  // A server that gives no more than twenty at once.
  const { server } = await openDelays(({ offset = 0 }) =>
    delaysOf(lines.slice(offset, offset + 20), { total: 45, entries: 45 }),
  );
  await screen.findByText('Cụm số 44');
  const listed = [...document.querySelectorAll('th[scope=row] a')].map((link) => link.textContent);
  expect(listed).toEqual(lines.map(({ row }) => row.name));
  expect(screen.queryByText(/^Xem thêm/)).toBeNull();
  expect(server.callsOf('clusters.delays')).toHaveLength(3);
});

test('regression: shares of the late were told of made-up dates without a word', async () => {
  const grounds = { reported: 0, sourced: 4, derived: 0, illustrative: 24 };
  await openDelays(() => delaysOf([line('A')], { grounds }));
  const said = (await screen.findByText('24 minh họa')).closest('p');
  expect(said?.textContent).toMatch(/: 4 .*· 24 minh họa$/);
});

describe('why, and whose move', () => {
  const data = delaysOf([line('A')], {
    total: 6,
    counts: { critical: 2, late: 3, at_risk: 1 },
    areas: [totalOf('276', { clusters: 3, late: 3, critical: 2, worst: 2100 }), totalOf('017')],
    causes: [
      totalOf('permits', { clusters: 4, late: 2 }),
      totalOf('wastewater'),
      totalOf<Cause>(null, { clusters: 2 }),
    ],
    movers: [moverOf('department', 'Sở Công Thương', { clusters: 4 }), moverOf(null, '')],
    gravest: {
      area: totalOf('276', { clusters: 3, late: 3, critical: 2, worst: 2100 }),
      causes: [totalOf('land_lease', { clusters: 2 }), totalOf<Cause>(null)],
      movers: [moverOf('city', 'UBND Thành phố', { clusters: 3 })],
    },
  });

  test('of the worst area stand beside the list before anybody asks; a press shows it alone', async () => {
    const { user, asked } = await openDelays(() => data);
    const heading = await screen.findByRole('heading', { name: 'Chậm nhất: huyện Thạch Thất' });
    const card = within(heading.parentElement as HTMLElement);
    card.getByText('3 cụm chậm, 2 cụm từ 12 tháng trở lên, lâu nhất 69 tháng');
    const [because, moves] = card.getAllByRole('list').map((list) => list.textContent);
    expect(because).toBe('Thủ tục thuê đất, giá đất 2Chưa ghi nhận vướng mắc 1');
    expect(moves).toBe('UBND Thành phố 3');
    await user.click(card.getByRole('button'));
    expect(address().get('unit')).toBe('276');
    await screen.findByRole('heading', { name: 'Vì sao huyện Thạch Thất chậm' });
    expect(asked().filter).toEqual({ unit: '276' });
    screen.getByRole('heading', { level: 1, name: /^Huyện Thạch Thất: 5 cụm chậm tiến độ, trong đó 2 cụm/ });
  });

  test('as bars: each tells how many and filters, one after another, and lets go when pressed again', async () => {
    const { user, asked } = await openDelays(() => data);
    const bar = (name: RegExp) => screen.getByRole('button', { name });
    await user.click(bar(/^Giấy phép, ĐTM, phòng cháy 4/));
    await user.click(bar(/^Chưa có xử lý nước thải tập trung 1/));
    expect(address().get('causes')).toBe('permits,wastewater');
    await user.click(bar(/^Sở Công Thương 4/));
    expect(asked().filter).toEqual({ causes: ['permits', 'wastewater'], mover: 'department' });
    expect(bar(/^Sở Công Thương 4/).getAttribute('aria-pressed')).toBe('true');
    await user.click(bar(/^Giấy phép/));
    await user.click(bar(/^Sở Công Thương 4/));
    expect(address().toString()).toBe('causes=wastewater');
    expect(bar(/^Thạch Thất 3/).getAttribute('title')).toBe(
      'Thạch Thất: 3 cụm, 3 cụm chậm, 2 cụm từ 12 tháng trở lên, lâu nhất 69 tháng',
    );
  });

  test('what is not on record can be asked for as well, in place of what is', async () => {
    const { user, asked } = await openDelays(() => data, '/delays?causes=permits');
    const totals = within(await screen.findByRole('region', { name: 'Vì sao, việc ở ai' }));
    await user.click(totals.getByRole('button', { name: /^Chưa ghi nhận vướng mắc 2/ }));
    expect(address().toString()).toBe('none=cause');
    expect(asked()).toMatchObject({ filter: {}, none: 'cause' });
    await user.click(totals.getByRole('button', { name: /^Giấy phép/ }));
    expect(address().toString()).toBe('causes=permits');
  });
});

describe('what is asked stands in the address', () => {
  test('a class, and the same press lets it go; classes of which there is none are not offered', async () => {
    const { user } = await openDelays(() =>
      delaysOf([line('A')], { counts: { critical: 2, late: 3, at_risk: 1 } }),
    );
    const bar = screen.getByRole('group', { name: 'Nhóm' });
    const names = within(bar)
      .getAllByRole('button')
      .map((button) => button.textContent);
    expect(names).toEqual([
      '6 Chậm và có nguy cơ',
      '2 Chậm từ 12 tháng trở lên',
      '3 Chậm dưới 12 tháng',
      '1 Có nguy cơ chậm',
    ]);
    await user.click(within(bar).getByText('Chậm từ 12 tháng trở lên'));
    expect(address().get('lateness')).toBe('critical');
    await user.click(within(bar).getByText('Chậm từ 12 tháng trở lên'));
    expect(address().get('lateness')).toBeNull();
  });

  test('the head of a column sorts by it, the other way round, and not at all', async () => {
    const { user, asked } = await openDelays(() => delaysOf([line('A')]));
    const head = () => screen.getByRole('columnheader', { name: /^Chậm so với/ });
    const press = () => user.click(within(head()).getByRole('button'));
    expect(head().getAttribute('aria-sort')).toBe('none');
    await press();
    expect(asked().sort).toEqual({ by: 'delay', direction: 'down' });
    expect(head().getAttribute('aria-sort')).toBe('descending');
    await press();
    expect(address().get('sort')).toBe('delay.up');
    await press();
    expect(address().get('sort')).toBeNull();
  });

  test('groups: each under its name, with how many and how bad', async () => {
    const groups = [
      totalOf('276', { clusters: 2, late: 2, critical: 1, worst: 400 }),
      totalOf(null, { late: 0 }),
    ];
    const lines = [
      line('A', {}, { heading: '276' }),
      line('B', {}, { heading: '276' }),
      line('C', {}, { heading: null }),
    ];
    const { user } = await openDelays(({ group }) => delaysOf(lines, { groups: group ? groups : null }));
    await user.selectOptions(screen.getByLabelText('Nhóm theo'), 'Địa bàn');
    expect(address().get('group')).toBe('area');
    await screen.findByText('Thạch Thất', { selector: 'b' });
    const rows = screen
      .getAllByRole('row')
      .slice(1)
      .map((row) => row.querySelector('a, b')?.textContent);
    expect(rows).toEqual(['Thạch Thất', 'Cụm A', 'Cụm B', 'Chưa rõ', 'Cụm C']);
    screen.getByText('2 cụm · 2 cụm chậm, 1 cụm từ 12 tháng trở lên · lâu nhất 13 tháng');
  });

  test('each condition has its way out; what is set to order the list stays', async () => {
    const { user } = await openDelays(
      () => delaysOf([line('A')]),
      '/delays?unit=276&causes=permits,market&sort=name.up',
    );
    await user.click(await screen.findByRole('button', { name: 'Bỏ lọc Giấy phép, ĐTM, phòng cháy' }));
    expect(address().get('causes')).toBe('market');
    await user.click(screen.getByRole('button', { name: 'Bỏ mọi điều kiện' }));
    expect(address().toString()).toBe('sort=name.up');
  });

  test('where nothing is left it is told which condition to drop, the most helpful first', async () => {
    const without = { class: 2, cause: 0, mover: 0, area: 5, change: 0, search: 0, more: 0 };
    const { user } = await openDelays(
      ({ filter }) => (filter.unit ? delaysOf([], { without, counts: {} }) : delaysOf([line('A')])),
      '/delays?unit=276&lateness=late&causes=permits',
    );
    await screen.findByText('Không có cụm nào khớp với các điều kiện này.');
    const ways = screen.getAllByRole('button', { name: /^Bỏ .*: còn/ }).map((button) => button.textContent);
    expect(ways).toEqual(['Bỏ địa bàn: còn 5 cụm', 'Bỏ mức chậm: còn 2 cụm']);
    // Of what was filtered away it is not said that it is in time.
    screen.getByRole('heading', { level: 1, name: 'Theo điều kiện đang lọc: không có cụm nào chậm tiến độ' });
    await user.click(screen.getByText('Bỏ địa bàn: còn 5 cụm'));
    expect(address().get('unit')).toBeNull();
    await screen.findByText('Cụm A');
  });
});

describe('what is new since a day', () => {
  const open = (at = '/delays') =>
    openDelays(
      ({ since }) =>
        delaysOf([line('A', {}, { change: since ? 'newly' : null })], {
          changes: since ? { newly: 3, recovered: 1 } : null,
        }),
      at,
    );

  test('is chosen by a press: a week, a month, or the quarter’s beginning before the day looked at', async () => {
    const { user, asked } = await open();
    expect(screen.queryByText('mới chậm')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Mới từ ngày' }));
    await user.click(screen.getByRole('button', { name: 'đầu quý' }));
    expect(address().get('since')).toBe('2024-12-31');
    await user.click(screen.getByRole('button', { name: '1 tháng trước' }));
    expect(address().get('since')).toBe('2025-02-28');
    await screen.findByText('mới chậm');
    expect(asked().since).toBe('2025-02-28');
    expect((await screen.findByRole('status')).textContent).toBe(
      '3 cụm chậm thêm, 1 cụm hết chậm từ 28/02/2025',
    );
  });

  test('both numbers open to what they count, of whatever class', async () => {
    const { user, asked } = await open('/delays?since=2025-02-28&lateness=critical');
    await user.click(await screen.findByRole('button', { name: '3 cụm chậm thêm' }));
    expect(asked()).toMatchObject({ since: '2025-02-28', changed: 'newly', filter: {} });
    await user.click(screen.getByRole('button', { name: '1 cụm hết chậm' }));
    expect(asked()).toMatchObject({ changed: 'recovered' });
    await user.click(screen.getByRole('button', { name: 'Thôi so sánh' }));
    expect(address().toString()).toBe('');
  });
});

describe('on a wall', () => {
  const lines = Array.from({ length: 23 }, (_l, i) => line(String(i)));
  const open = () =>
    openDelays(
      ({ offset = 0, limit = 50 }) =>
        delaysOf(lines.slice(offset, offset + limit), {
          total: 23,
          entries: 23,
          counts: { critical: 4, late: 19 },
        }),
      '/delays?view=projector&unit=276',
    );
  const names = () => [...document.querySelectorAll('.projector-name b')].map((name) => name.textContent);

  test('ten rows with the finding, the day and the totals; the keys turn the pages and stop at both ends', async () => {
    const { user } = await open();
    await screen.findByText('Cụm 0');
    expect(names()).toEqual(lines.slice(0, 10).map(({ row }) => row.name));
    screen.getByRole('heading', { level: 1, name: /23 cụm chậm tiến độ, trong đó 4 cụm/ });
    screen.getByText('31/03/2025', { selector: '.projector-day' });
    await user.keyboard('{ArrowLeft}');
    screen.getByText('1–10 trên 23 cụm');
    await user.keyboard('{ArrowRight}');
    await screen.findByText('Cụm 10');
    await user.keyboard('{PageDown}');
    await screen.findByText('Cụm 22');
    expect(names()).toHaveLength(3);
    await user.keyboard('{ArrowRight}');
    screen.getByText('21–23 trên 23 cụm');
    await user.keyboard('{Home}');
    await screen.findByText('Cụm 0');
  });

  test('Escape leaves it, and the list is as it was', async () => {
    const { user } = await open();
    await screen.findByText('Cụm 0');
    await user.keyboard('{Escape}');
    await screen.findByRole('table');
    expect(address().toString()).toBe('unit=276');
  });
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

  test('leadership finds the work of all clusters among the delays, below what it decides itself', async () => {
    const session = sessionOf(actor('leadership'));
    serve({ 'session.current': () => session, 'work.mine': () => workOf() });
    openApp({ at: '/work', session });
    const page = await main();
    expect((await page.findByRole('link', { name: 'Chậm tiến độ' })).getAttribute('href')).toBe('/delays');
    expect(page.queryByRole('link', { name: 'Đăng nhập' })).toBeNull();
    // It confirms no reports: that none waits is not said to it.
    expect(page.queryByText(/Chờ xác nhận/)).toBeNull();
  });
});
