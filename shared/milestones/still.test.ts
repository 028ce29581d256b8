import { describe, expect, test } from 'vitest';
import { applyEntry, EMPTY_STANDING, type Entry, type Standing } from '../milestone.ts';
import { milestones } from './facet.ts';
import { ALL_FORECASTS } from './forecasts.ts';
import { decideStill, expectedOn, stillInput } from './still.ts';

const TODAY = '2025-03-31';
const say = (milestone: Entry['milestone'], kind: Entry['kind'], date: string): Entry => ({
  milestone,
  kind,
  date,
  provenance: 'reported',
});
const fold = (...entries: Entry[]): Standing =>
  entries.reduce((standing, entry, i) => applyEntry(standing, entry, '2025-01-06', i + 1), EMPTY_STANDING);
const STARTED = [say('established', 'actual', '2020'), say('construction_started', 'actual', '2024-05-01')];
const works = say('component_works', 'forecast', '2025-07');
const completed = say('infrastructure_completed', 'forecast', '2025-12');

describe('still as expected', () => {
  test('says every open forecast again, as one event and with the reason that nothing has changed', () => {
    expect(decideStill(fold(...STARTED, completed, works), TODAY)).toEqual({
      event: {
        type: 'milestones.recorded',
        entries: [
          { ...works, reason: 'unchanged' },
          { ...completed, reason: 'unchanged' },
        ],
      },
    });
  });

  test('is a report: the day of the last one moves, and no date does', () => {
    const before = fold(...STARTED, completed, works);
    const decision = decideStill(before, TODAY);
    if (!('event' in decision)) throw new Error('refused');
    const after = milestones.evolve(before, decision.event, { seq: 9, at: '', on: TODAY, by: null });
    expect(after.lastReport).toBe(TODAY);
    expect(after.milestones.infrastructure_completed).toMatchObject({
      forecast: '2025-12',
      forecastBefore: '2025-12',
      version: 9,
    });
  });

  test('is refused while a date has passed, and says of which milestone', () => {
    const lapsed = say('component_works', 'forecast', '2025-02');
    const standing = fold(...STARTED, lapsed, completed);
    expect(decideStill(standing, TODAY)).toEqual({
      refused: { field: 'key', issue: 'forecast_lapsed', detail: 'component_works' },
    });
    expect(expectedOn(standing, TODAY)).toEqual({
      standing: [{ milestone: 'infrastructure_completed', date: '2025-12' }],
      lapsed: [{ milestone: 'component_works', date: '2025-02' }],
    });
  });

  test('is refused where nothing is expected: never said, happened, or left behind', () => {
    const refused = { refused: { field: 'key', issue: 'no_forecast' } };
    expect(decideStill(fold(...STARTED), TODAY)).toEqual(refused);
    const done = [works, say('component_works', 'actual', '2025-03-20')];
    expect(decideStill(fold(...STARTED, ...done), TODAY)).toEqual(refused);
    const behind = say('site_cleared', 'forecast', '2025-09');
    expect(decideStill(fold(behind, ...STARTED), TODAY)).toEqual(refused);
  });

  test('leaves out what was given back: that is answered for itself', () => {
    const given = [
      works,
      say('component_works', 'actual', '2025-03-20'),
      say('component_works', 'return', '2025-03-20'),
    ];
    const standing = fold(...STARTED, completed, ...given);
    expect(expectedOn(standing, TODAY).standing.map(({ milestone }) => milestone)).toEqual([
      'infrastructure_completed',
    ]);
  });

  test('its version is the newest among what is expected', () => {
    const version = (...entries: Entry[]) => milestones.version(fold(...entries), ALL_FORECASTS);
    expect(version(...STARTED)).toBe(0);
    expect(version(...STARTED, completed)).toBe(3);
    expect(version(...STARTED, completed, works)).toBe(4);
    expect(version(...STARTED, completed, works, say('works_accepted', 'baseline', '2025-08'))).toBe(4);
    expect(version(...STARTED, works, completed, say('component_works', 'actual', '2025-03-20'))).toBe(4);
  });

  test('is said of forecasts, and of nothing else', () => {
    const about = { stream: 'cluster:HN-058', expected: 3, request: '0195e2f4-0000-7000-8000-000000000001' };
    expect(stillInput.safeParse({ ...about, key: ALL_FORECASTS, said: {} }).success).toBe(true);
    expect(stillInput.safeParse({ ...about, key: 'component_works', said: {} }).success).toBe(false);
  });
});
