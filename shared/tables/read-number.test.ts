import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberText } from '../number-text.ts';
import type { Raw } from './raw.ts';
import type { Answers } from './read.ts';
import { type NumberKind, readNumber, strokesOf } from './read-number.ts';
import { numberColumn, questionsOf } from './settle.ts';

/** A column as it stands in a sheet: what is read, or why it is not, cell by cell; and what is asked. */
function column(kind: NumberKind, head: string, cells: Raw[], answers: Answers = {}) {
  const settled = numberColumn(kind, { head, cells, answers });
  const read = cells.map((cell) => {
    const one = readNumber(cell, settled);
    return 'value' in one
      ? one.value
      : 'empty' in one
        ? null
        : 'problem' in one
          ? one.problem
          : `? ${one.asks}`;
  });
  return { read, asked: questionsOf(settled, cells) };
}

describe('strokes', () => {
  test('are taken as the column has them', () => {
    expect(column('plain', 'Số', ['1.234,5', '1.234', '12']).read).toEqual([1234.5, 1234, 12]);
    expect(column('plain', 'Số', ['1,234.5', '1,234', '1.234']).read).toEqual([1234.5, 1234, 1.234]);
    expect(column('plain', 'Số', ['1.234.567', '1.234']).read).toEqual([1234567, 1234]);
    expect(column('plain', 'Số', ['12,5', '1.234']).read).toEqual([12.5, 1234]);
    expect(column('plain', 'Số', ['1 234,5', '−3,5', '-2']).read).toEqual([1234.5, -3.5, -2]);
  });

  test('that may be either are asked once, and read as answered', () => {
    expect(column('plain', 'Số', ['1.234', '12'])).toEqual({ read: ['? strokes', 12], asked: ['strokes'] });
    expect(column('plain', 'Số', ['1.234'], { strokes: 'vi' }).read).toEqual([1234]);
    expect(column('plain', 'Số', ['1.234'], { strokes: 'en' }).read).toEqual([1.234]);
  });

  test('of a column that has both are read where they are plain, and asked where they are not', () => {
    expect(strokesOf(['1.234,5', '1,234.5'])).toBe('mixed');
    expect(column('plain', 'Số', ['1.234,5', '1,234.5', '1.234']).read).toEqual([
      1234.5,
      1234.5,
      '? strokes',
    ]);
  });

  test('a number of the sheet needs none', () => {
    expect(column('plain', 'Số', [1.234, '1.234,5']).read).toEqual([1.234, 1234.5]);
  });

  test('whatever number is written in either way is read back', () => {
    const number = fc
      .double({ min: 0.0001, max: 9e6, noNaN: true })
      .map((x) => Math.round(x * 10_000) / 10_000);
    for (const lang of ['vi', 'en'] as const) {
      fc.assert(
        fc.property(number, (x) => {
          const settled = numberColumn('plain', { head: '', cells: [], answers: { strokes: lang } });
          expect(readNumber(numberText(x, lang), settled)).toEqual({ value: x });
        }),
      );
    }
  });

  test.each(['khoảng 12', '5-75', '12 13', '1.23.4', '12,34,5', 'abc', '1.2.3', '12.'])(
    '%j is no number',
    (text) => {
      expect(column('plain', 'Số', [text]).read).toEqual(['not_a_number']);
    },
  );

  test('spaces that do not break, and strokes for nothing', () => {
    expect(column('plain', 'Số', ['\u00a012,5\u202f', '–', '', ' ', '...']).read).toEqual([
      12.5,
      null,
      null,
      null,
      null,
    ]);
  });

  test('what could not be computed is told, and never a nought', () => {
    expect(column('plain', 'Số', [{ fault: '#REF!' }, { fault: '=' }, true]).read).toEqual([
      'fault',
      'not_computed',
      'not_a_number',
    ]);
  });
});

describe('money', () => {
  test('comes to billions, by the head or by the cell', () => {
    expect(column('money', 'TMĐT (tỷ đồng)', [332.01, '1.234,5']).read).toEqual([332.01, 1234.5]);
    expect(column('money', 'Vốn (triệu đồng)', [332_010]).read).toEqual([332.01]);
    expect(
      column('money', 'Vốn đầu tư', ['332,01 tỷ đồng', '450 triệu', '12.500.000.000 đồng']).read,
    ).toEqual([332.01, 0.45, 12.5]);
    expect(column('money', 'TMĐT (trđ)', [1500]).read).toEqual([1.5]);
  });

  test('whose unit stands nowhere is asked once, for all of the column', () => {
    expect(column('money', 'Tổng mức đầu tư', [332.01, 450])).toEqual({
      read: ['? money', '? money'],
      asked: ['money'],
    });
    expect(column('money', 'Tổng mức đầu tư', [332.01], { money: 'vnd_mn' }).read).toEqual([0.33201]);
  });

  test('nothing is nothing in every unit', () => {
    expect(column('money', 'Tổng mức đầu tư', [0])).toEqual({ read: [0], asked: [] });
  });

  test('strokes and unit are asked together', () => {
    expect(column('money', 'Vốn', ['1.234']).asked).toEqual(['strokes', 'money']);
  });
});

describe('shares', () => {
  test('above one are per cent; at one or below it is asked, whatever the head says', () => {
    expect(column('share', 'Tỷ lệ lấp đầy', [80, 26.96, 100]).read).toEqual([80, 26.96, 100]);
    expect(column('share', 'Tỷ lệ lấp đầy (%)', [0.8, 0.5])).toEqual({
      read: ['? share', '? share'],
      asked: ['share'],
    });
    expect(column('share', 'Tỷ lệ', [0.8], { share: 'part' }).read).toEqual([80]);
    expect(column('share', 'Tỷ lệ', [0.8], { share: 'percent' }).read).toEqual([0.8]);
  });

  test('a cell that shows per cent is per cent', () => {
    expect(column('share', 'Tỷ lệ', [{ percent: 80 }, '26,96 %', '26,96%'])).toEqual({
      read: [80, 26.96, 26.96],
      asked: [],
    });
  });

  test('an English head names its unit too', () => {
    const read = (head: string) => column('money', head, [300]);
    expect(read('Total investment (VND billion)')).toEqual({ read: [300], asked: [] });
    expect(read('Investment, VND bn').read).toEqual([300]);
    expect(read('Investment (million VND)').read).toEqual([0.3]);
    expect(read('Investment (VND)').read).toEqual([3e-7]);
  });

  test('a head that says from 0 to 100 leaves nothing to ask', () => {
    expect(column('share', 'Tỷ lệ lấp đầy (%, từ 0 đến 100)', [0.8, 80])).toEqual({
      read: [0.8, 80],
      asked: [],
    });
  });
});

describe('areas', () => {
  test('come to hectares', () => {
    expect(column('area', 'Diện tích (ha)', [12.5, '74,95']).read).toEqual([12.5, 74.95]);
    expect(column('area', 'Diện tích (m2)', [125_000]).read).toEqual([12.5]);
    expect(column('area', 'Diện tích (m²)', ['125.000 m²', '12,5 ha']).read).toEqual([12.5, 12.5]);
    expect(column('area', 'Diện tích (m²)', ['125.000 m²']).asked).toEqual(['strokes']);
    expect(column('area', 'Diện tích', [12.5]).asked).toEqual(['area']);
  });
});
