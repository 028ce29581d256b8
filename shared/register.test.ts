import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from './day.ts';
import {
  type Identity,
  investorOn,
  type Party,
  PRECISIONS,
  type RegisterEvent,
  type RegisterState,
  register,
  unitOn,
} from './register.ts';

const identity: Identity = {
  nameVi: 'Cụm công nghiệp Phú Túc',
  place: 'Phú Túc',
  kind: 'industrial',
  lat: 20.7,
  lon: 105.8,
  precision: 'commune',
  confidence: 'single',
  placeholder: false,
};
const district = { unitCode: '280', validFrom: '2008-08-01', validTo: '2025-06-30' };
const commune = { unitCode: '10360', validFrom: '2025-07-01', validTo: null };
const party = (organisationId: string, validFrom: string, validTo: string | null = null): Party => ({
  organisationId,
  validFrom,
  validTo,
  provenance: 'sourced',
  source: null,
});
const fact = (id: string, value: string) =>
  ({
    id,
    field: 'area_ha',
    value,
    statedFor: null,
    provenance: 'sourced',
    source: null,
    confidence: 'single',
  }) as const;

const told = (
  events: readonly RegisterEvent[],
  from: RegisterState = register.empty,
  seq = 1,
): RegisterState =>
  events.reduce(
    (state, event, i) =>
      register.evolve(state, event, { seq: seq + i, at: '', on: addDays('2024-01-01', seq + i), by: null }),
    from,
  );
const entered: RegisterEvent = { type: 'register.entered', identity, units: [district, commune] };

const anyParty = fc
  .record({
    organisationId: fc.constantFrom('a', 'b', 'c'),
    validFrom: fc.constantFrom('2018-01-01', '2020-06-30', '2024-12-31'),
    validTo: fc.option(fc.constantFrom('2024-12-31', '2025-06-30'), { nil: null }),
  })
  .map(({ organisationId, validFrom, validTo }) => party(organisationId, validFrom, validTo));
const anyEvent: fc.Arbitrary<RegisterEvent> = fc.oneof(
  fc.record({
    type: fc.constantFrom('register.entered', 'register.corrected'),
    identity: fc.constantFrom(identity, { ...identity, nameVi: 'Khác' }),
    units: fc.constantFrom([district], [district, commune]),
  }),
  fc.record({
    type: fc.constant('register.parties' as const),
    parties: fc.array(anyParty, { maxLength: 2 }),
  }),
  fc.record({
    type: fc.constant('register.facts' as const),
    facts: fc.uniqueArray(fc.constantFrom(fact('f1', '9'), fact('f2', '10')), { selector: ({ id }) => id }),
  }),
  fc.record({
    type: fc.constant('register.fact_withdrawn' as const),
    fact: fc.constantFrom(fact('f1', '9'), fact('f3', '1')),
  }),
  fc.record({
    type: fc.constant('register.restored' as const),
    identity: fc.constantFrom(null, identity),
    units: fc.constantFrom([], [district]),
    parties: fc.array(anyParty, { maxLength: 1 }),
    facts: fc.constant([{ ...fact('f1', '8'), recordedOn: '2024-01-02' }]),
  }),
  fc.record({
    type: fc.constant('register.phased' as const),
    phases: fc.constantFrom([], [{ name: 'Giai đoạn 1', areaHa: 9, decision: null, decidedOn: null }]),
  }),
  fc.record({ type: fc.constant('register.merged' as const), into: fc.constantFrom(null, 'HN-001') }),
  fc.constant({ type: 'register.absorbed' as const, code: 'HN-002', nameVi: 'Khác', undone: false }),
) as fc.Arbitrary<RegisterEvent>;

describe('the register of a cluster', () => {
  test('each event changes what it speaks of and leaves the rest as it was', () => {
    const about: Record<RegisterEvent['type'], readonly (keyof RegisterState)[]> = {
      'register.entered': ['identity', 'units'],
      'register.corrected': ['identity', 'units'],
      'register.parties': ['parties'],
      'register.facts': ['facts'],
      'register.fact_withdrawn': ['facts'],
      'register.restored': ['identity', 'units', 'parties', 'facts'],
      'register.phased': ['phases'],
      'register.merged': ['mergedInto'],
      'register.absorbed': [],
    };
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 8 }), anyEvent, (events, last) => {
        const before = told(events);
        const frozen = JSON.stringify(before);
        const after = told([last], before, events.length + 1);
        expect(JSON.stringify(before)).toBe(frozen);
        expect(after.version).toBe(events.length + 1);
        for (const key of ['identity', 'units', 'parties', 'facts', 'phases', 'mergedInto'] as const) {
          if (!about[last.type].includes(key)) expect(after[key]).toEqual(before[key]);
        }
      }),
    );
  });

  test('a corrected name keeps who builds it and what sources say', () => {
    const before = told([
      entered,
      { type: 'register.parties', parties: [party('investor-1', '2020-01-01')] },
      { type: 'register.facts', facts: [fact('f1', '9.5')] },
    ]);
    const corrected = {
      ...identity,
      nameVi: 'Cụm công nghiệp Phú Túc – Giai đoạn 1',
      precision: PRECISIONS[0],
    };
    const after = told([{ type: 'register.corrected', identity: corrected, units: [district] }], before, 4);
    expect(register.day(after)).toEqual({
      ...corrected,
      mountain: false,
      units: [district],
      parties: [party('investor-1', '2020-01-01')],
      facts: before.facts,
      phases: [],
      mergedInto: null,
    });
  });

  test('a party said again with its first day is closed; another first day is another party', () => {
    const first = party('investor-1', '2020-01-01');
    const closed = told([
      entered,
      { type: 'register.parties', parties: [first] },
      { type: 'register.parties', parties: [{ ...first, validTo: '2025-03-31' }] },
      { type: 'register.parties', parties: [party('investor-1', '2026-01-01')] },
    ]);
    const on = (day: string) => investorOn(closed.parties, day);
    expect(closed.parties).toHaveLength(2);
    expect([on('2019-12-31'), on('2020-01-01'), on('2025-03-31')]).toEqual([
      null,
      'investor-1',
      'investor-1',
    ]);
    expect([on('2025-04-01'), on('2026-01-01')]).toEqual([null, 'investor-1']);
  });

  test('no organisation stands twice with the same first day, whatever was said', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 12 }), (events) => {
        // Of one event that names a party twice nobody can say which is meant; no screen makes one.
        const clear = events.filter(
          (event) =>
            event.type !== 'register.parties' ||
            new Set(event.parties.map((p) => `${p.organisationId} ${p.validFrom}`)).size ===
              event.parties.length,
        );
        const keys = told(clear).parties.map((p) => `${p.organisationId} ${p.validFrom}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  test('a fact of the same id takes the place of the one before, with the day on which it became known', () => {
    const state = told([
      entered,
      { type: 'register.facts', facts: [fact('f1', '9.5'), fact('f2', '12')] },
      { type: 'register.facts', facts: [fact('f1', '10')] },
    ]);
    expect(state.facts.map(({ id, value, recordedOn }) => [id, value, recordedOn])).toEqual([
      ['f2', '12', '2024-01-03'],
      ['f1', '10', '2024-01-04'],
    ]);
  });

  test('the unit of a cluster is a question with a day', () => {
    const { units } = told([entered]);
    const on = (day: string) => unitOn(units, day);
    expect([on('2008-07-31'), on('2008-08-01'), on('2025-06-30'), on('2025-07-01')]).toEqual([
      null,
      '280',
      '280',
      '10360',
    ]);
    expect(unitOn([], '2025-03-31')).toBeNull();
  });
});

describe('who builds a cluster', () => {
  test('regression: of two investors an arbitrary one answered; it is the one that began last', () => {
    const spans = [party('old', '2019-05-01'), party('new', '2025-01-01'), party('between', '2021-01-01')];
    fc.assert(
      fc.property(fc.shuffledSubarray(spans, { minLength: 3 }), (parties) => {
        expect(investorOn(parties, '2025-03-31')).toBe('new');
        expect(investorOn(parties, '2024-12-31')).toBe('between');
        expect(investorOn(parties, '2020-12-31')).toBe('old');
        expect(investorOn(parties, '2019-04-30')).toBeNull();
      }),
    );
  });

  test('of those that began together it is the one recorded last', () => {
    expect(investorOn([party('a', '2020-01-01'), party('b', '2020-01-01')], '2025-03-31')).toBe('b');
    expect(investorOn([party('b', '2020-01-01'), party('a', '2020-01-01')], '2025-03-31')).toBe('a');
  });
});
