import { describe, expect, test } from 'vitest';
import { isLate, LATENESS, type Lateness } from './delay.ts';
import { isNewlyLate, hasRecovered as recovers } from './newly-late.ts';

const hasRecovered = (before: Lateness | null, lateness: Lateness) =>
  recovers(before, { lateness, stage: 'construction' });

const PAIRS = LATENESS.flatMap((before) => LATENESS.map((after) => [before, after] as const));

describe('since an earlier day', () => {
  test('newly late is what was on record and not late, and is late now', () => {
    expect(isNewlyLate('on_track', 'late')).toBe(true);
    expect(isNewlyLate('at_risk', 'critical')).toBe(true);
    expect(isNewlyLate('no_plan', 'late')).toBe(true);
    expect(isNewlyLate('late', 'on_track')).toBe(false);
  });

  test('worse than before is not new: it was late already', () => {
    expect(isNewlyLate('late', 'critical')).toBe(false);
    expect(hasRecovered('critical', 'late')).toBe(false);
  });

  test('no longer late is recovered, whatever it is now', () => {
    expect(hasRecovered('late', 'at_risk')).toBe(true);
    expect(hasRecovered('critical', 'done')).toBe(true);
    expect(hasRecovered('at_risk', 'on_track')).toBe(false);
    expect(recovers('late', { lateness: 'done', stage: 'ended' })).toBe(false);
  });

  test('what was not on record is neither new nor recovered', () => {
    for (const after of LATENESS) {
      expect(isNewlyLate(null, after)).toBe(false);
      expect(hasRecovered(null, after)).toBe(false);
    }
  });

  test.each(PAIRS)('%s to %s: never both, and one of them exactly where lateness turned', (before, after) => {
    const [newly, recovered] = [isNewlyLate(before, after), hasRecovered(before, after)];
    expect(newly && recovered).toBe(false);
    expect(newly || recovered).toBe(isLate(before) !== isLate(after));
    // Looked at the other way round it is the other.
    expect(hasRecovered(after, before)).toBe(newly);
  });
});
