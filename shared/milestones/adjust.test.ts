import { describe, expect, test } from 'vitest';
import { slipDays } from '../delay.ts';
import type { MilestoneCode } from '../lifecycle.ts';
import { streamOf } from '../log/stream.ts';
import { applyEntry, EMPTY_STANDING, type Entry } from '../milestone.ts';
import { adjustInput, decideAdjust } from './adjust.ts';
import { milestones } from './facet.ts';

const TODAY = '2025-03-31';
const say = (kind: Entry['kind'], date: string, milestone: MilestoneCode = 'site_cleared'): Entry => ({
  milestone,
  kind,
  date,
  provenance: 'sourced',
});
const fold = (...entries: Entry[]) =>
  entries.reduce((standing, entry, i) => applyEntry(standing, entry, '2024-01-08', i + 1), EMPTY_STANDING);
const ESTABLISHED = say('actual', '2020-06-01', 'established');
const SCHEDULED = fold(ESTABLISHED, say('baseline', '2024-06'), say('forecast', '2025-12'));
const document = { number: '1234/QĐ-UBND', day: '2025-03-20', issuer: 'UBND Thành phố Hà Nội' };
const command = (date: string, day = document.day, key: MilestoneCode = 'site_cleared') => ({
  stream: streamOf('cluster', 'HN-058'),
  key,
  expected: 3,
  request: '0195e2f4-0000-7000-8000-000000000001',
  said: { date, document: { ...document, day } },
});

describe('an adjustment of the schedule', () => {
  test('bears the number of its decision', () => {
    const { said, ...rest } = command('2025-12');
    expect(adjustInput.safeParse({ ...rest, said }).success).toBe(true);
    for (const number of ['', ' ', null]) {
      const without = { ...rest, said: { ...said, document: { ...document, number } } };
      expect(adjustInput.safeParse(without).success).toBe(false);
    }
  });

  test('keeps the original; the delay is told against both', () => {
    const decision = decideAdjust(SCHEDULED, command('2025-12'), TODAY);
    if (!('event' in decision)) throw new Error('refused');
    const after = milestones.evolve(SCHEDULED, decision.event, { seq: 9, at: '', on: TODAY, by: null });
    expect(after.milestones.site_cleared).toMatchObject({
      baseline0: '2024-06',
      baseline: '2025-12',
      adjustments: 1,
      version: 9,
    });
    const { baseline0 = null, baseline = null, forecast = null } = after.milestones.site_cleared ?? {};
    const slip = (against: string | null) => slipDays({ baseline: against, forecast, actual: null }, TODAY);
    expect([slip(baseline0), slip(baseline)]).toEqual([549, 0]);
    expect(after.lastReport).toBe(SCHEDULED.lastReport);
  });

  test.each([
    ['a date that does not move', command('2024-06-30'), 'date', 'unchanged'],
    ['a date before the decision', command('2025-02'), 'date', 'not_later'],
    ['a decision of tomorrow', command('2025-12', '2025-04-01'), 'document.day', 'date_in_future'],
    ['what no decision dates', command('2025-12', undefined, 'land_allocated'), 'key', 'no_schedule'],
    ['what has happened', command('2025-12', undefined, 'established'), 'key', 'already_happened'],
    ['what is not on the path', command('2025-12', undefined, 'expansion_started'), 'key', 'not_a_choice'],
  ])('refuses %s', (_what, asked, field, issue) => {
    expect(decideAdjust(SCHEDULED, asked, TODAY)).toMatchObject({ refused: { field, issue } });
  });

  test('may also be to an earlier date', () => {
    const later = fold(ESTABLISHED, say('baseline', '2026-06'));
    expect(decideAdjust(later, command('2025-12'), TODAY)).toHaveProperty('event');
  });
});
