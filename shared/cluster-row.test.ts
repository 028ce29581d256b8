import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CAUSES } from './cause.ts';
import {
  byColumn,
  type ClusterRow,
  COLUMN_NAMES,
  COLUMNS,
  type ColumnName,
  columnsFor,
  packRows,
  publicRow,
  unpackRows,
} from './cluster-row.ts';
import { type Codec, flag, NewerAnswer, text, word, words } from './codec.ts';
import { LATENESS } from './delay.ts';
import { GATES, MILESTONE_CODES, STAGES } from './lifecycle.ts';
import { KINDS, PRECISIONS, PROVENANCES } from './register.ts';

const LISTS: readonly string[] = [
  ...new Set([
    ...KINDS,
    ...PRECISIONS,
    ...STAGES,
    ...LATENESS,
    ...MILESTONE_CODES,
    ...GATES,
    ...CAUSES,
    ...PROVENANCES,
  ]),
];
const codecOf = (name: ColumnName) => COLUMNS[name].codec as Codec<unknown>;
const isOpen = (codec: Codec<unknown>) => [text, word, words, flag].some((open) => open === codec);
const scaleOf = (codec: Codec<unknown>) => codec.pack([codec.none]).scale;

/** The words of a closed list that a column reads. */
function wordsOf(codec: Codec<unknown>): string[] {
  const reads = (packed: Parameters<typeof codec.unpack>[0]) => {
    try {
      return codec.unpack(packed).length > 0;
    } catch {
      return false;
    }
  };
  return LISTS.filter((value) => reads({ at: [0], values: [value], sets: [[value]] }));
}

/** Any value of a column, by the way it travels: a new column is in these tests by itself. */
function valueOf(codec: Codec<unknown>): fc.Arbitrary<unknown> {
  const orNothing = (some: fc.Arbitrary<unknown>) => fc.option(some, { nil: null });
  if (codec === text) return fc.string();
  if (codec === word) return orNothing(fc.string());
  if (codec === words) return fc.uniqueArray(fc.stringMatching(/^[a-z]{1,9}-\d{1,3}$/), { maxLength: 5 });
  if (codec === flag) return fc.boolean();
  const scale = scaleOf(codec);
  if (scale !== undefined)
    return orNothing(fc.integer({ min: -2_000_000, max: 2_000_000 }).map((n) => n / scale));
  const known = wordsOf(codec);
  if (Array.isArray(codec.none)) return fc.subarray(known);
  return codec.none === null ? orNothing(fc.constantFrom(...known)) : fc.constantFrom(...known);
}

const anyRow = fc.record(
  Object.fromEntries(COLUMN_NAMES.map((name) => [name, valueOf(codecOf(name))])),
) as fc.Arbitrary<unknown> as fc.Arbitrary<ClusterRow>;
const overTheWire = (rows: readonly ClusterRow[], audience: 'public' | 'internal') =>
  unpackRows(JSON.parse(JSON.stringify(packRows(rows, audience))) as ReturnType<typeof packRows>);
const rowWith = (more: Partial<ClusterRow>): ClusterRow =>
  ({ ...Object.fromEntries(COLUMN_NAMES.map((name) => [name, codecOf(name).none])), ...more }) as ClusterRow;

describe('the map’s answer', () => {
  test('what is sent is what is shown, in every column', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 30 }), (rows) => {
        expect(overTheWire(rows, 'internal')).toEqual(rows);
      }),
    );
  });

  test('the public’s answer holds no column that is internal, and is read as a row without it', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 10 }), (rows) => {
        expect(Object.keys(packRows(rows, 'public').columns)).toEqual(columnsFor('public'));
        expect(overTheWire(rows, 'public')).toEqual(rows.map(publicRow));
      }),
    );
    const hidden = COLUMN_NAMES.filter((name) => !columnsFor('public').includes(name));
    expect(hidden).toEqual(['slip', 'causes', 'mover', 'handedOver', 'toClear', 'clearanceGround']);
  });

  test('regression: with more than 32 targets a member of one arrived as a member of others', () => {
    const targets = Array.from({ length: 40 }, (_t, i) => `target-${i}`);
    const rows = targets.map((code, i) =>
      rowWith({ code, cohorts: targets.slice(0, i + 1), achieved: [code], reported: targets.slice(i) }),
    );
    expect(overTheWire(rows, 'public')).toEqual(rows);
  });

  test('regression: an agency called “null” and no agency at all were one', () => {
    const rows = [null, 'null', null].map((mover) => rowWith({ mover }));
    expect(overTheWire(rows, 'internal')).toEqual(rows);
  });

  test('does not depend on the order of a list in the sender’s version, only on its words', () => {
    const packed = packRows([rowWith({ stage: 'operating' }), rowWith({ stage: 'plan' })], 'internal');
    packed.columns.stage = { at: [1, 0], values: ['plan', 'operating'] };
    expect(unpackRows(packed).map(({ stage }) => stage)).toEqual(['operating', 'plan']);
  });

  const closed = COLUMN_NAMES.filter(
    (name) => !isOpen(codecOf(name)) && scaleOf(codecOf(name)) === undefined,
  );
  test.each(closed)('a word in %s that this version does not know is not shown as another', (name) => {
    const packed = packRows([rowWith({})], 'internal');
    packed.columns[name] = { at: [0], values: ['of-a-later-version'], sets: [['of-a-later-version']] };
    expect(() => unpackRows(packed)).toThrow(NewerAnswer);
  });
});

describe('order by a column', () => {
  test.each(COLUMN_NAMES)(
    '%s: the two directions are each other’s opposite, and nothing comes last in both',
    (name) => {
      fc.assert(
        fc.property(fc.array(anyRow, { minLength: 1, maxLength: 12 }), (rows) => {
          const [up, down] = [byColumn(name, 'up'), byColumn(name, 'down')];
          const nothing = (row: ClusterRow) => Number(row[name] === null);
          for (const order of [up, down]) {
            const sorted = [...rows].sort(order);
            expect(sorted.map(nothing)).toEqual(rows.map(nothing).sort((a, b) => a - b));
            sorted.slice(1).forEach((row, i) => {
              const before = sorted[i];
              if (before) expect(order(before, row)).toBeLessThanOrEqual(0);
            });
          }
          for (const a of rows) {
            for (const b of rows) {
              const opposite = nothing(a) + nothing(b) === 0 ? -up(a, b) : up(a, b);
              expect(down(a, b)).toBeCloseTo(opposite);
            }
          }
        }),
        { numRuns: 25 },
      );
    },
  );

  const sorted = <N extends ColumnName>(
    name: N,
    direction: 'up' | 'down',
    values: readonly ClusterRow[N][],
  ) =>
    values
      .map((value) => rowWith({ [name]: value }))
      .sort(byColumn(name, direction))
      .map((row) => row[name]);

  test('numbers by size, names by the Vietnamese alphabet, stages by the course of a cluster', () => {
    expect(sorted('slip', 'up', [7, null, -30, 0])).toEqual([-30, 0, 7, null]);
    expect(sorted('slip', 'down', [7, null, -30, 0])).toEqual([7, 0, -30, null]);
    expect(sorted('name', 'up', ['Đan', 'Ân', 'Dan', 'An', 'Ăn'])).toEqual(['An', 'Ăn', 'Ân', 'Dan', 'Đan']);
    expect(sorted('stage', 'up', [...STAGES].reverse())).toEqual([...STAGES]);
    expect(sorted('next', 'up', [null, 'established', 'in_plan'])).toEqual(['in_plan', 'established', null]);
    expect(sorted('stale', 'up', [false, true])).toEqual([true, false]);
    expect(sorted('cohorts', 'up', [[], ['b'], ['a', 'b'], ['a']])).toEqual([['a', 'b'], ['a'], ['b'], []]);
  });
});
