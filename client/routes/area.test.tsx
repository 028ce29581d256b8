import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { areaStanding, cityStandings } from '../../shared/area.ts';
import type { ClusterRow } from '../../shared/cluster-row.ts';
import { AppError } from '../../shared/errors.ts';
import { openApp } from '../testing/render.tsx';
import { rowOf } from '../testing/samples.ts';
import { serve } from '../testing/server.ts';

/** Two districts of four cells each, side by side. */
const CELLS = [0, 1, 2, 3].flatMap((r): [number, number, string, string][] => [
  [0, r, '001', '00001'],
  [6, r, '002', '00002'],
]);
const unit = (code: string, nameVi: string) => ({
  code,
  level: 'district' as const,
  kind: 'district',
  nameVi,
  nameEn: nameVi,
  validFrom: '2008-08-01',
  validTo: null,
  areaKm2: 4,
});
const WEST = unit('001', 'Huyện Phía Tây');
const EAST = unit('002', 'Huyện Phía Đông');

const cluster = (code: string, where: string | null, more: Partial<ClusterRow> = {}) =>
  rowOf({ code, name: `Cụm ${code}`, unit: where, ...more });
const LATE = { lateness: 'late', slip: 100, overdue: 50 } as const;
const DONE = { stage: 'operating', lateness: 'done', gate: null, slip: null, reportAge: 1800 } as const;
/** In the west three of four with a schedule are late, in the east one of one; one lies nowhere. */
const ROWS = [
  cluster('W1', '001', LATE),
  cluster('W2', '001', LATE),
  cluster('W3', '001', LATE),
  cluster('W4', '001'),
  cluster('W5', '001', DONE),
  cluster('E1', '002', LATE),
  cluster('E2', '002', { lateness: 'no_plan', slip: null }),
  cluster('N1', null, LATE),
];

beforeEach(() => {
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(800);
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
});

function answersFor(rows: readonly ClusterRow[]) {
  const { none, city } = cityStandings(rows);
  return {
    'units.list': () => [WEST, EAST],
    'units.cells': () => CELLS,
    'units.standings': () => ({ asOf: '2025-03-31', ...cityStandings(rows) }),
    'units.page': ({ code }: { code: string }) => {
      const here = rows.filter((row) => row.unit === code);
      return {
        asOf: '2025-03-31',
        unit: code === '001' ? WEST : EAST,
        validNow: true,
        kin: [],
        internal: false,
        rows: here,
        standing: areaStanding(here),
        none,
        city,
        dues: [],
        obstacles: [],
      };
    },
  };
}

async function openArea(code: string, rows: readonly ClusterRow[] = ROWS) {
  const server = serve(answersFor(rows));
  const app = openApp({ at: `/areas/${code}` });
  const title = await screen.findByRole('heading', { level: 1 }, { timeout: 5000 });
  return { ...app, server, title };
}
/** A row of a table: what stands in its cells. */
const cells = (name: string | RegExp) =>
  within(screen.getByRole('row', { name }))
    .getAllByRole('cell')
    .map((cell) => cell.textContent);
const doors = (name: string | RegExp) =>
  within(screen.getByRole('row', { name }))
    .getAllByRole('link')
    .map((link) => link.getAttribute('href'));

describe('the title', () => {
  test('says how many are late of those with a schedule, and the table beside it the same', async () => {
    const { title } = await openArea('001');
    expect(title.getAttribute('aria-label')).toBe('Huyện Phía Tây: 3 trong 4 cụm có tiến độ bị chậm');
    expect(cells(/^Số cụm/)).toEqual(['5', '8']);
    expect(cells(/^Có tiến độ được duyệt/)).toEqual(['4', '6']);
    expect(cells(/^Chậm, trong số cụm có tiến độ/)).toEqual(['3 trong 4 · 75%', '5 trong 6 · 83%']);
  });

  test('says on how many made-up dates that rests', async () => {
    const { title } = await openArea(
      '001',
      ROWS.map((row, i) => ({ ...row, lateGround: i < 2 ? 'illustrative' : 'sourced' })),
    );
    expect(title.getAttribute('aria-label')).toContain('3 trong 4');
    expect((await screen.findByText('2 minh họa')).closest('p')?.textContent).toMatch(/: 1 .*· 2 minh họa$/);
  });

  test('chooses the area', async () => {
    const { user, router } = await openArea('001');
    await screen.findByRole('option', { name: 'Huyện Phía Đông' });
    await user.selectOptions(screen.getByRole('combobox', { name: 'Chọn địa bàn' }), 'Huyện Phía Đông');
    expect(router.state.location.pathname).toBe('/areas/002');
    await screen.findByRole('heading', { name: /^Huyện Phía Đông: 1 trong 1 cụm/ });
  });
});

describe('beside the city', () => {
  test('of one case no share is told', async () => {
    await openArea('002');
    expect(cells(/^Chậm, trong số cụm có tiến độ/)).toEqual(['1 trong 1', '5 trong 6 · 83%']);
  });

  test('numbers open to their clusters, those of the area within it; what lies in no area has a door of its own', async () => {
    await openArea('001');
    expect(doors(/^Chậm, trong số cụm có tiến độ/)).toEqual([
      '/?lateness=critical%2Clate&unit=001',
      '/?lateness=critical%2Clate',
    ]);
    expect(screen.getByRole('link', { name: /1 cụm chưa có địa bàn/ }).getAttribute('href')).toBe(
      '/?unit=none',
    );
  });

  test('where nothing lies, no rows of zeros, no lists', async () => {
    const { title } = await openArea(
      '002',
      ROWS.filter((row) => row.unit !== '002'),
    );
    expect(title.getAttribute('aria-label')).toBe('Huyện Phía Đông: chưa có cụm công nghiệp');
    expect(cells(/^Số cụm/)).toEqual(['0', '6']);
    expect(screen.queryByRole('row', { name: /^Chưa có tiến độ/ })).toBeNull();
    expect(screen.queryByRole('heading', { name: 'Cụm trên địa bàn' })).toBeNull();
  });
});

test('regression: what operates was told to have nothing left to follow and an old report', async () => {
  await openArea('001');
  const list = screen.getByRole('heading', { name: 'Cụm trên địa bàn' }).parentElement;
  const operating = within(list ?? document.body)
    .getByText('Cụm W5')
    .closest('li');
  expect(operating?.textContent).toBe('Cụm W5Đang hoạt động ');
});

test('the map shades the area by how many of it are late; its neighbour is pale', async () => {
  await openArea('001');
  await vi.waitUntil(() => document.querySelectorAll('.area').length === 2);
  const shade = (path: Element) => /area-(\d|nothing)/.exec(path.getAttribute('class') ?? '')?.[1];
  expect(new Set([...document.querySelectorAll('.area')].map(shade))).toEqual(new Set(['0', '3']));
});

describe('all areas of the city', () => {
  test('asked for when it is opened; with what lies in none they add up to the city', async () => {
    const { user, server } = await openArea('001');
    expect(server.callsOf('units.standings')).toEqual([]);
    await user.click(screen.getByText('Mọi địa bàn của Thành phố'));
    await screen.findByRole('row', { name: /^Huyện Phía Đông/ });
    expect(cells(/^Huyện Phía Tây/)).toEqual(['5', '4', '3', '75%', '0', '0']);
    expect(cells(/^Huyện Phía Đông/)).toEqual(['2', '1', '1', '1 trong 1', '1', '0']);
    expect(cells(/^chưa có địa bàn/)).toEqual(['1', '1', '1', '1 trong 1', '0', '0']);
    expect(cells(/^Thành phố/)).toEqual(['8', '6', '5', '83%', '1', '0']);
    expect(doors(/^chưa có địa bàn/)[0]).toBe('/?unit=none');
    expect(doors(/^Huyện Phía Đông/)).toEqual([
      '/areas/002',
      '/?unit=002',
      '/?lateness=critical%2Clate%2Cat_risk%2Cno_date%2Con_track&unit=002',
      '/?lateness=critical%2Clate&unit=002',
      '/?lateness=no_plan&unit=002',
    ]);
  });

  test('sorts by a column; no area and the city stay at the end', async () => {
    const { user } = await openArea('001');
    await user.click(screen.getByText('Mọi địa bàn của Thành phố'));
    const table = (await screen.findByRole('row', { name: /^Huyện Phía Đông/ })).closest('table');
    const order = () =>
      [...(table?.querySelectorAll('tbody th, tfoot th') ?? [])].map((name) => name.textContent);
    expect(order()).toEqual(['Huyện Phía Tây', 'Huyện Phía Đông', 'chưa có địa bàn', 'Thành phố']);
    await user.click(screen.getByRole('button', { name: 'Chưa có tiến độ' }));
    expect(order()).toEqual(['Huyện Phía Đông', 'Huyện Phía Tây', 'chưa có địa bàn', 'Thành phố']);
    expect(screen.getByRole('columnheader', { name: 'Chưa có tiến độ' }).getAttribute('aria-sort')).toBe(
      'descending',
    );
  });
});

test('an area that there is not: says so, and where to look instead of trying again', async () => {
  serve({
    ...answersFor(ROWS),
    'units.page': () => {
      throw new AppError('NOT_FOUND');
    },
  });
  openApp({ at: '/areas/999' });
  await screen.findByRole('heading', { level: 1, name: 'Không tìm thấy địa bàn 999' }, { timeout: 5000 });
  expect(screen.getByRole('link', { name: 'Tìm cụm trên bản đồ' }).getAttribute('href')).toBe('/');
  expect(screen.queryByRole('button', { name: 'Thử lại' })).toBeNull();
});
