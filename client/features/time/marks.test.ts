import { describe, expect, test } from 'vitest';
import { readTimeline } from '../../../shared/timeline-wire.ts';
import { timelineSent } from '../../testing/timeline.ts';
import { barsOf, keyStep, nextStep, placeOf, yearsIn } from './marks.ts';

const RANGE = { from: '2018-03-15', to: '2025-03-31' };

describe('the line of days', () => {
  test('begins on the left and ends on the right; what lies beyond stands at its end', () => {
    expect([placeOf(RANGE, RANGE.from), placeOf(RANGE, RANGE.to)]).toEqual([0, 1]);
    expect([placeOf(RANGE, '1990-01-01'), placeOf(RANGE, '2030-01-01')]).toEqual([0, 1]);
    expect(placeOf({ from: '2024-01-01', to: '2024-01-11' }, '2024-01-04')).toBeCloseTo(0.3);
    expect(placeOf({ from: '2024-01-01', to: '2024-01-01' }, '2024-01-01')).toBe(1);
  });

  test('has a mark where each year begins, but not before the first day', () => {
    expect(yearsIn(RANGE).map(({ day }) => day)).toEqual(
      [2019, 2020, 2021, 2022, 2023, 2024, 2025].map((year) => `${year}-01-01`),
    );
    expect(yearsIn({ from: '2024-02-01', to: '2024-11-01' })).toEqual([]);
  });

  test('is played by ends of months, also of the short ones, and to its last day', () => {
    const played = ['2018-12-15'];
    for (let i = 0; i < 4; i++) played.push(nextStep(RANGE, played.at(-1) ?? ''));
    expect(played.slice(1)).toEqual(['2018-12-31', '2019-01-31', '2019-02-28', '2019-03-31']);
    expect(nextStep({ ...RANGE, to: '2025-03-20' }, '2025-02-28')).toBe('2025-03-20');
  });

  test('keys lead a day, a month, to an end; others nowhere', () => {
    const from = (day: string) => (key: string) => keyStep(RANGE, day, key);
    expect(['ArrowLeft', 'ArrowDown', 'ArrowRight', 'ArrowUp'].map(from('2024-03-01'))).toEqual([
      '2024-02-29',
      '2024-02-29',
      '2024-03-02',
      '2024-03-02',
    ]);
    expect(['PageDown', 'PageUp'].map(from('2024-03-31'))).toEqual(['2024-02-29', '2024-04-30']);
    expect(['Home', 'End', 'a', 'Tab'].map(from('2024-03-01'))).toEqual([RANGE.from, RANGE.to, null, null]);
    expect([from(RANGE.from)('PageDown'), from(RANGE.to)('ArrowRight')]).toEqual([RANGE.from, RANGE.to]);
  });

  test('its picture counts what was recorded in each month, and leaves out what stood before it begins', () => {
    const timeline = readTimeline(timelineSent());
    const counted = Object.fromEntries(barsOf(timeline).map(({ month, changes }) => [month, changes]));
    // Entered (register and state), established, started: each of the two clusters.
    expect(counted).toMatchObject({ '2019-01-01': 1, '2021-06-01': 2, '2021-09-01': 1, '2025-02-01': 1 });
    expect(Object.values(counted).reduce((sum, n) => sum + n, 0)).toBe(8);
    expect(Object.keys(counted)).toEqual(Object.keys(counted).toSorted());
    const later = barsOf({ ...timeline, from: '2021-06-02' });
    expect(later.map(({ month }) => month)).toEqual(['2021-09-01', '2024-05-01', '2025-02-01']);
  });
});
