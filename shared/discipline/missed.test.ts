import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWorkday } from '../calendar/workdays.ts';
import { addDays } from '../day.ts';
import { lastDay } from '../edtf.ts';
import type { MilestoneCode } from '../lifecycle.ts';
import { EMPTY_STANDING, type MilestoneStanding } from '../milestone.ts';
import { THRESHOLDS } from '../settings/thresholds.ts';
import type { Explained, Pause } from './facet.ts';
import { explainByOf, missedDates, missedOf } from './missed.ts';

const NONE = { pauses: [], workdays: 5 };
const pauseOf = (from: string, resumedOn: string | null): Pause => ({
  cause: 'permits',
  note: 'Chờ quy hoạch',
  from,
  until: '2025-12',
  provenance: 'reported',
  extended: 0,
  resumedOn,
  seq: 1,
  version: 1,
  on: from,
  by: null,
});

describe('five working days', () => {
  test.each([
    // Friday 21 March 2025: Monday to Friday of the week after.
    ['2025-03-21', '2025-03-28'],
    // Friday 24 January 2025: Tết is off from Monday 27 to Friday 31; work goes on from Monday 3 February.
    ['2025-01-24', '2025-02-07'],
    // In the middle of Tết: the same.
    ['2025-01-29', '2025-02-07'],
    // Thursday 23 January: the Friday counts, four more after Tết.
    ['2025-01-23', '2025-02-06'],
    // Friday 30 August 2024: 2 and 3 September are off; 4, 5, 6, 9, 10 are worked.
    ['2024-08-30', '2024-09-10'],
    // Friday 29 August 2025: 1 and 2 September are off.
    ['2025-08-29', '2025-09-09'],
    // Monday 21 April 2025: the Saturday 26 is worked for Friday 2 May; so the fifth day is that Saturday.
    ['2025-04-21', '2025-04-26'],
    // Friday 25 April 2025: Saturday 26, 28, 29, then 30 April to 2 May off; 5 and 6 May.
    ['2025-04-25', '2025-05-06'],
  ])('after %s end on %s', (passed, by) => {
    expect(explainByOf(passed, NONE)).toBe(by);
  });

  test('always end on a working day, with exactly five of them after the date', () => {
    const day = fc.integer({ min: 0, max: 2_900 }).map((n) => addDays('2018-01-01', n));
    fc.assert(
      fc.property(day, (passed) => {
        const by = explainByOf(passed, NONE) ?? '';
        let worked = 0;
        for (let at = addDays(passed, 1); at <= by; at = addDays(at, 1)) worked += isWorkday(at) ? 1 : 0;
        expect([worked, isWorkday(by)]).toEqual([5, true]);
      }),
    );
  });

  test('do not run while the cluster is paused, and begin again with the work', () => {
    const clock = (pause: Pause) => explainByOf('2025-03-21', { pauses: [pause], workdays: 5 });
    expect(clock(pauseOf('2025-03-24', null))).toBeNull();
    expect(clock(pauseOf('2025-03-24', '2025-05-12'))).toBe('2025-05-19');
    // A pause that ended before the date, or began after the five days, changes nothing.
    expect(clock(pauseOf('2025-01-02', '2025-03-03'))).toBe('2025-03-28');
    expect(clock(pauseOf('2025-03-31', null))).toBe('2025-03-28');
  });
});

describe('which date was missed', () => {
  const on = (dates: Parameters<typeof missedOf>[0], today = '2025-03-31') => missedOf(dates, today);

  test('the forecast where there is one, else the schedule in force; nothing that has happened', () => {
    expect(on({ baseline: '2024-12', forecast: '2025-02' })).toEqual({ of: 'forecast', date: '2025-02' });
    expect(on({ baseline: '2024-12' })).toEqual({ of: 'schedule', date: '2024-12' });
    expect(on({ baseline: '2024-12', forecast: '2025-02', actual: '2025-03-01' })).toBeNull();
    expect(on({})).toBeNull();
  });

  test('a date has passed only after its last day', () => {
    expect(on({ baseline: '2025-03' })).toBeNull();
    expect(on({ baseline: '2025-03' }, '2025-04-01')).toEqual({ of: 'schedule', date: '2025-03' });
    expect(on({ forecast: '2025-01/2025-03' })).toBeNull();
  });

  test('a schedule that passed while a later date is expected is explained by the cause given with it, and only by one', () => {
    expect(on({ baseline: '2024-12', forecast: '2025-09', cause: 'permits' })).toBeNull();
    expect(on({ baseline: '2024-12', forecast: '2025-09' })).toEqual({ of: 'schedule', date: '2024-12' });
  });
});

describe('the list of a cluster', () => {
  const standingOf = (milestones: Partial<Record<MilestoneCode, Partial<MilestoneStanding>>>) => ({
    ...EMPTY_STANDING,
    milestones: Object.fromEntries(
      Object.entries(milestones).map(([code, says]) => [code, { provenance: {}, version: 1, ...says }]),
    ),
  });
  const known = {
    explained: [] as Explained[],
    pauses: [] as Pause[],
    open: ['site_cleared', 'land_allocated', 'ceremony', 'construction_started'] as MilestoneCode[],
    stage: 'preparation' as const,
    gate: 'construction_started' as MilestoneCode | null,
    thresholds: THRESHOLDS,
  };
  const explained = (more: Partial<Explained> = {}): Explained => ({
    milestone: 'site_cleared',
    of: 'forecast',
    date: '2025-02',
    cause: 'land_title',
    note: 'Hai hộ chưa nhận tiền',
    provenance: 'reported',
    seq: 5,
    on: '2025-03-05',
    by: 'p-manager',
    ...more,
  });

  test('the longest passed first; owed only when the five working days are over', () => {
    const standing = standingOf({
      land_allocated: { forecast: '2025-03-25' },
      site_cleared: { forecast: '2025-02' },
    });
    expect(missedDates(standing, known, '2025-03-31')).toEqual([
      { milestone: 'site_cleared', of: 'forecast', date: '2025-02', explainBy: '2025-03-07', owed: true },
      {
        milestone: 'land_allocated',
        of: 'forecast',
        date: '2025-03-25',
        explainBy: '2025-04-01',
        owed: false,
      },
    ]);
    const owed = (today: string) => missedDates(standing, known, today).map((one) => one.owed);
    expect(owed('2025-04-01')).toEqual([true, false]);
    expect(owed('2025-04-02')).toEqual([true, true]);
  });

  test('an explanation answers the date it was given for and no other', () => {
    const missed = (forecast: string, said: Explained) =>
      missedDates(standingOf({ site_cleared: { forecast } }), { ...known, explained: [said] }, '2025-06-30')
        .length;
    expect(missed('2025-02', explained())).toBe(0);
    expect(missed('2025-02-28', explained())).toBe(0);
    expect(missed('2025-04', explained())).toBe(1);
    expect(missed('2025-02', explained({ milestone: 'land_allocated' }))).toBe(1);
    expect(missed('2025-02', explained({ of: 'schedule' }))).toBe(1);
  });

  test('in a pause nothing new is owed; what was owed before it stays owed', () => {
    const standing = standingOf({
      site_cleared: { forecast: '2025-01-10' },
      land_allocated: { forecast: lastDay('2025-02') },
    });
    const paused = { ...known, pauses: [pauseOf('2025-02-17', null)] };
    expect(missedDates(standing, paused, '2025-03-31')).toMatchObject([
      { milestone: 'site_cleared', owed: true },
      { milestone: 'land_allocated', owed: false, explainBy: null },
    ]);
  });

  test('a schedule that passed is asked of the gate and of the steps that could be taken now, not of those behind them', () => {
    const passed = { baseline: '2024-06' };
    const standing = standingOf({
      established: { actual: '2020' },
      site_cleared: passed,
      land_allocated: passed,
      construction_started: passed,
      component_works: passed,
    });
    const open: MilestoneCode[] = [
      'site_cleared',
      'land_allocated',
      'construction_started',
      'component_works',
    ];
    const asked = (says = standing) =>
      missedDates(says, { ...known, open }, '2025-03-31').map(({ milestone }) => milestone);
    // Land is allocated after the detailed plan, which is still open; component works wait for the start.
    expect(asked()).toEqual(['site_cleared', 'construction_started']);
    // Of a plan that is left out here nobody has a date to wait for.
    const unfollowed = ['detailed_plan'] as const;
    const without = missedDates(standing, { ...known, open, unfollowed }, '2025-03-31');
    expect(without.map(({ milestone }) => milestone)).toContain('land_allocated');
    // What somebody expected is asked for all the same.
    const expected = standingOf({ ...standing.milestones, component_works: { forecast: '2025-01' } });
    expect(asked(expected)).toEqual(['site_cleared', 'construction_started', 'component_works']);
  });

  test('what is only told, and a cluster that nobody builds yet, owe nothing', () => {
    const standing = standingOf({ ceremony: { forecast: '2025-01' }, site_cleared: { forecast: '2025-02' } });
    expect(missedDates(standing, known, '2025-03-31').map(({ milestone }) => milestone)).toEqual([
      'site_cleared',
    ]);
    expect(missedDates(standing, { ...known, stage: 'establishment' }, '2025-03-31')).toEqual([]);
  });
});
