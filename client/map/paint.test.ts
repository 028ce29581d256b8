import { beforeEach, describe, expect, test, vi } from 'vitest';
import { LATENESS } from '../../shared/delay.ts';
import { STAGES } from '../../shared/lifecycle.ts';
import { rowOf } from '../testing/samples.ts';
import { STAGE_PATH, toneOf } from '../ui/glyphs.ts';
import type { Sheet } from './canvas-layer.ts';
import type { Sign } from './gather.ts';
import { gatheredText, paintSigns, type Scene } from './paint.ts';
import type { Palette } from './palette.ts';

/** A palette in which each colour is the name of its token. */
const PALETTE = new Proxy({} as Palette, { get: (_p, token) => String(token) });

interface Drawn {
  what: 'fill' | 'stroke' | 'text';
  path: string;
  colour: string;
  x: number;
  y: number;
}

/** A sheet that notes what is drawn on it, where and in which colour. */
function sheet(): { sheet: Sheet; drawn: Drawn[] } {
  const drawn: Drawn[] = [];
  const at = { x: 0, y: 0 };
  const saved: { x: number; y: number }[] = [];
  const note = (what: Drawn['what'], path: string) => {
    const colour = what === 'stroke' ? state.strokeStyle : state.fillStyle;
    drawn.push({ what, path, colour, ...at });
  };
  const state = {
    fillStyle: '',
    strokeStyle: '',
    save: () => saved.push({ ...at }),
    restore: () => Object.assign(at, saved.pop()),
    translate: (x: number, y: number) =>
      Object.assign(at, saved.length > 0 && at.x === 0 && at.y === 0 ? { x, y } : {}),
    fill: (path?: { d: string }) => note('fill', path?.d ?? ''),
    stroke: (path?: { d: string }) => note('stroke', path?.d ?? ''),
    fillText: (text: string) => note('text', text),
    measureText: (text: string) => ({ width: text.length * 7 }),
  };
  const context = new Proxy(state, {
    get: (target, name) => Reflect.get(target, name) ?? (() => undefined),
  }) as unknown as CanvasRenderingContext2D;
  const map = null as unknown as Sheet['map'];
  return { drawn, sheet: { context, map, zoom: 9, left: 0, top: 0, width: 800, height: 600 } };
}

const signAt = (x: number, members: number[]): Sign => ({
  x,
  y: 50,
  unit: 'A',
  width: 16,
  members,
  from: { x, y: 50 },
});

function paint(scene: Partial<Scene>): Drawn[] {
  const { sheet: paper, drawn } = sheet();
  paintSigns(paper, {
    signs: [],
    rows: [],
    palette: PALETTE,
    size: 16,
    selected: null,
    lit: null,
    nameOf: null,
    ...scene,
  });
  return drawn;
}

beforeEach(() => {
  vi.stubGlobal(
    'Path2D',
    class {
      constructor(readonly d: string) {}
    },
  );
});

describe('a sign', () => {
  test.each(STAGES.flatMap((stage) => LATENESS.map((lateness) => [stage, lateness] as const)))(
    'of %s, %s has the shape of its stage in the colour of its lateness',
    (stage, lateness) => {
      const drawn = paint({ rows: [rowOf({ stage, lateness })], signs: [signAt(40, [0])] });
      const colour = toneOf(lateness, stage);
      const shapes = drawn.filter(({ path }) => path === STAGE_PATH[stage]);
      expect(shapes.map((one) => one.colour)).toContain(colour);
      // Hollow where there is no schedule: never the colour of a class that it does not have.
      const filled = shapes.filter(({ what }) => what === 'fill').map((one) => one.colour);
      expect(filled).toEqual([lateness === 'no_plan' ? 'casing' : colour]);
    },
  );

  test('stands where its clusters are', () => {
    const rows = [rowOf({ code: 'A', stage: 'plan' }), rowOf({ code: 'B', stage: 'construction' })];
    const drawn = paint({ rows, signs: [signAt(40, [0]), signAt(400, [1])] });
    const xOf = (stage: 'plan' | 'construction') =>
      new Set(drawn.filter(({ path }) => path === STAGE_PATH[stage]).map(({ x }) => x));
    expect(xOf('plan')).toEqual(new Set([40]));
    expect(xOf('construction')).toEqual(new Set([400]));
  });

  test('for several says how many, and how many of them are late, in the colour of the first', () => {
    const rows = [
      rowOf({ code: 'A', lateness: 'critical' }),
      rowOf({ code: 'B', lateness: 'late' }),
      rowOf({ code: 'C', lateness: 'at_risk' }),
      rowOf({ code: 'D', lateness: 'on_track' }),
    ];
    expect(gatheredText(rows)).toBe('2/4');
    expect(gatheredText(rows.slice(2))).toBe('2');
    const drawn = paint({ rows, signs: [signAt(40, [0, 1, 2, 3])] });
    expect(drawn.find(({ what }) => what === 'text')?.path).toBe('2/4');
    expect(drawn.find(({ what }) => what === 'stroke')?.colour).toBe('critical');
  });

  test('that is chosen or pointed at carries a ring, and no other does', () => {
    const rows = [rowOf({ code: 'A' }), rowOf({ code: 'B' })];
    const signs = [signAt(40, [0]), signAt(400, [1])];
    const ringed = (scene: Partial<Scene>) =>
      paint({ rows, signs, ...scene }).flatMap(({ colour, what, x }) =>
        what === 'stroke' && colour === 'accent' ? [x] : [],
      );
    expect(ringed({})).toEqual([]);
    expect(ringed({ selected: 'B' })).toEqual([400]);
    expect(ringed({ lit: 'A' })).toEqual([40]);
  });

  test('has its name beside it when one has come near, and never over another', () => {
    const rows = [rowOf({ code: 'A' }), rowOf({ code: 'B' })];
    const nameOf = ({ code }: { code: string }) => `Cụm ${code}`;
    const names = (xs: number[]) =>
      paint({ rows, signs: xs.map((x, i) => signAt(x, [i])), nameOf })
        .filter(({ what }) => what === 'text')
        .map(({ path }) => path);
    expect(names([100, 400]).toSorted()).toEqual(['Cụm A', 'Cụm B']);
    expect(names([100, 118, 136])).not.toHaveLength(3);
  });
});
