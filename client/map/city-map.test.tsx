import { fireEvent } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ClusterRow } from '../../shared/cluster-row.ts';
import { centreOf, type Hex } from '../../shared/hexgrid.ts';
import { show } from '../testing/render.tsx';
import { rowOf } from '../testing/samples.ts';
import { STAGE_PATH } from '../ui/glyphs.ts';
import { areasOf, type Cell } from './areas.ts';
import { CityMap, type CityMapProps } from './city-map.tsx';

/** A city of two blocks of 8 × 8 cells, side by side: WEST and EAST. */
const SIDE = Array.from({ length: 8 }, (_s, i) => i);
const block = (code: string, from: number): Cell[] =>
  SIDE.flatMap((r) => SIDE.map((i): Cell => [from + i - Math.floor(r / 2), r, code, code]));
const AREAS = areasOf([...block('WEST', 0), ...block('EAST', 8)], 'district');

const at = (code: string, hex: Hex, more: Partial<ClusterRow> = {}) => {
  const [lon, lat] = centreOf(hex);
  return rowOf({ code, lat, lon, ...more });
};

const onArea = vi.fn<(code: string) => void>();
const onSelect = vi.fn<(code: string) => void>();

function map(more: Partial<CityMapProps>) {
  return show(
    <CityMap
      areas={AREAS}
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
      onArea={onArea}
      onSelect={onSelect}
      {...more}
    />,
  );
}

beforeEach(() => {
  onArea.mockReset();
  onSelect.mockReset();
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(800);
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
});

/** What the click on a thing on the map tells: the code of the area or cluster it stands for. */
function codeBehind(element: Element, told: typeof onArea): string | undefined {
  told.mockClear();
  fireEvent.click(element);
  return told.mock.lastCall?.[0];
}

function areaNamed(code: string): Element {
  const found = [...document.querySelectorAll('.area')].find((path) => codeBehind(path, onArea) === code);
  if (!found) throw new Error(`no area ${code} on the map`);
  return found;
}

function markerOf(code: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(`.cluster-marker[title="${code}"]`);
  if (!found) throw new Error(`no marker ${code} on the map`);
  return found;
}

/** Where a marker stands, in the map's pixels. */
function spotOf(code: string) {
  const { style } = markerOf(code);
  const [x, y] = (style.transform || `${style.left}, ${style.top}`).match(/-?[\d.]+(?=px)/g) ?? [];
  return { x: Number(x), y: Number(y) };
}

/** What an area covers, in the same pixels. */
function boxOf(code: string) {
  const corners =
    areaNamed(code)
      .getAttribute('d')
      ?.match(/-?[\d.]+/g) ?? [];
  const [xs, ys] = [0, 1].map((odd) => corners.filter((_c, i) => i % 2 === odd).map(Number));
  return {
    left: Math.min(...(xs ?? [])),
    right: Math.max(...(xs ?? [])),
    top: Math.min(...(ys ?? [])),
    bottom: Math.max(...(ys ?? [])),
  };
}

describe('where things stand', () => {
  test('east is right and north is up, for areas and for clusters', () => {
    map({ rows: [at('A', { q: 1, r: 1 }), at('B', { q: 13, r: 1 }), at('C', { q: 0, r: 6 })] });
    expect(boxOf('WEST').right).toBeLessThan(boxOf('EAST').right);
    expect(spotOf('A').x).toBeLessThan(spotOf('B').x);
    expect(spotOf('C').y).toBeLessThan(spotOf('A').y);
  });

  test('a cluster stands within the area that it lies in', () => {
    map({ rows: [at('A', { q: 1, r: 2 }), at('B', { q: 13, r: 2 })] });
    for (const [cluster, area] of [
      ['A', 'WEST'],
      ['B', 'EAST'],
    ] as const) {
      const [spot, box] = [spotOf(cluster), boxOf(area)];
      expect(spot.x).toBeGreaterThan(box.left);
      expect(spot.x).toBeLessThan(box.right);
      expect(spot.y).toBeGreaterThan(box.top);
      expect(spot.y).toBeLessThan(box.bottom);
    }
  });

  test('what has no position has no marker', () => {
    map({ rows: [rowOf({ lat: null, lon: null })] });
    expect(document.querySelectorAll('.cluster-marker')).toHaveLength(0);
  });
});

describe('what things say', () => {
  test('an area has the shade of its own class; where there is nothing, the first', () => {
    map({ classes: new Map([['EAST', 4]]) });
    expect(areaNamed('EAST').classList).toContain('area-4');
    expect(areaNamed('WEST').classList).toContain('area-0');
  });

  test('a marker has the shape of its stage and the colour of its lateness, and opens its cluster', () => {
    map({
      rows: [
        at('A', { q: 1, r: 1 }, { stage: 'construction', lateness: 'critical' }),
        at('B', { q: 13, r: 1 }, { stage: 'operating', lateness: 'done' }),
      ],
    });
    for (const [code, stage, tone] of [
      ['A', 'construction', 'critical'],
      ['B', 'operating', 'operating'],
    ] as const) {
      const marker = markerOf(code);
      expect(marker.querySelector('path')?.getAttribute('d')).toBe(STAGE_PATH[stage]);
      expect(marker.querySelector('svg')?.classList).toContain(`tone-${tone}`);
      expect(codeBehind(marker, onSelect)).toBe(code);
    }
  });

  test('only a position that is not surveyed carries the ring', () => {
    map({
      rows: [
        at('A', { q: 1, r: 1 }, { precision: 'surveyed' }),
        at('B', { q: 13, r: 1 }, { precision: 'district' }),
      ],
    });
    expect(markerOf('A').querySelector('.approximate')).toBeNull();
    expect(markerOf('B').querySelector('.approximate')).not.toBeNull();
  });

  test('names and numbers on the map are text, whatever stands in them', () => {
    const name = '<i>A</i>&"b"';
    map({ labels: new Map([['WEST', { name, detail: '<b>1</b>' }]]) });
    const label = document.querySelector('.area-label');
    expect(label?.textContent).toBe(`${name}<b>1</b>`);
    expect(label?.querySelectorAll('i, b')).toHaveLength(0);
  });
});
