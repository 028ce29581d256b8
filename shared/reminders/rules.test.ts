import { describe, expect, test } from 'vitest';
import { ANNOUNCED, isWorkday } from '../calendar/workdays.ts';
import { addDays } from '../day.ts';
import { periodOf } from '../reports/period.ts';
import { beginsWeek, ofAsked, ofDue, ofDuty, ofOpenPeriod, SOON_DAYS } from './rules.ts';

const CLUSTER = { code: 'HN-058', name: 'Cụm công nghiệp Liên Hà 2' };
const TODAY = '2025-03-31';
const due = (more: Partial<Parameters<typeof ofDue>[1]> = {}) => ({
  milestone: 'works_accepted' as const,
  baseline: null,
  forecast: null,
  dueOn: null,
  overdue: false,
  ...more,
});
const kinds = (...args: Parameters<typeof ofDue>) => ofDue(...args).map(({ kind, on }) => `${kind} ${on}`);

describe('of a milestone', () => {
  test.each([
    [
      'its schedule has passed',
      { baseline: '2025-02', dueOn: '2025-02-28', overdue: true },
      ['overdue 2025-02'],
    ],
    [
      'its schedule has passed and its forecast too: the schedule is told',
      { baseline: '2025-02', forecast: '2025-03-30', dueOn: '2025-02-28', overdue: true },
      ['overdue 2025-02'],
    ],
    [
      'its forecast has passed, its schedule has not',
      { baseline: '2026', forecast: '2025-03-30', dueOn: '2026-12-31' },
      ['lapsed 2025-03-30'],
    ],
    ['it is due today', { baseline: '2025-03', dueOn: TODAY }, ['due_soon 2025-03']],
    ['it is due on the last day told of', { forecast: '2025-04', dueOn: '2025-04-30' }, ['due_soon 2025-04']],
    ['it is due later', { baseline: '2025-05-01', dueOn: '2025-05-01' }, []],
    ['nobody has dated it', {}, []],
  ])('%s', (_what, more, told) => {
    expect(addDays(TODAY, SOON_DAYS)).toBe('2025-04-30');
    expect(kinds(CLUSTER, due(more), TODAY)).toEqual(told);
  });

  test('another schedule is another thing to be told; the same one is the same on every day', () => {
    const about = (baseline: string, today: string) =>
      ofDue(CLUSTER, due({ baseline, dueOn: baseline, overdue: true }), today)[0]?.about;
    expect(about('2025-02-28', TODAY)).toBe(about('2025-02-28', '2025-06-30'));
    expect(about('2025-02-28', TODAY)).not.toBe(about('2025-03-15', TODAY));
  });
});

test('an obstacle is told when it is asked, again when its day has passed, and anew when it is asked anew', () => {
  const asked = {
    id: 'a',
    milestone: 'site_cleared' as const,
    cause: 'compensation_price' as const,
    due: '2025-04-10',
    version: 4,
    overdue: false,
  };
  const name = (more: object) => {
    const { kind, about } = ofAsked(CLUSTER, { ...asked, ...more });
    return `${kind} ${about}`;
  };
  expect(name({})).toBe('asked HN-058 a 4');
  expect(name({ overdue: true })).toBe('asked_overdue HN-058 a 4');
  expect(name({ version: 7 })).toBe('asked HN-058 a 7');
});

test.each([
  ['from today', TODAY, null, true],
  ['ahead', '2025-05-01', null, true],
  ['two weeks ago', '2025-03-17', null, true],
  ['longer ago', '2025-03-16', null, false],
  ['and ended since', '2025-03-20', '2025-03-29', false],
  ['and never begun: handed on before its first day', '2025-04-05', '2025-04-04', false],
])('a cluster assigned %s', (_when, validFrom, validTo, isTold) => {
  const duty = { organisationId: 'x', cluster: CLUSTER.code, validFrom, validTo };
  expect(ofDuty(CLUSTER, duty, TODAY).length === 1).toBe(isTold);
});

describe('of a report', () => {
  const told = (code: string, today: string, standing: 'open' | 'in_time' | 'overdue' = 'open') => {
    const period = periodOf(code);
    if (!period) throw new Error(code);
    return ofOpenPeriod(CLUSTER, { ...period, standing, on: null, byWord: false }, today).length === 1;
  };
  test.each([
    ['2025-W14', '2025-04-02', false],
    ['2025-W14', '2025-04-03', true],
    ['2025-W14', '2025-04-04', true],
    // The week of the holidays: its last day is Monday the 5th, and the working day before it Tuesday the 29th.
    ['2025-W18', '2025-04-28', false],
    ['2025-W18', '2025-04-29', true],
    ['2025-03', '2025-03-25', false],
    ['2025-03', '2025-03-26', true],
  ])('%s on %s: %s', (period, today, isTold) => {
    expect(told(period, today)).toBe(isTold);
  });

  test('that was given, or that can no longer be in time, is none to be asked for', () => {
    expect(told('2025-W14', '2025-04-04', 'in_time')).toBe(false);
    expect(told('2025-W13', '2025-03-31', 'overdue')).toBe(false);
  });
});

test('every week with a working day begins once, on the first of them', () => {
  const days = Array.from({ length: 728 }, (_d, i) => addDays('2025-01-06', i));
  for (let week = 0; week < days.length; week += 7) {
    const these = days.slice(week, week + 7);
    const worked = these.filter((day) => isWorkday(day));
    expect(these.filter((day) => beginsWeek(day))).toEqual(worked.slice(0, 1));
  }
  expect(beginsWeek('2025-04-08')).toBe(true);
  expect(beginsWeek('2025-04-08', { ...ANNOUNCED, off: new Set() })).toBe(false);
});
