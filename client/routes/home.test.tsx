import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ClusterRow } from '../../shared/cluster-row.ts';
import { AppError } from '../../shared/errors.ts';
import { openApp } from '../testing/render.tsx';
import { detailOf, rowOf } from '../testing/samples.ts';
import { type Outputs, serve } from '../testing/server.ts';
import { targetOf } from '../testing/targets.ts';

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
const answers = {
  'units.list': () => [unit('001', 'Huyện Phía Tây'), unit('002', 'Huyện Phía Đông')],
  'units.cells': () => CELLS,
  'clusters.detail': ({ code }: { code: string }) => detailOf({ row: rowOf({ code, name: `Cụm ${code}` }) }),
};

beforeEach(() => {
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(800);
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
});

async function openMap(rows: ClusterRow[], at = '/', targets: Outputs['programmes']['list'] = []) {
  const server = serve({ ...answers, 'programmes.list': () => targets });
  const app = openApp({ at, rows });
  await screen.findByRole('listbox');
  // The map is a part of its own, which comes when it is first asked for.
  await vi.waitUntil(() => document.querySelector('.area'), { timeout: 10_000 });
  return { ...app, server };
}

const westOf = (path: Element) =>
  Math.min(...(path.getAttribute('d')?.match(/-?[\d.]+/g) ?? []).filter((_n, i) => i % 2 === 0).map(Number));

/** The shade, 0 to 4 or nothing, of the district in the west and of the one in the east. */
function shades(): { west: string; east: string } {
  const [west = '', east = ''] = [...document.querySelectorAll('.area')]
    .toSorted((a, b) => westOf(a) - westOf(b))
    .map((path) => /area-(\d|nothing)/.exec(path.getAttribute('class') ?? '')?.[1] ?? '');
  return { west, east };
}

describe('the shade of an area', () => {
  const late = (code: string, unitCode: string, is: boolean) =>
    rowOf({
      code,
      unit: unitCode,
      lateness: is ? 'late' : 'on_track',
      slip: is ? 100 : 0,
      lat: null,
      lon: null,
    });

  const several = (n: number, unitCode: string, is: boolean) =>
    Array.from({ length: n }, (_m, i) => late(`HN-${unitCode}-${i}`, unitCode, is));

  test('is darker where more are late, the lightest where none is', async () => {
    await openMap([...several(5, '001', true), late('HN-002', '002', true)]);
    expect(shades()).toEqual({ west: '4', east: '1' });
  });

  test('where none of those with a schedule is late it is the lightest, and says so', async () => {
    await openMap([late('HN-001', '001', true), late('HN-002', '002', false)]);
    expect(shades()).toEqual({ west: '1', east: '0' });
  });

  test('regression: where nothing can be late it looked like where nothing is', async () => {
    await openMap([
      late('HN-001', '001', true),
      rowOf({ code: 'HN-002', unit: '002', lateness: 'no_plan', slip: null }),
    ]);
    expect(shades()).toEqual({ west: '1', east: 'nothing' });
  });

  test('a number of clusters asks for no attention: it is not painted', async () => {
    await openMap([late('HN-001', '001', true), ...several(8, '002', false)], '/?m=clusters');
    expect(shades()).toEqual({ west: '0', east: '0' });
  });
});

describe('a register without targets', () => {
  test('regression: numbers of another register’s programme stood on its map', async () => {
    await openMap([rowOf({ unit: '001' })]);
    screen.getByRole('heading', { level: 1, name: 'Bản đồ cụm công nghiệp' });
    const measures = within(screen.getByLabelText('Tô màu theo')).getAllByRole('option');
    expect(measures.map((option) => option.textContent)).not.toContain('Số cụm chưa khởi công');
    expect(screen.getByRole('region', { name: 'Danh sách cụm' }).textContent).not.toMatch(/43|2018/);
  });

  test('an address that asks for a measure which is not there gets the usual one', async () => {
    await openMap([rowOf({ unit: '001' })], '/?m=not_started');
    expect(screen.getByLabelText('Tô màu theo')).toHaveProperty('value', 'late');
  });
});

describe('a register with a target', () => {
  const inTarget = (code: string, started: boolean) =>
    rowOf({ code, unit: '001', cohorts: ['start-43'], achieved: started ? ['start-43'] : [] });

  test('the finding counts its clusters, and each number opens to them', async () => {
    await openMap(
      [
        inTarget('HN-001', true),
        inTarget('HN-002', false),
        inTarget('HN-003', false),
        rowOf({ code: 'HN-004' }),
      ],
      '/',
      [targetOf()],
    );
    await screen.findByRole('heading', { level: 1, name: '2 trong 3 cụm chưa khởi công' });
    expect(screen.getByRole('link', { name: '2 chưa khởi công' }).getAttribute('href')).toBe(
      '/?cohort=start-43&achieved=no',
    );
    // What is completed is another target's number, and that one is not on record.
    expect(screen.queryByText(/hoàn thành hạ tầng$/)).toBeNull();
    within(screen.getByLabelText('Tô màu theo')).getByRole('option', {
      name: 'Số cụm chưa khởi công',
    });
  });

  test('regression: what was made up stood unmarked in the finding and in its list', async () => {
    await openMap(
      [
        { ...inTarget('HN-001', true), lateGround: 'illustrative' },
        { ...inTarget('HN-002', false), lateGround: 'sourced' },
      ],
      '/',
      [targetOf()],
    );
    const finding = await screen.findByRole('heading', { level: 1, name: '1 trong 2 cụm chưa khởi công' });
    expect(finding.closest('.headline')?.textContent).toContain('18 minh họa');
    const marked = (option: HTMLElement) => within(option).queryByRole('img', { name: 'minh họa' }) !== null;
    const options = within(screen.getByRole('listbox')).getAllByRole('option');
    expect(options.filter(marked).map(({ id }) => id)).toEqual(['row-HN-001']);
  });

  test('regression: the finding was gone when another plan took the place of the first', async () => {
    const next = targetOf({ code: 'start-2026' });
    const range = targetOf({
      code: 'expand',
      goal: { any: [{ milestone: 'construction_started' }, { milestone: 'expansion_decided' }] },
    });
    await openMap(
      [
        rowOf({ code: 'HN-001', cohorts: ['start-2026', 'expand'] }),
        rowOf({ code: 'HN-002', cohorts: ['expand'] }),
      ],
      '/',
      [range, next],
    );
    await screen.findByRole('heading', { level: 1, name: '1 trong 1 cụm chưa khởi công' });
    expect(screen.getByRole('link', { name: '1 chưa khởi công' }).getAttribute('href')).toBe(
      '/?cohort=start-2026&achieved=no',
    );
  });
});

describe('a filter that nothing meets', () => {
  test('is told, and taken off at once', async () => {
    const { user } = await openMap([rowOf({ unit: '001' })]);
    await user.type(screen.getByRole('searchbox'), 'không có');
    await screen.findByText('Không có cụm nào khớp với bộ lọc.');
    await user.click(
      within(screen.getByRole('region', { name: 'Danh sách cụm' })).getByRole('button', { name: 'Bỏ lọc' }),
    );
    await screen.findByRole('listbox');
    expect(screen.getByRole('searchbox')).toHaveProperty('value', '');
  });
});

describe('the list', () => {
  test('regression: a filter kept the place in the list, and the worst were out of sight', async () => {
    const rows = Array.from({ length: 40 }, (_r, i) =>
      rowOf({ code: `HN-${i}`, unit: i < 30 ? '001' : '002', lateness: 'late', slip: 400 - i }),
    );
    const { user } = await openMap(rows);
    screen.getByRole('listbox').scrollTop = 900;
    await user.click(screen.getByText('Bộ lọc'));
    await user.selectOptions(screen.getByLabelText('Địa bàn'), 'Phía Tây');
    await screen.findByText(/30 trên 40|30 trong 40/);
    expect(screen.getByRole('listbox').scrollTop).toBe(0);
  });
});

describe('the drawer', () => {
  test('regression: a cluster that there is not was passed over in silence', async () => {
    const server = serve({
      ...answers,
      'programmes.list': () => [],
      'clusters.detail': () => {
        throw new AppError('NOT_FOUND');
      },
    });
    openApp({ at: '/?c=HN-999', rows: [rowOf({ unit: '001' })] });
    const drawer = await screen.findByRole('complementary');
    await within(drawer).findByText(/HN-999|không (có|tìm thấy)/i);
    expect(server.callsOf('clusters.detail')[0]?.input).toEqual({ code: 'HN-999' });
  });

  test('Escape closes it; while a dialog lies over the page, Escape is the dialog’s', async () => {
    const { user } = await openMap([rowOf({ unit: '001' })], '/?c=HN-001');
    await screen.findByRole('complementary', { name: 'Mở trang cụm' });
    const dialog = document.querySelector('dialog');
    dialog?.setAttribute('open', '');
    await user.keyboard('{Escape}');
    screen.getByRole('complementary', { name: 'Mở trang cụm' });
    dialog?.removeAttribute('open');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('complementary', { name: 'Mở trang cụm' })).toBeNull();
  });
});
