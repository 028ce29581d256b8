import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../day.ts';
import { type RegisterState, register } from '../register.ts';
import { standing } from '../timeline.ts';
import { decideMerge, decidePhases, type MergeInput, type PhasesInput, whileItCounts } from './merge.ts';

const TODAY = '2026-11-26';
const known = (nameVi: string, more: Partial<RegisterState> = {}): RegisterState => ({
  ...register.empty,
  identity: {
    nameVi,
    place: '',
    kind: 'industrial',
    lat: null,
    lon: null,
    precision: 'none',
    confidence: 'single',
    placeholder: false,
  },
  version: 1,
  ...more,
});
const refusal = (decided: object) =>
  'refused' in decided
    ? Object.values(decided.refused as object)
        .slice(0, 2)
        .join(' ')
    : 'recorded';

describe('a cluster that was entered twice', () => {
  const merge = (
    said: Partial<MergeInput['said']>,
    { state = known('Hai'), other = known('Một') as RegisterState | null, hasAbsorbed = false } = {},
  ) =>
    decideMerge(
      state,
      { stream: 'cluster:HN-131', said: { into: 'HN-058', note: 'Cùng một quyết định', ...said } },
      { today: TODAY, other, hasAbsorbed },
    );

  test('is told in both histories, and points at the one that counts', () => {
    const decided = merge({});
    if ('refused' in decided) throw new Error(refusal(decided));
    const after = register.evolve(known('Hai'), decided.duplicate, { seq: 2, at: '', on: TODAY, by: null });
    expect(register.day(after).mergedInto).toBe('HN-058');
    expect(decided.kept).toMatchObject({
      code: 'HN-058',
      event: { type: 'register.absorbed', code: 'HN-131', nameVi: 'Hai', undone: false },
    });
  });

  test('that it was a mistake is recorded in the same way', () => {
    const state = known('Hai', { mergedInto: 'HN-058' });
    const decided = merge({ into: null }, { state });
    if ('refused' in decided) throw new Error(refusal(decided));
    const after = register.evolve(state, decided.duplicate, { seq: 3, at: '', on: TODAY, by: null });
    expect(register.day(after).mergedInto).toBeNull();
    expect(decided.kept).toMatchObject({ code: 'HN-058', event: { undone: true } });
  });

  test('a pointer leads in one step to another cluster that counts', () => {
    expect(refusal(merge({ into: 'HN-131' }))).toBe('into not_a_choice');
    expect(refusal(merge({}, { other: null }))).toBe('into not_a_choice');
    expect(refusal(merge({}, { other: known('Một', { mergedInto: 'HN-001' }) }))).toBe('into not_a_choice');
    expect(refusal(merge({}, { hasAbsorbed: true }))).toBe('into still_absorbing');
    expect(refusal(merge({}, { state: known('Hai', { mergedInto: 'HN-001' }) }))).toBe('into taken');
    expect(refusal(merge({ into: null }))).toBe('into unchanged');
  });

  test('and says why', () => {
    const { note: _n, ...silent } = { into: 'HN-058', note: '' };
    const decided = decideMerge(
      known('Hai'),
      { stream: 'cluster:HN-131', said: silent },
      { today: TODAY, other: known('Một'), hasAbsorbed: false },
    );
    expect(refusal(decided)).toBe('note required');
  });

  test('on every day: what stood while it counted for itself, and nothing while it did not', () => {
    const days = Array.from({ length: 12 }, (_d, i) => addDays(TODAY, i));
    const spansOf = <T>(says: fc.Arbitrary<T>) =>
      fc
        .uniqueArray(fc.tuple(fc.constantFrom(...days), says), { selector: ([day]) => day })
        .map((all) => all.sort(([a], [b]) => (a < b ? -1 : 1)).map(([from, said]) => ({ from, says: said })));
    const register = spansOf(fc.constantFrom({ mergedInto: null }, { mergedInto: 'HN-058' }));
    fc.assert(
      fc.property(spansOf(fc.constantFrom('late', 'on_track')), register, (spans, known) => {
        const found = whileItCounts(spans, known, 'gone' as const);
        for (const day of days) {
          const isSecond = (standing(known, day)?.mergedInto ?? null) !== null;
          expect(standing(found, day)).toBe(
            isSecond ? 'gone' : (standing(spans, day) ?? goneBefore(found, day)),
          );
        }
      }),
    );
    // Before anything stood, what is told is nothing, or that it had left.
    function goneBefore(found: readonly { from: string; says: string }[], day: string) {
      return standing(found, day) === 'gone' ? 'gone' : null;
    }
  });
});

describe('phases', () => {
  const PHASES = [
    { name: 'Giai đoạn 1', areaHa: 9, decision: '5/QĐ', decidedOn: '2020-01-06' },
    { name: 'Giai đoạn 2', areaHa: null, decision: null, decidedOn: null },
  ];
  const phase = (phases: PhasesInput['said']['phases'], clusterHa: number | null = 20) =>
    decidePhases(
      known('Một'),
      { said: { phases, document: { kind: 'decision', number: '5/QĐ', day: '2020-01-06', issuer: 'UBND' } } },
      { today: TODAY, clusterHa },
    );

  test('are all of them at once, with what is known of each', () => {
    const decided = phase(PHASES);
    if ('refused' in decided) throw new Error(refusal(decided));
    const after = register.evolve(known('Một'), decided.event, { seq: 2, at: '', on: TODAY, by: null });
    expect(register.day(after).phases).toEqual(PHASES);
  });

  test('two have not one name, and together they are not larger than the whole', () => {
    const [first] = PHASES;
    if (!first) throw new Error('none');
    expect(refusal(phase([first, first]))).toBe('phases.1.name taken');
    expect(refusal(phase([{ ...first, areaHa: 23 }]))).toBe('phases larger_than_cluster');
    expect(refusal(phase([{ ...first, areaHa: 23 }], null))).toBe('recorded');
    expect(refusal(phase([{ ...first, decidedOn: '2026-11-27' }]))).toBe('phases.0.decidedOn date_in_future');
    expect(refusal(phase([]))).toBe('key unchanged');
  });
});
