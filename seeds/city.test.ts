import { describe, expect, test } from 'vitest';
import { daysBetween, monthsBetween, weekdayOf } from '../shared/day.ts';
import { lastDay } from '../shared/edtf.ts';
import { DEMO_START } from './reports.ts';
import { COHORT, FACTS, firstDay, INVENTED, TOLD } from './told.ts';

describe('the city that is drawn is like a real one', () => {
  const months = COHORT.map(({ course }) => {
    const decided = firstDay(course.established.date);
    const until = course.started ? firstDay(course.started.date) : DEMO_START;
    return { months: monthsBetween(decided, until), started: course.started !== null };
  }).sort((a, b) => a.months - b.months);

  test('from decision to start a fifth took up to 40 months, half about 50, four fifths about 70', () => {
    // Those that have not started yet count for as long as they have waited (Kaplan–Meier).
    let [waiting, risk] = [1, months.length];
    const passed = new Map<number, number>();
    for (const one of months) {
      if (one.started) waiting *= (risk - 1) / risk;
      risk -= 1;
      for (const share of [0.8, 0.5, 0.2])
        if (waiting <= share && !passed.has(share)) passed.set(share, one.months);
    }
    expect(passed.get(0.8)).toBeGreaterThan(34);
    expect(passed.get(0.8)).toBeLessThan(46);
    expect(passed.get(0.5)).toBeGreaterThan(45);
    expect(passed.get(0.5)).toBeLessThan(57);
    expect(passed.get(0.2)).toBeGreaterThan(62);
  });

  const forecasts = INVENTED.filter(({ kind }) => kind === 'forecast');

  test('a reason fits its move: none for the first, none for what stays, none of delay for what comes sooner', () => {
    const last = new Map<string, string>();
    let [sooner, later] = [0, 0];
    for (const { code, milestone, date, reason } of forecasts) {
      const key = `${code} ${milestone}`;
      const before = last.get(key);
      last.set(key, date);
      if (milestone === 'component_works') continue;
      if (before === undefined) expect(reason, key).toBeUndefined();
      else if (before === date) expect(reason, key).toBe('unchanged');
      else if (lastDay(date) < lastDay(before)) {
        sooner += 1;
        expect(reason, key).toBe('ahead_of_plan');
      } else {
        later += 1;
        expect(['unchanged', 'ahead_of_plan'], key).not.toContain(reason);
      }
    }
    expect(sooner).toBeGreaterThan(15);
    expect(later).toBeGreaterThan(4 * sooner);
  });

  test('the epidemic is among the causes of its years', () => {
    const of = (year: string) =>
      forecasts.filter(({ reason, recordedOn }) => reason === 'force_majeure' && recordedOn.startsWith(year));
    expect(of('2021').length).toBeGreaterThan(5);
    expect(of('2023')).toEqual([]);
  });

  test('reports are confirmed, and some are returned first; some wait on the first day', () => {
    const kinds = (kind: string) => INVENTED.filter((entry) => entry.kind === kind);
    expect(kinds('confirmation').length).toBeGreaterThan(150);
    expect(kinds('return').length).toBeGreaterThan(15);
    expect(kinds('return').every(({ by, note }) => by === 'committee' && note)).toBe(true);
    const open = new Map<string, string>();
    for (const { code, milestone, kind, report } of INVENTED) {
      if (kind === 'actual' && report) open.set(`${code} ${milestone}`, 'reported');
      if (kind === 'confirmation' || kind === 'return') open.set(`${code} ${milestone}`, kind);
    }
    const left = [...open].filter(([, state]) => state !== 'confirmation');
    expect(left.filter(([, state]) => state === 'reported').length).toBeGreaterThan(3);
    expect(left.filter(([, state]) => state === 'return').length).toBeGreaterThan(2);
    // What programmes count waits for nobody: the published counts hold.
    expect(
      left.filter(([key]) => /construction_started|infrastructure_completed|established/.test(key)),
    ).toEqual([]);
  });

  test('clearance is reported as done where it is, not where a source gives a share', () => {
    const cleared = INVENTED.filter(
      ({ milestone, kind }) => milestone === 'site_cleared' && kind === 'actual',
    );
    expect(cleared.length).toBeGreaterThan(12);
    const shares = FACTS.filter(({ field }) => field === 'clearance_pct').map(({ code }) => code);
    expect(cleared.filter(({ code }) => shares.includes(code))).toEqual([]);
  });

  test('some have been silent for months, and reports come on every day of the week', () => {
    const silent = COHORT.filter(({ course, chapters }) => {
      const reported = chapters.filter(({ by }) => by === 'manager').map(({ day }) => day);
      const last = reported.sort().at(-1) ?? course.established.date;
      return course.completed === null && daysBetween(lastDay(last), DEMO_START) > 75;
    });
    expect(silent.length).toBeGreaterThan(4);
    const days = [1, 2, 3, 4, 5].map(
      (weekday) => forecasts.filter(({ recordedOn }) => weekdayOf(recordedOn) === weekday).length,
    );
    expect(Math.max(...days) / forecasts.length).toBeLessThan(0.3);
    expect(Math.min(...days) / forecasts.length).toBeGreaterThan(0.1);
  });

  test('no project manager has more than a handful of clusters', () => {
    const clusters = new Map<string, number>();
    for (const { duties } of TOLD) {
      for (const { personId, validTo } of duties)
        if (validTo === null) clusters.set(personId, (clusters.get(personId) ?? 0) + 1);
    }
    expect(clusters.size).toBeGreaterThan(20);
    expect(Math.max(...clusters.values())).toBeLessThan(9);
  });
});
