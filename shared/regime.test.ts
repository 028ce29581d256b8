import { describe, expect, test } from 'vitest';
import { addDays } from './day.ts';
import type { MilestoneCode } from './lifecycle.ts';
import { applyEntry, EMPTY_STANDING } from './milestone.ts';
import { regimeOn, regimesOf } from './regime.ts';

const happened = (dates: Partial<Record<MilestoneCode, string>>) =>
  Object.entries(dates).reduce(
    (standing, [milestone, date], i) =>
      applyEntry(
        standing,
        { milestone: milestone as MilestoneCode, kind: 'actual', date, provenance: 'sourced' },
        '2025-01-01',
        i + 1,
      ),
    EMPTY_STANDING,
  );
const codes = (dates: Partial<Record<MilestoneCode, string>>, asOf: string) =>
  regimesOf(happened(dates), asOf).regimes.map(({ code }) => code);

describe('the legal regime', () => {
  test.each([
    ['2009-10-05', 'pre_2009', 'qd105_2009'],
    ['2017-07-15', 'qd105_2009', 'nd68_2017'],
    ['2020-08-01', 'nd68_2017', 'nd66_2020'],
    ['2024-05-01', 'nd66_2020', 'nd32_2024'],
    ['2025-07-01', 'nd32_2024', 'nd139_2025'],
    ['2026-09-15', 'nd139_2025', 'nd303_2026'],
  ])('on %s %s gives way to %s', (day, before, after) => {
    expect(regimeOn(addDays(day, -1)).code).toBe(before);
    expect(regimeOn(day).code).toBe(after);
  });

  test('the commune takes the district’s place on 1 July 2025', () => {
    expect(regimeOn('2025-06-30').local).toBe('district');
    expect(regimeOn('2025-07-01').local).toBe('commune');
  });

  test('a dossier under appraisal when the law changes stays under the rules it came in by', () => {
    expect(codes({ dossier_submitted: '2024-04-20', established: '2024-08' }, '2025-03-31')).toEqual([
      'nd66_2020',
    ]);
  });

  test('regression: of a dossier of which only the decision is known the rules of its day were said to be its own', () => {
    // It came in before, perhaps under the rules that held then.
    expect(codes({ established: '2025-03-11' }, '2025-03-31')).toEqual(['nd66_2020', 'nd32_2024']);
    expect(codes({ established: '2025-05-01' }, '2025-05-31')).toEqual(['nd32_2024']);
    expect(codes({ dossier_submitted: '2025-03-11' }, '2025-03-31')).toEqual(['nd32_2024']);
    expect(codes({ public_notice: '2024-05-02' }, '2025-03-31')).toEqual(['nd32_2024']);
  });

  test('without a dossier the rules are those of the day one looks at', () => {
    expect(regimesOf(EMPTY_STANDING, '2024-06-30')).toEqual({ regimes: [regimeOn('2024-06-30')], by: null });
  });

  test('a date that is not precise enough leaves every law open that it may fall under', () => {
    expect(codes({ established: '2024' }, '2025-03-31')).toEqual(['nd66_2020', 'nd32_2024']);
    expect(codes({ established: '2017-07' }, '2025-03-31')).toEqual(['qd105_2009', 'nd68_2017']);
    expect(codes({ established: '../2018' }, '2025-03-31')).toEqual(['pre_2009', 'qd105_2009', 'nd68_2017']);
    expect(codes({ dossier_submitted: '2024' }, '2025-03-31')).toEqual(['nd66_2020', 'nd32_2024']);
  });
});
