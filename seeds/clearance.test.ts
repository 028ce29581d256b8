import { describe, expect, test } from 'vitest';
import { decideReport } from '../shared/clearance/command.ts';
import type { ClearanceEvent } from '../shared/clearance/events.ts';
import { type ClearanceState, clearance } from '../shared/clearance/facet.ts';
import { clusterHaOf, leftHouseholds, shareOf } from '../shared/clearance/figures.ts';
import { courseOf, type Point } from '../shared/clearance/standing.ts';
import { dayInHanoi, daysBetween } from '../shared/day.ts';
import { lastDay } from '../shared/edtf.ts';
import { isWorkday } from './holidays.ts';
import { DEMO_START } from './reports.ts';
import { COHORT, ENTRIES, FACTS, firstDay, TOLD } from './told.ts';

const isClearance = (event: { type: string }): event is ClearanceEvent => event.type.startsWith('clearance.');
const SAID = TOLD.flatMap(({ row: { code }, stream }) =>
  stream.recordings.flatMap(({ at, event }) =>
    isClearance(event) ? [{ code, on: dayInHanoi(at), event }] : [],
  ),
);
const CODES = [...new Set(SAID.map(({ code }) => code))];
const saidOf = (code: string) => SAID.filter((one) => one.code === code);
const stateOf = (code: string): ClearanceState =>
  saidOf(code).reduce(
    (state, { on, event }, i) => clearance.evolve(state, event, { seq: i + 1, at: '', on, by: null }),
    clearance.empty,
  );

/** The last day on which a milestone happened, unless it was returned. */
const happened = (code: string, milestone: string) => {
  const last = ENTRIES.filter((e) => e.code === code && e.milestone === milestone).findLast(
    ({ kind }) => kind === 'actual' || kind === 'return',
  );
  return last?.kind === 'actual' ? lastDay(last.date) : null;
};
/** Nothing is left of the area, nor of the households. */
const isAll = ({ figures }: Point) =>
  (figures.toClearHa === undefined || figures.handedOverHa === figures.toClearHa) &&
  leftHouseholds(figures) === 0;

describe('what is made up of clearance', () => {
  test('is what people here would be let record, in the order in which it is told', () => {
    for (const code of CODES) {
      let state = clearance.empty;
      const area = TOLD.find(({ row }) => row.code === code)?.row.areaHa;
      const facts = FACTS.filter((fact) => fact.code === code);
      const clusterHa = clusterHaOf([
        ...facts,
        ...(area ? [{ field: 'area_ha' as const, value: area }] : []),
      ]);
      for (const [i, { on, event }] of saidOf(code).entries()) {
        if (event.type === 'clearance.reported' && event.provenance === 'illustrative') {
          const { type: _t, provenance: _p, ...said } = event;
          const decision = decideReport(state, { said }, { today: on, clusterHa });
          expect('refused' in decision ? decision.refused : null, `${code} ${event.date}`).toBeNull();
        }
        state = clearance.evolve(state, event, { seq: i + 1, at: '', on, by: null });
      }
    }
  });

  test('comes to all exactly where a milestone says that the site is cleared', () => {
    let cleared = 0;
    for (const { row, course } of COHORT) {
      const day = happened(row.code, 'site_cleared');
      const points = courseOf(stateOf(row.code).reports);
      if (points.length === 0) continue;
      if (day !== null) {
        cleared += 1;
        expect(
          points.filter((point) => isAll(point) !== point.on >= day).map(({ on }) => `${row.code} ${on}`),
        ).toEqual([]);
        expect(points.at(-1)?.on, row.code).toBe(day);
      } else if (course.completed === null) {
        expect(points.filter(isAll).map(({ on }) => `${row.code} ${on}`)).toEqual([]);
      }
    }
    expect(cleared).toBeGreaterThan(12);
  });

  test('has land granted only where a milestone says so, not before it, and never more than was handed over', () => {
    let tranches = 0;
    for (const code of CODES) {
      const { tranches: granted, reports } = stateOf(code);
      const first = happened(code, 'land_allocated');
      if (first === null) expect(granted, code).toEqual([]);
      for (const [i, { decision }] of granted.entries()) {
        tranches += 1;
        if (i === 0) expect(decision.day, code).toBe(first);
        const known = courseOf(reports).find(({ on }) => on >= decision.day) ?? courseOf(reports).at(-1);
        const all = granted.slice(0, i + 1).reduce((sum, { areaHa }) => sum + areaHa, 0);
        expect(all, code).toBeLessThanOrEqual((known?.figures.handedOverHa ?? 0) + 0.001);
        expect(decision.number, code).toMatch(/^Minh họa/);
      }
    }
    expect(tranches).toBeGreaterThan(20);
  });

  test('begins after the detailed plan, is told on working days, and about days that have come', () => {
    for (const { code, on, event } of SAID) {
      if (event.provenance !== 'illustrative') continue;
      expect(isWorkday(on) && on < DEMO_START, `${code} ${on}`).toBe(true);
      const about = event.type === 'clearance.reported' ? event.date : event.decision.day;
      expect(about <= on, `${code} ${about}`).toBe(true);
      expect(about > (happened(code, 'detailed_plan') ?? ''), `${code} ${about}`).toBe(true);
    }
  });

  test('is uneven, and cheap: at most once a month, a few hundred entries in all', () => {
    const gaps = CODES.flatMap((code) => {
      const days = courseOf(stateOf(code).reports).map(({ on }) => on);
      return days.slice(1).map((day, i) => daysBetween(days[i] ?? day, day));
    });
    expect(SAID.length).toBeGreaterThan(200);
    expect(SAID.length).toBeLessThan(480);
    expect(Math.max(...gaps)).toBeGreaterThan(4 * Math.min(...gaps));
    expect(SAID.some(({ event }) => event.note !== undefined)).toBe(true);
  });

  test('leaves alone what two sources dispute, and everything that is not of the 43', () => {
    const cohort = new Set(COHORT.map(({ row }) => row.code));
    expect(CODES.filter((code) => !cohort.has(code))).toEqual([]);
    expect(CODES).not.toContain('HN-054');
  });
});

describe('what sources state of clearance', () => {
  test('of households stands with its source, at its precision, from the day on which it was known', () => {
    const sourced = SAID.filter(({ event }) => event.provenance === 'sourced');
    expect(sourced).toEqual([
      {
        code: 'HN-128',
        on: '2022-12-30',
        event: {
          type: 'clearance.reported',
          date: '2022',
          figures: { toClearHouseholds: 112, approvedHouseholds: 54, paidHouseholds: 39 },
          source: 'kinhtexahoi n30443',
          provenance: 'sourced',
        },
      },
    ]);
    const { reports } = stateOf('HN-128');
    expect(reports[0]?.provenance).toBe('sourced');
    expect(courseOf(reports).at(-1)).toMatchObject({
      figures: { toClearHouseholds: 112 },
      grounds: { toClearHouseholds: 'sourced' },
    });
  });

  test('as a share is met by what is made up for that month, of the area or, where none is known, of the households', () => {
    const shares = FACTS.filter(({ field }) => field === 'clearance_pct');
    expect(shares).toHaveLength(3);
    for (const { code, value, statedFor } of shares) {
      const points = courseOf(stateOf(code).reports);
      const then = points.find(({ on }) => on >= firstDay(statedFor ?? '') && on <= lastDay(statedFor ?? ''));
      const share =
        shareOf('handedOverHa', then?.figures ?? {}) ?? shareOf('handedOverHouseholds', then?.figures ?? {});
      expect(Math.abs((share?.percent ?? 0) - Number(value)), code).toBeLessThan(0.6);
      expect(then?.grounds.handedOverHouseholds, code).toBe('illustrative');
    }
  });
});
