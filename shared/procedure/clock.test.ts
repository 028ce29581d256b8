import { describe, expect, test } from 'vitest';
import type { Day } from '../day.ts';
import type { MilestoneCode } from '../lifecycle.ts';
import type { Standing } from '../milestone.ts';
import { REGIMES } from '../regime.ts';
import { clockOf } from './clock.ts';
import { clockUnder, totalUnder } from './clocks.ts';
import type { OwnReached, Stop } from './facet.ts';
import { ladderOf } from './ladder.ts';
import { isMilestoneRung, type OwnRung, RUNG_CODES, type RungCode } from './rungs.ts';

const told = (date: Day): OwnReached => ({ date, provenance: 'reported', seq: 1 });
const stop = (returned: Day, handedIn: Day | null = null): Stop => ({
  returned: told(returned),
  handedIn: handedIn === null ? null : told(handedIn),
});

/** A ladder with these rungs reached, as of a day. */
function ladderWith(dates: Partial<Record<RungCode, string>>, today: Day, stops: Stop[] = []) {
  const milestones: Standing['milestones'] = {};
  const rungs: Partial<Record<OwnRung, OwnReached>> = {};
  for (const [code, date] of Object.entries({ in_plan: '2024-06', ...dates })) {
    if (isMilestoneRung(code))
      milestones[code satisfies MilestoneCode] = {
        actual: date,
        actualState: 'confirmed',
        provenance: { actual: 'reported' },
        version: 1,
      };
    else rungs[code as OwnRung] = told(date);
  }
  return ladderOf({ milestones, lastReport: null }, { rungs, stops }, today);
}

function lineOf(dates: Partial<Record<RungCode, string>>, rung: RungCode, today: Day, stops: Stop[] = []) {
  const line = clockOf(ladderWith(dates, today, stops), today).rungs.find((one) => one.rung === rung);
  if (!line) throw new Error(`no rung ${rung}`);
  return line;
}
const clockAt = (...about: Parameters<typeof lineOf>) => lineOf(...about).clock;

describe('the clocks of the regimes', () => {
  test('Decree 32/2024, before and after Decree 139/2025: 17 working days and 40 calendar days in all', () => {
    expect(totalUnder('nd32_2024')).toEqual({ workday: 17, day: 40 });
    expect(totalUnder('nd139_2025')).toEqual({ workday: 17, day: 40 });
  });

  test('Decree 303/2026: 37 working days in all', () => {
    expect(totalUnder('nd303_2026')).toEqual({ workday: 37, day: 0 });
  });

  test('of the regimes before them no clock is known, and none is made up', () => {
    for (const { code } of REGIMES.slice(0, 4)) {
      expect(
        RUNG_CODES.filter((rung) => clockUnder(code, rung) !== null),
        code,
      ).toEqual([]);
    }
  });

  test('every clock of Decree 32/2024 names its clause; of Decree 303/2026 none does, since its text was not read', () => {
    const clauses = (regime: 'nd32_2024' | 'nd303_2026') =>
      RUNG_CODES.flatMap((rung) => clockUnder(regime, rung)?.basis.clause ?? []);
    expect(clauses('nd32_2024')).toEqual(['10.1', '10.1', '10.2', '10.3', '10.4']);
    expect(clauses('nd303_2026')).toEqual([]);
    expect(clockUnder('nd303_2026', 'appraised')?.basis.checked).toBe(false);
  });

  test('consultation, council, criteria and scoring have no clock of their own and are judged by that of the appraisal', () => {
    const dates = { first_letter: '2025-02-03', public_notice: '2025-02-05', window_closed: '2025-02-20' };
    const ladder = ladderWith({ ...dates, dossier_submitted: '2025-02-25' }, '2025-03-10');
    const { next, desk, running } = clockOf(ladder, '2025-03-10');
    expect([next, desk]).toEqual(['consultation', 'department']);
    expect(running).toMatchObject({ allowed: 25, used: 13, due: '2025-03-24', left: 14 });
  });
});

describe('Decree 32/2024, over Tết 2025 (27 to 31 January off)', () => {
  test('5 working days for the notice go over the holidays', () => {
    const clock = clockAt({ first_letter: '2025-01-23' }, 'public_notice', '2025-02-05');
    // 24 January, then 3, 4, 5 and 6 February.
    expect(clock).toMatchObject({ unit: 'workday', allowed: 5, used: 4, left: 1, due: '2025-02-06' });
  });

  test('the letter’s own day does not count, and the last day is still in time', () => {
    const due = clockAt({ first_letter: '2025-03-03' }, 'public_notice', '2025-03-10');
    expect(due).toMatchObject({ used: 5, left: 0, breached: false });
    expect(clockAt({ first_letter: '2025-03-03' }, 'public_notice', '2025-03-11')).toMatchObject({
      used: 6,
      left: -1,
      breached: true,
    });
  });

  test('a weekend after the last working day takes nothing more', () => {
    const friday = clockAt({ first_letter: '2025-03-06' }, 'public_notice', '2025-03-14');
    const sunday = clockAt({ first_letter: '2025-03-06' }, 'public_notice', '2025-03-16');
    expect([friday?.used, sunday?.used]).toEqual([6, 6]);
    expect([friday?.due, sunday?.left]).toEqual(['2025-03-13', -1]);
  });

  test('15 calendar days of the window run through the holidays, and end on the working day after them', () => {
    const dates = { first_letter: '2025-01-10', public_notice: '2025-01-14' };
    const clock = clockAt(dates, 'window_closed', '2025-02-01');
    // The fifteenth day is 29 January, in the holidays; 1 and 2 February are a weekend.
    expect(clock).toMatchObject({ unit: 'day', allowed: 15, used: 18, due: '2025-02-03', breached: false });
    expect(clockAt(dates, 'window_closed', '2025-02-04')?.breached).toBe(true);
  });

  test('25 calendar days of the appraisal count the holidays', () => {
    const dates = { dossier_submitted: '2025-01-20' };
    expect(clockAt(dates, 'appraised', '2025-02-10')).toMatchObject({ used: 21, left: 4, due: '2025-02-14' });
  });

  test('7 working days for the decision go over the holidays', () => {
    const dates = { dossier_submitted: '2024-12-30', appraised: '2025-01-22' };
    // 23 and 24 January, 3 to 7 February.
    expect(clockAt(dates, 'established', '2025-02-03')).toMatchObject({
      used: 3,
      due: '2025-02-07',
      left: 4,
    });
  });
});

describe('Decree 32/2024 with 139/2025, over Tết 2026 (16 to 20 February off)', () => {
  test('5 working days for handing in, over the holidays', () => {
    const clock = clockAt({ window_closed: '2026-02-12' }, 'dossier_submitted', '2026-02-24');
    expect(clock).toMatchObject({ used: 3, left: 2, due: '2026-02-26', allowed: 5 });
    expect(clock?.basis.regime).toBe('nd139_2025');
  });

  test('a Saturday that is worked counts: 10 January 2026', () => {
    const clock = clockAt({ first_letter: '2026-01-07' }, 'public_notice', '2026-01-10');
    expect(clock).toMatchObject({ used: 3, due: '2026-01-13' });
  });
});

describe('Decree 303/2026, from 15 September 2026', () => {
  test.each([
    ['public_notice', { first_letter: '2026-09-17' }, '2026-09-21'],
    ['window_closed', { public_notice: '2026-09-21' }, '2026-09-28'],
    ['dossier_submitted', { window_closed: '2026-09-28' }, '2026-10-05'],
    ['appraised', { dossier_submitted: '2026-10-05' }, '2026-11-02'],
    ['established', { dossier_submitted: '2026-10-05', appraised: '2026-11-02' }, '2026-11-09'],
  ] as const)('%s: in working days', (rung, dates, due) => {
    const today = '2026-10-01';
    const day = Object.values(dates).at(-1) ?? today;
    expect(clockAt(dates, rung, day > today ? day : today)).toMatchObject({ unit: 'workday', due });
  });

  test('24 November 2026 is off', () => {
    const dates = { dossier_submitted: '2026-10-05', appraised: '2026-11-19' };
    expect(clockAt(dates, 'established', '2026-11-25')).toMatchObject({ used: 3, due: '2026-11-27' });
  });
});

describe('on the boundary of two regimes', () => {
  test.each([
    ['2026-09-14', 'nd139_2025', 'day', 25],
    ['2026-09-15', 'nd303_2026', 'workday', 20],
  ] as const)('a dossier handed in on %s is appraised by %s', (dossier_submitted, regime, unit, allowed) => {
    const clock = clockAt({ dossier_submitted }, 'appraised', '2026-09-30');
    expect(clock).toMatchObject({ unit, allowed, basis: { regime } });
  });

  test('what is under appraisal when the rules change is decided by those it came in by', () => {
    const dates = { dossier_submitted: '2026-09-10', appraised: '2026-10-02' };
    expect(clockAt(dates, 'established', '2026-10-05')).toMatchObject({
      allowed: 7,
      basis: { clause: '10.4' },
    });
  });

  test('a window opened under the old rules stays open as long as they said, though the dossier comes under the new', () => {
    const dates = { first_letter: '2026-09-08', public_notice: '2026-09-11', window_closed: '2026-09-28' };
    const [before, after] = [dates, { ...dates, dossier_submitted: '2026-10-01' }].map((known) =>
      clockAt(known, 'window_closed', '2026-10-02'),
    );
    expect(before).toMatchObject({ unit: 'day', allowed: 15, due: '2026-09-28', breached: false });
    expect(after).toEqual(before);
  });

  test('a dossier of 30 April 2024 has rungs and no clock; one of the day after has both', () => {
    expect(clockAt({ dossier_submitted: '2024-04-30' }, 'appraised', '2024-05-31')).toBeNull();
    expect(clockAt({ dossier_submitted: '2024-05-01' }, 'appraised', '2024-05-31')?.breached).toBe(true);
    const old = ladderWith({ dossier_submitted: '2024-04-30' }, '2024-05-31');
    expect(old.rungs.map(({ rung }) => rung)).not.toContain('consultation');
  });

  test('a dossier of which only the month is known has no clock', () => {
    expect(clockAt({ dossier_submitted: '2025-02' }, 'appraised', '2025-03-10')).toBeNull();
    const unsure = { dossier_submitted: '2026-09', appraised: '2026-10-02' };
    expect(clockAt(unsure, 'established', '2026-10-05')).toBeNull();
  });
});

describe('a supplement', () => {
  const dates = { dossier_submitted: '2025-01-15' };

  test('over Tết 2025: the clock stands still from the day after the return to the day of handing in', () => {
    const clock = clockAt(dates, 'appraised', '2025-02-20', [stop('2025-01-22', '2025-02-12')]);
    // 16 to 22 January, then from 13 February on; the twenty-fifth day is a Sunday, so it ends on the Monday.
    expect(clock).toMatchObject({ used: 15, stopped: 21, left: 11, due: '2025-03-03', breached: false });
  });

  test('that lasts stops the clock: no last day, as many days left as before, and the enterprise’s desk', () => {
    const ladder = ladderWith(dates, '2025-03-20', [stop('2025-01-22')]);
    const { desk, running, returnedOn, next } = clockOf(ladder, '2025-03-20');
    expect([desk, returnedOn, next]).toEqual(['enterprise', '2025-01-22', 'consultation']);
    expect(running).toMatchObject({ used: 7, left: 18, due: null, breached: false });
  });

  test('does not undo what was late before it', () => {
    const late = clockAt(dates, 'appraised', '2025-03-20', [stop('2025-02-17')]);
    expect(late).toMatchObject({ due: '2025-02-10', breached: true });
  });

  test('of the new rules takes out working days only', () => {
    const stops = [stop('2026-10-09', '2026-10-19')];
    const clock = clockAt({ dossier_submitted: '2026-10-05' }, 'appraised', '2026-10-20', stops);
    expect(clock).toMatchObject({ used: 5, stopped: 6, due: '2026-11-10' });
  });

  test('several are taken out each, and the time on the desk is without them', () => {
    const stops = [stop('2025-01-20', '2025-01-24'), stop('2025-02-03', '2025-02-10')];
    const passed = { ...dates, appraised: '2025-02-14' };
    expect(clockAt(passed, 'appraised', '2025-03-01', stops)).toMatchObject({ used: 19, stopped: 11 });
    const first = { ...dates, consultation: '2025-01-17', council_nominated: '2025-02-12' };
    expect(lineOf(first, 'council_nominated', '2025-03-01', stops).held).toBe(15);
  });
});

describe('where it stands', () => {
  test('a rung between two that are on record is said to be unrecorded, and has no clock', () => {
    const line = lineOf(
      { public_notice: '2025-01-06', dossier_submitted: '2025-02-03' },
      'window_closed',
      '2025-03-01',
    );
    expect(line).toMatchObject({ stands: 'unrecorded', clock: null });
  });

  test('at the top nothing runs', () => {
    const done = { dossier_submitted: '2025-01-06', appraised: '2025-01-20', established: '2025-01-24' };
    const { next, desk, running } = clockOf(ladderWith(done, '2025-03-01'), '2025-03-01');
    expect([next, desk, running]).toEqual([null, null, null]);
  });
});
