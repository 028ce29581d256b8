import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../day.ts';
import { streamOf } from '../log/stream.ts';
import {
  type Around,
  decideGrant,
  decideReport,
  type GrantLandInput,
  grantLandInput,
  type ReportClearanceInput,
  reportClearanceInput,
} from './command.ts';
import type { ClearanceEvent } from './events.ts';
import { type ClearanceState, clearance } from './facet.ts';
import {
  FIGURES,
  type Figures,
  leftHa,
  leftHouseholds,
  pendingHa,
  pendingHouseholds,
  WHOLE_OF,
} from './figures.ts';
import { courseOf } from './standing.ts';

const TODAY = '2025-03-31';
const around: Around = { today: TODAY, clusterHa: 50 };
type Said = ReportClearanceInput['said'];

const evolve = (state: ClearanceState, event: ClearanceEvent, seq: number) =>
  clearance.evolve(state, event, { seq, at: '', on: TODAY, by: null });
const state = (...said: Said[]) =>
  said.reduce(
    (before, one, i) => evolve(before, { type: 'clearance.reported', ...one, provenance: 'reported' }, i + 1),
    clearance.empty,
  );
const figures = (said: Figures, more: Partial<Said> = {}): Said => ({ date: TODAY, figures: said, ...more });
const refusal = (decision: ReturnType<typeof decideReport>) =>
  'refused' in decision ? decision.refused : null;
const report = (before: ClearanceState, said: Said, more: Partial<Around> = {}) =>
  decideReport(before, { said }, { ...around, ...more });
const wrong = (before: ClearanceState, said: Said, more: Partial<Around> = {}) =>
  refusal(report(before, said, more));

describe('figures for a day', () => {
  test('are recorded as they were said, and say no more', () => {
    const said = figures({ toClearHa: 45.3, handedOverHa: 28.1 });
    expect(report(clearance.empty, said)).toEqual({
      event: { type: 'clearance.reported', ...said, provenance: 'reported' },
    });
  });

  test('are at least one, for a day that has come', () => {
    expect(wrong(clearance.empty, figures({}))).toEqual({ field: 'figures', issue: 'required' });
    expect(wrong(clearance.empty, figures({ paidHa: 1 }, { date: addDays(TODAY, 1) }))).toEqual({
      field: 'date',
      issue: 'date_in_future',
    });
  });

  test('that stay as they are can be reported for a later day, and not twice for one', () => {
    const before = state(figures({ toClearHa: 40 }, { date: '2025-02-28' }));
    expect(wrong(before, figures({ toClearHa: 40 }))).toBeNull();
    expect(wrong(before, figures({ toClearHa: 40 }, { date: '2025-02-28' }))).toEqual({
      field: 'figures',
      issue: 'unchanged',
    });
  });

  test.each([
    ['handedOverHa', 'toClearHa'],
    ['approvedHouseholds', 'toClearHouseholds'],
    ['paidHouseholds', 'approvedHouseholds'],
    ['paidVndBn', 'approvedVndBn'],
    ['movedGraves', 'toClearGraves'],
    ['cleanHa', 'handedOverHa'],
  ] as const)('%s is not more than %s, where both are known', (part, whole) => {
    const known = state(figures({ [whole]: 10 }, { date: '2025-01-31' }));
    expect(wrong(known, figures({ [part]: 11 }))).toEqual({
      field: `figures.${part}`,
      issue: 'more_than_whole',
      detail: whole,
    });
    expect(wrong(known, figures({ [part]: 10 }))).toBeNull();
    expect(wrong(clearance.empty, figures({ [part]: 11 }))).toBeNull();
    const done = state(figures({ [part]: 11 }, { date: '2025-01-31' }));
    expect(wrong(done, figures({ [whole]: 10 }))).toEqual({
      field: `figures.${whole}`,
      issue: 'less_than_part',
      detail: part,
    });
  });

  test('paid is compared with what is to clear where nobody has said what was approved', () => {
    const known = state(figures({ toClearHa: 10 }));
    expect(wrong(known, figures({ paidHa: 11 }))).toMatchObject({ detail: 'toClearHa' });
  });

  test('an older contradiction keeps nobody from reporting something else', () => {
    const known = state(figures({ toClearHa: 10, handedOverHa: 12 }, { date: '2025-01-31' }));
    expect(wrong(known, figures({ paidVndBn: 3 }))).toBeNull();
  });

  test('that fall need a reason; a figure for an earlier day above what was told since does too', () => {
    const known = state(figures({ handedOverHa: 20 }, { date: '2025-01-31' }));
    const fell = { field: 'note', issue: 'figure_fell', detail: 'handedOverHa' };
    expect(wrong(known, figures({ handedOverHa: 19 }))).toEqual(fell);
    expect(wrong(known, figures({ handedOverHa: 19 }, { note: 'Đo đạc lại' }))).toBeNull();
    expect(wrong(known, figures({ handedOverHa: 21 }, { date: '2024-12-31' }))).toEqual(fell);
    expect(wrong(known, figures({ handedOverHa: 19 }, { date: '2024-12-31' }))).toBeNull();
    expect(wrong(known, figures({ handedOverHa: 19 }, { date: '2025-01-31' }))).toEqual(fell);
  });

  test('more to clear than the cluster is large is asked about once, and recorded with a reason', () => {
    const asked = { field: 'figures.toClearHa', issue: 'larger_than_cluster' };
    expect(wrong(clearance.empty, figures({ toClearHa: 55 }))).toBeNull();
    expect(wrong(clearance.empty, figures({ toClearHa: 55.1 }))).toEqual(asked);
    const explained = figures({ toClearHa: 60 }, { note: 'Gồm đường vào cụm' });
    expect(wrong(clearance.empty, explained)).toBeNull();
    expect(wrong(state({ ...explained, date: '2025-01-31' }), figures({ toClearHa: 60 }))).toBeNull();
    expect(wrong(clearance.empty, figures({ toClearHa: 900 }), { clusterHa: null })).toBeNull();
  });
});

describe('what is pending', () => {
  const known = state(
    figures(
      { toClearHa: 40, handedOverHa: 30, toClearHouseholds: 100, handedOverHouseholds: 80 },
      { date: '2025-01-31' },
    ),
  );
  const pending = (...of: NonNullable<Said['pending']>) => figures({}, { pending: of });
  const tooMuch = { field: 'pending', issue: 'more_than_left' };

  test('is no more than what is left, in hectares and in households', () => {
    expect(wrong(known, pending({ cause: 'land_title', ha: 4 }, { cause: 'overlap', ha: 6 }))).toBeNull();
    expect(wrong(known, pending({ cause: 'land_title', ha: 4 }, { cause: 'overlap', ha: 6.1 }))).toEqual(
      tooMuch,
    );
    expect(wrong(known, pending({ cause: 'land_title', households: 20 }))).toBeNull();
    expect(wrong(known, pending({ cause: 'land_title', households: 21 }))).toEqual(tooMuch);
  });

  test('has to be told anew when what is left falls below it', () => {
    const waits = evolve(
      known,
      {
        type: 'clearance.reported',
        ...pending({ cause: 'land_title', ha: 8 }),
        date: '2025-02-28',
        provenance: 'reported',
      },
      2,
    );
    expect(wrong(waits, figures({ handedOverHa: 33 }))).toEqual(tooMuch);
    expect(
      wrong(waits, figures({ handedOverHa: 33 }, { pending: [{ cause: 'land_title', ha: 7 }] })),
    ).toBeNull();
  });

  test('names each cause once, and something of each; the order is that of the list', () => {
    expect(wrong(known, pending({ cause: 'overlap' }))).toEqual({
      field: 'pending.overlap',
      issue: 'required',
    });
    expect(wrong(known, pending({ cause: 'overlap', ha: 1 }, { cause: 'overlap', ha: 1 }))).toEqual({
      field: 'pending.overlap',
      issue: 'not_a_choice',
    });
    expect(report(known, pending({ cause: 'overlap', ha: 1 }, { cause: 'land_title', ha: 1 }))).toMatchObject(
      {
        event: { pending: [{ cause: 'land_title' }, { cause: 'overlap' }] },
      },
    );
  });
});

test('whatever is accepted leaves no day on which a part is more than its whole, or more is pending than is left', () => {
  const anySaid: fc.Arbitrary<Said> = fc.record(
    {
      date: fc.constantFrom('2024-06-30', '2024-12-31', '2025-01-31', TODAY),
      figures: fc.dictionary(fc.constantFrom(...FIGURES), fc.integer({ min: 0, max: 30 }), { maxKeys: 6 }),
      pending: fc.uniqueArray(
        fc.record({
          cause: fc.constantFrom('land_title' as const, 'overlap' as const),
          ha: fc.integer({ min: 0, max: 9 }),
          households: fc.integer({ min: 0, max: 9 }),
        }),
        { selector: ({ cause }) => cause },
      ),
      note: fc.constant('Đo đạc lại'),
    },
    { requiredKeys: ['date', 'figures'] },
  );
  fc.assert(
    fc.property(fc.array(anySaid, { maxLength: 12 }), (all) => {
      let now = clearance.empty;
      for (const [i, said] of all.entries()) {
        const decision = report(now, said);
        if ('event' in decision) now = evolve(now, decision.event, i + 1);
      }
      for (const { figures: known, pending } of courseOf(now.reports)) {
        for (const [part, whole] of Object.entries(WHOLE_OF) as [keyof Figures, keyof Figures][]) {
          if (known[part] !== undefined && known[whole] !== undefined)
            expect(known[part]).toBeLessThanOrEqual(known[whole]);
        }
        const [ha, households] = [leftHa(known), leftHouseholds(known)];
        if (ha !== null) expect(pendingHa(pending)).toBeLessThanOrEqual(ha);
        if (households !== null) expect(pendingHouseholds(pending)).toBeLessThanOrEqual(households);
      }
    }),
    { numRuns: 300 },
  );
});

describe('a tranche of land', () => {
  const ID = '0195e2f4-0000-7000-8000-000000000002';
  const said: GrantLandInput['said'] = {
    form: 'lease',
    areaHa: 12.5,
    number: '12/QĐ-UBND',
    day: '2025-02-10',
    issuer: 'UBND Thành phố Hà Nội',
  };
  const grant = (before: ClearanceState, more: Partial<GrantLandInput['said']> = {}, key = ID) =>
    decideGrant(before, { key, said: { ...said, ...more } }, around);

  test('is recorded with its decision', () => {
    expect(grant(clearance.empty)).toEqual({
      event: {
        type: 'clearance.land_granted',
        id: ID,
        form: 'lease',
        areaHa: 12.5,
        decision: { number: '12/QĐ-UBND', day: '2025-02-10', issuer: 'UBND Thành phố Hà Nội' },
        provenance: 'reported',
      },
    });
  });

  test('is added to those before: not under the id of another, not the same decision twice, not from a day to come', () => {
    const decision = grant(clearance.empty);
    if ('refused' in decision) throw new Error('refused');
    const one = evolve(clearance.empty, decision.event, 1);
    expect(refusal(grant(one))).toEqual({ field: 'key', issue: 'not_a_choice' });
    expect(refusal(grant(one, {}, 'another'))).toEqual({ field: 'number', issue: 'already_recorded' });
    expect(refusal(grant(one, { number: '13/QĐ-UBND' }, 'another'))).toBeNull();
    expect(refusal(grant(one, { day: addDays(TODAY, 1) }, 'another'))).toEqual({
      field: 'day',
      issue: 'date_in_future',
    });
    const large = { number: '13/QĐ-UBND', areaHa: 43 };
    expect(refusal(grant(one, large, 'another'))).toEqual({ field: 'areaHa', issue: 'larger_than_cluster' });
    expect(refusal(grant(one, { ...large, note: 'Mở rộng' }, 'another'))).toBeNull();
  });
});

describe('the forms', () => {
  const about = {
    stream: streamOf('cluster', 'HN-058'),
    key: 'reports',
    expected: 0,
    request: '0195e2f4-0000-7000-8000-000000000001',
  };
  const issues = (said: object) =>
    reportClearanceInput
      .safeParse({ ...about, said: { date: TODAY, figures: {}, ...said } })
      .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

  test('take no negative number, no half household, and nothing that is no number', () => {
    expect(issues({ figures: { toClearHa: 45.3, toClearHouseholds: 112 } })).toBeUndefined();
    expect(issues({ figures: { toClearHa: -1 } })).toEqual(['said.figures.toClearHa: negative']);
    expect(issues({ figures: { toClearHouseholds: 1.5 } })).toEqual([
      'said.figures.toClearHouseholds: not_whole',
    ]);
    expect(issues({ figures: { paidVndBn: 'x' } })).toEqual(['said.figures.paidVndBn: not_a_number']);
    expect(issues({ figures: { paidVndBn: 2_000_000 } })).toEqual(['said.figures.paidVndBn: too_large']);
    expect(issues({ pending: [{ cause: 'market', ha: 1 }] })).toEqual(['said.pending.0.cause: not_a_choice']);
    expect(issues({ date: '2025-02-30' })).toEqual(['said.date: date_impossible']);
  });

  test('a tranche has an area', () => {
    const said = { form: 'lease', areaHa: 0, number: null, day: TODAY, issuer: 'UBND' };
    const key = '0195e2f4-0000-7000-8000-000000000002';
    expect(grantLandInput.safeParse({ ...about, key, said }).error?.issues[0]?.message).toBe('required');
    expect(grantLandInput.safeParse({ ...about, key, said: { ...said, areaHa: 1 } }).success).toBe(true);
  });
});
