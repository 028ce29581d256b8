import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ClusterRow } from '../../shared/cluster-row.ts';
import { centreOf, type Hex } from '../../shared/hexgrid.ts';
import { show } from '../testing/render.tsx';
import { rowOf } from '../testing/samples.ts';
import { areasOf, type Cell } from './areas.ts';
import { CityMap, type CityMapProps } from './city-map.tsx';
import { groundOf } from './ground.ts';
import type { Target } from './pointing.tsx';

/** A city of two blocks of 8 × 8 cells, side by side: WEST and EAST. */
const SIDE = Array.from({ length: 8 }, (_s, i) => i);
const block = (code: string, from: number): Cell[] =>
  SIDE.flatMap((r) => SIDE.map((i): Cell => [from + i - Math.floor(r / 2), r, code, code]));
const CELLS = [...block('WEST', 0), ...block('EAST', 8)];
const AREAS = areasOf(CELLS, 'district');
const GROUND = groundOf(CELLS, 'district');

const at = (code: string, hex: Hex, more: Partial<ClusterRow> = {}) => {
  const [lon, lat] = centreOf(hex);
  return rowOf({ code, lat, lon, unit: GROUND.unitAt([lon, lat]), ...more });
};

const onArea = vi.fn<(code: string) => void>();
const onSelect = vi.fn<(code: string) => void>();
const onLight = vi.fn<(code: string | null) => void>();
const cardOf = (target: Target) => (target.kind === 'clusters' ? target.codes.join(' ') : target.code);

function map(more: Partial<CityMapProps>) {
  return show(
    <CityMap
      areas={AREAS}
      ground={GROUND}
      classes={new Map()}
      labels={new Map()}
      rows={[]}
      selected={null}
      chosenArea={null}
      label="Sơ đồ"
      tiles={null}
      view={null}
      focus={null}
      nameOf={(row) => row.code}
      cardOf={cardOf}
      words={{ zoomIn: 'Phóng to', zoomOut: 'Thu nhỏ', home: 'Toàn thành phố', choose: 'Chọn cụm' }}
      onArea={onArea}
      onSelect={onSelect}
      onLight={onLight}
      {...more}
    />,
  );
}

beforeEach(() => {
  onArea.mockReset();
  onSelect.mockReset();
  onLight.mockReset();
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(800);
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
});

const frame = () => {
  const found = document.querySelector<HTMLElement>('.map');
  if (!found) throw new Error('there is no map');
  return found;
};

/** What a press at a place of the map opens: a cluster, an area, or nothing. */
function pressAt(x: number, y: number): string | undefined {
  onSelect.mockClear();
  onArea.mockClear();
  fireEvent.click(frame(), { clientX: x, clientY: y });
  return onSelect.mock.lastCall?.[0] ?? onArea.mock.lastCall?.[0];
}

const STEP = 10;

/** Where presses open something, in the map's pixels: the middle and the edges of all such places. */
function placeOf(code: string) {
  const hits: { x: number; y: number }[] = [];
  for (let x = STEP / 2; x < 800; x += STEP) {
    for (let y = STEP / 2; y < 600; y += STEP) if (pressAt(x, y) === code) hits.push({ x, y });
  }
  if (hits.length === 0) throw new Error(`no press opens ${code}`);
  const [xs, ys] = [hits.map(({ x }) => x), hits.map(({ y }) => y)];
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    x: mean(xs),
    y: mean(ys),
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  };
}

/** The shape that is drawn for an area: the one that covers where presses open it. */
function shapeOf(code: string): Element {
  const { x } = placeOf(code);
  const box = (path: Element) => {
    const xs = (path.getAttribute('d')?.match(/-?[\d.]+/g) ?? []).filter((_n, i) => i % 2 === 0).map(Number);
    return [Math.min(...xs), Math.max(...xs)] as const;
  };
  const found = [...document.querySelectorAll('.area')].find((path) => {
    const [left, right] = box(path);
    return left < x && x < right;
  });
  if (!found) throw new Error(`no shape where ${code} lies`);
  return found;
}

describe('where things stand', () => {
  test('east is right and north is up, for areas and for clusters', () => {
    map({ rows: [at('A', { q: 1, r: 1 }), at('B', { q: 13, r: 1 }), at('C', { q: 0, r: 6 })] });
    expect(placeOf('WEST').x).toBeLessThan(placeOf('EAST').x);
    expect(placeOf('A').x).toBeLessThan(placeOf('B').x);
    expect(placeOf('C').y).toBeLessThan(placeOf('A').y);
  });

  test('a cluster stands within the area that it lies in, also where its position is said to lie elsewhere', () => {
    map({ rows: [at('A', { q: 1, r: 2 }), at('B', { q: 13, r: 2 }, { unit: 'WEST' })] });
    const [west, east] = [placeOf('WEST'), placeOf('EAST')];
    for (const code of ['A', 'B']) {
      const { x } = placeOf(code);
      expect(x, code).toBeGreaterThan(west.left);
      expect(x, code).toBeLessThan(east.left);
    }
  });

  test('what has no position cannot be pressed', () => {
    map({ rows: [rowOf({ code: 'NOWHERE', lat: null, lon: null })] });
    expect(() => placeOf('NOWHERE')).toThrow(/no press/);
  });
});

describe('what a press does', () => {
  test('an area has the shade of its own class, and a hatch where there is nothing to measure', () => {
    map({
      classes: new Map([
        ['EAST', 4],
        ['WEST', null],
      ]),
    });
    expect(shapeOf('EAST').classList).toContain('area-4');
    expect(shapeOf('WEST').classList).toContain('area-nothing');
  });

  test('regression: an invisible frame of another sign lay over it; beside a sign a press still means it', () => {
    map({ rows: [at('A', { q: 1, r: 1 }), at('B', { q: 13, r: 1 })] });
    const { x, y } = placeOf('A');
    expect(pressAt(x, y)).toBe('A');
    expect(pressAt(x + 8, y)).toBe('A');
    expect(pressAt(x + 60, y)).toBe('WEST');
  });

  test('a crowd is one sign: a press comes nearer and opens nobody', () => {
    const crowd = Array.from({ length: 12 }, (_c, i) => at(`C${i}`, { q: 3, r: 3 }));
    map({ rows: crowd });
    const size = () => document.querySelector('.area')?.getAttribute('d');
    const before = size();
    const { x, y } = placeOfCrowd();
    expect(pressAt(x, y)).toBeUndefined();
    expect(size()).not.toBe(before);
  });

  test('where the map comes no nearer, a crowd is offered, and each of it can be chosen', async () => {
    const crowd = Array.from({ length: 12 }, (_c, i) => at(`C${i}`, { q: 3, r: 3 }));
    const [lon, lat] = centreOf({ q: 3, r: 3 });
    const { user } = map({ rows: crowd, view: { lat, lon, zoom: 12.5 } });
    const { x, y } = placeOfCrowd();
    pressAt(x, y);
    const dialog = screen.getByRole('dialog');
    const [first] = within(dialog).getAllByRole('button');
    if (!first) throw new Error('nothing is offered');
    const code = first.textContent;
    await user.click(first);
    expect(onSelect).toHaveBeenLastCalledWith(code);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  /** Where several stand under one sign: the map says so on the card under the pointer. */
  function placeOfCrowd() {
    for (let x = STEP / 2; x < 800; x += STEP) {
      for (let y = STEP / 2; y < 600; y += STEP) {
        fireEvent.mouseMove(frame(), { clientX: x, clientY: y });
        if (screen.queryByRole('tooltip')?.textContent?.includes(' ')) return { x, y };
      }
    }
    throw new Error('no crowd under the pointer');
  }
});

describe('what a pointer meets', () => {
  test('a card says at once what it is on, and the list hears which cluster', () => {
    map({ rows: [at('A', { q: 1, r: 1 })] });
    const { x, y } = placeOf('A');
    fireEvent.mouseMove(frame(), { clientX: x, clientY: y });
    expect(screen.getByRole('tooltip').textContent).toBe('A');
    expect(onLight).toHaveBeenLastCalledWith('A');
    fireEvent.mouseMove(frame(), { clientX: x + 60, clientY: y });
    expect(screen.getByRole('tooltip').textContent).toBe('WEST');
    expect(onLight).toHaveBeenLastCalledWith(null);
    fireEvent.mouseOut(frame(), { clientX: 0, clientY: 0 });
    expect(screen.queryByRole('tooltip')).toBeNull();
  });

  test('names and numbers on the map are text, whatever stands in them', () => {
    const name = '<i>A</i>&"b"';
    map({ labels: new Map([['WEST', { name, detail: '<b>1</b>', weight: 0 }]]) });
    const label = document.querySelector('.area-label');
    expect(label?.textContent).toBe(`${name}<b>1</b>`);
    expect(label?.querySelectorAll('i, b')).toHaveLength(0);
  });
});
