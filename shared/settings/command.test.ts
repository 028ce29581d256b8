import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideThresholds, type SetThresholdsInput, setThresholdsInput, withPart } from './command.ts';
import { effectOf } from './effect.ts';
import type { SettingsEvent } from './facet.ts';
import { settings } from './facet.ts';
import { thresholdHistory } from './history.ts';
import { changedParts, mostOf, numbersOf, THRESHOLD_PARTS } from './parts.ts';
import { THRESHOLDS, thresholdsSchema } from './thresholds.ts';

const TODAY = '2025-03-31';
type Said = SetThresholdsInput['said'];
const saidOf = (more: Partial<Said> = {}): Said => ({
  part: 'atRisk',
  numbers: { days: 60 },
  basisVi: 'Thông báo 12/TB-SCT',
  basisEn: 'Notice 12/TB-SCT',
  reason: 'Họp giao ban tháng 3',
  document: { number: '12/TB-SCT', day: '2025-03-28', issuer: 'Sở Công Thương' },
  ...more,
});
const decided = (more: Partial<Said> = {}, thresholds = THRESHOLDS) =>
  decideThresholds({ thresholds }, { said: saidOf(more) }, TODAY);
const refusal = (more: Partial<Said>) => {
  const decision = decided(more);
  return 'refused' in decision ? `${decision.refused.field} ${decision.refused.issue}` : 'accepted';
};
const parsed = (said: object) => {
  const whole = {
    stream: 'settings:01',
    key: 'thresholds',
    expected: 1,
    request: '0197c6d2-0000-7000-8000-000000000000',
    said,
  };
  const found = setThresholdsInput.safeParse(whole);
  return found.success ? 'accepted' : found.error.issues.map((one) => `${one.path.join('.')} ${one.message}`);
};

describe('setting a threshold', () => {
  test('changes the part that is named and no other, with its reason and its document', () => {
    const decision = decided();
    if ('refused' in decision || decision.event.type !== 'settings.thresholds') throw new Error('refused');
    const { thresholds, ...why } = decision.event;
    expect(changedParts(THRESHOLDS, thresholds)).toEqual(['atRisk']);
    expect(thresholds.atRisk).toEqual({
      days: 60,
      basisVi: 'Thông báo 12/TB-SCT',
      basisEn: 'Notice 12/TB-SCT',
    });
    expect(why).toMatchObject({ part: 'atRisk', reason: 'Họp giao ban tháng 3' });
    expect(settings.event.parse(decision.event)).toEqual(decision.event);
  });

  test('is refused where nothing changes, where the document is of tomorrow, where nothing could be late any more', () => {
    const { basisVi, basisEn } = THRESHOLDS.atRisk;
    expect(refusal({ numbers: { days: 90 }, basisVi, basisEn })).toBe('numbers.days unchanged');
    expect(refusal({ numbers: { days: 90 }, basisVi: 'Khác', basisEn })).toBe('accepted');
    expect(refusal({ document: { number: '1', day: '2025-04-01', issuer: 'x' } })).toBe(
      'document.day date_in_future',
    );
    expect(refusal({ numbers: { days: 12 * 28 } })).toBe('numbers.days thresholds_order');
    expect(refusal({ part: 'critical', numbers: { months: 3 } })).toBe('numbers.months thresholds_order');
  });

  test('asks for each number of its part, whole, and within what can be meant', () => {
    const report = saidOf({ part: 'report', numbers: { construction: 7 } });
    expect(parsed(report)).toEqual(['said.numbers.preparation required']);
    expect(parsed(saidOf({ numbers: { days: 1.5 } }))).toEqual(['said.numbers.days not_whole']);
    expect(parsed(saidOf({ numbers: { days: 0 } }))).toEqual(['said.numbers.days too_small']);
    expect(parsed(saidOf({ numbers: { days: 366 } }))).toEqual(['said.numbers.days too_large']);
    expect(parsed({ ...saidOf(), numbers: { days: null } })).toEqual(['said.numbers.days not_a_number']);
    expect(parsed(saidOf())).toBe('accepted');
  });

  test('whatever can be said is read back from the log as it was said', () => {
    fc.assert(
      fc.property(fc.constantFrom(...THRESHOLD_PARTS), fc.infiniteStream(fc.nat()), (part, any) => {
        const numbers = Object.fromEntries(
          numbersOf(part).map((name) => [name, 1 + (any.next().value % (mostOf(part)[name] ?? 1))]),
        );
        const next = withPart(THRESHOLDS, { part, numbers, basisVi: 'a', basisEn: 'b' });
        expect(thresholdsSchema.parse(next)).toEqual(next);
        expect(next[part]).toMatchObject(numbers);
      }),
    );
  });
});

test('what was set tells since when each part holds, and what it was before', () => {
  const decision = decided();
  if ('refused' in decision) throw new Error('refused');
  const begin: SettingsEvent = { type: 'settings.thresholds', thresholds: THRESHOLDS };
  const { parts, changes } = thresholdHistory([
    { event: begin, on: '2025-01-01', by: null },
    { event: decision.event, on: TODAY, by: 'Trần Thị A' },
    // The same once more changes nothing.
    { event: decision.event, on: '2025-04-02', by: 'Trần Thị A' },
  ]);
  expect(parts.map(({ part, since }) => [part, since])).toEqual(
    THRESHOLD_PARTS.map((part) => [part, part === 'atRisk' ? TODAY : null]),
  );
  expect(changes).toHaveLength(1);
  expect(changes[0]).toMatchObject({ was: { numbers: { days: 90 } }, is: { numbers: { days: 60 } } });
});

test('what other thresholds would change is told by cluster, and nothing where they are the same', () => {
  const state = {
    stage: 'construction',
    gate: 'infrastructure_completed',
    gateBaseline0: '2025-06-30',
    gateBaseline: '2025-06-30',
    gateForecast: '2025-09-15',
    gateForecastBefore: null,
    lastReport: null,
  };
  const days = {
    milestones: state,
    obstacles: { open: [] },
    reports: { lastReport: '2025-03-21', filed: [] },
  } as never;
  const cluster = { code: 'HN-001', days, assessment: { lateness: 'at_risk', stale: true } as const };
  const effect = (part: Pick<Said, 'part' | 'numbers'>) =>
    effectOf([cluster], TODAY, withPart(THRESHOLDS, part));
  expect(effect({ part: 'atRisk', numbers: { days: 90 } })).toEqual([]);
  // 77 days behind: a risk under 90, late under 60.
  expect(effect({ part: 'atRisk', numbers: { days: 60 } })).toEqual([
    { code: 'HN-001', from: 'at_risk', to: 'late', stale: null },
  ]);
  expect(effect({ part: 'report', numbers: { construction: 10 } })).toEqual([
    { code: 'HN-001', from: 'at_risk', to: 'at_risk', stale: false },
  ]);
});
