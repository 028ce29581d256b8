import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from './day.ts';
import { isStale, reportAgeOf } from './delay.ts';
import { STAGES } from './lifecycle.ts';
import { reportDueOn } from './report.ts';
import { THRESHOLDS } from './settings/thresholds.ts';

const TODAY = '2025-03-31';
const due = (stage: (typeof STAGES)[number], lastReport: string | null) =>
  reportDueOn({ stage, lastReport }, THRESHOLDS, TODAY);

test('weekly while it is built, monthly while it is prepared, never where nobody owes one', () => {
  expect(due('construction', '2025-03-24')).toBe('2025-03-31');
  expect(due('preparation', '2025-03-24')).toBe('2025-04-24');
  expect(due('operating', '2025-03-24')).toBeNull();
  expect(due('construction', null)).toBe(TODAY);
});

test('a report is overdue on the day after it was due, and not before: the same rule as the mark on the map', () => {
  fc.assert(
    fc.property(fc.constantFrom(...STAGES), fc.integer({ min: 0, max: 90 }), (stage, age) => {
      const lastReport = addDays(TODAY, -age);
      const dueOn = due(stage, lastReport);
      expect(isStale(stage, reportAgeOf(lastReport, TODAY), THRESHOLDS)).toBe(
        dueOn !== null && dueOn < TODAY,
      );
    }),
  );
});
