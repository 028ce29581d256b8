import { describe, expect, test } from 'vitest';
import { type Identity, investorOn, type Party, type RegisterState, register } from '../register.ts';
import { decideFacts, decideWithdrawFact, type FactsInput, type WithdrawFactInput } from './facts-command.ts';
import { decideInvestorStart } from './investor-start.ts';
import { decideParties, type PartiesInput } from './parties-command.ts';

const TODAY = '2026-11-26';
const identity: Identity = {
  nameVi: 'Cụm công nghiệp Thôn Mới',
  place: '',
  kind: 'industrial',
  lat: null,
  lon: null,
  precision: 'none',
  confidence: 'single',
  placeholder: false,
};
const KNOWN: RegisterState = {
  ...register.empty,
  identity,
  version: 3,
  facts: [
    {
      id: 'area_ha',
      field: 'area_ha',
      value: '30',
      statedFor: '2025-03',
      provenance: 'sourced',
      source: 'a',
      confidence: 'single',
      recordedOn: '2025-04-01',
    },
  ],
  parties: [
    { organisationId: 'old', validFrom: '2020-01-01', validTo: null, provenance: 'sourced', source: null },
  ],
};
const DOCUMENT = { kind: 'decision', number: '9/QĐ', day: '2026-01-05', issuer: 'UBND' } as const;
const FACT = {
  id: 'area_ha',
  field: 'area_ha',
  value: '32.5',
  statedFor: '2026',
  provenance: 'sourced',
  source: null,
} as const;

type FactSaid = FactsInput['said']['facts'][number];
const facts = (fact: Partial<FactSaid>, more: Partial<FactsInput['said']> = { document: DOCUMENT }) =>
  decideFacts(KNOWN, { said: { facts: [{ ...FACT, ...fact }], ...more } }, TODAY);
const withdraw = (fact: string, more: Partial<WithdrawFactInput['said']> = { note: 'Ghi nhầm cụm' }) =>
  decideWithdrawFact(KNOWN, { said: { fact, ...more } }, TODAY);
const refusal = (decided: object) =>
  'refused' in decided
    ? Object.values(decided.refused as object)
        .slice(0, 2)
        .join(' ')
    : 'recorded';

describe('facts', () => {
  test('a corrected one takes the place of the one before, with the document as its source', () => {
    const decided = facts({});
    if ('refused' in decided) throw new Error(refusal(decided));
    const after = register.evolve(KNOWN, decided.event, { seq: 4, at: '', on: TODAY, by: null });
    expect(after.facts).toEqual([
      { ...FACT, source: '9/QĐ ngày 5/1/2026, UBND', confidence: 'single', recordedOn: TODAY },
    ]);
  });

  test('a second source that disagrees is a second fact: both stand', () => {
    const decided = facts({ id: 'f-2', source: 'Báo cáo của xã' });
    if ('refused' in decided) throw new Error(refusal(decided));
    const after = register.evolve(KNOWN, decided.event, { seq: 4, at: '', on: TODAY, by: null });
    expect(after.facts.map(({ value }) => value)).toEqual(['30', '32.5']);
  });

  test.each([
    [{ value: '32,5' }, 'facts.0.value not_a_number'],
    [{ value: '0' }, 'facts.0.value required'],
    [{ id: 'o', field: 'occupancy_pct', value: '101' }, 'facts.0.value over_hundred'],
    [{ id: 'w', field: 'workers', value: '10.5' }, 'facts.0.value not_whole'],
    [{ field: 'workers', value: '10' }, 'facts.0.field not_a_choice'],
    [{ statedFor: '2027' }, 'facts.0.statedFor date_in_future'],
    [{ value: '80' }, 'facts.0.value area_outside'],
    [{ value: '30', statedFor: '2025-03', source: 'a' }, 'facts.0.value unchanged'],
    [{ id: 's', field: 'status_reported', value: 'Đang san nền' }, 'recorded'],
  ] as const)('%j: %s', (fact, expected) => {
    expect(refusal(facts(fact as Partial<FactSaid>))).toBe(expected);
  });

  test('what is sourced names its source; an area outside the limits says why', () => {
    expect(refusal(facts({}, { note: 'theo xã' }))).toBe('facts.0.source required');
    expect(refusal(facts({ provenance: 'reported' }, { note: 'theo xã' }))).toBe('recorded');
    expect(refusal(facts({ provenance: 'reported' }, {}))).toBe('note required');
    expect(refusal(facts({ value: '80' }, { document: DOCUMENT, note: 'Cụm cũ' }))).toBe('recorded');
  });
});

const REQUEST = '0197c6d2-0000-7000-8000-000000000001';
const INVESTORS = [
  { id: 'old', nameVi: 'Công ty A' },
  { id: 'new', nameVi: 'Công ty Đông Á' },
];
const parties = (said: Partial<PartiesInput['said']>) =>
  decideParties(
    KNOWN,
    { request: REQUEST, said: { investor: 'new', from: '2026-02-01', document: DOCUMENT, ...said } },
    { today: TODAY, investors: INVESTORS },
  );
const after = (said: Partial<PartiesInput['said']>) => {
  const decided = parties(said);
  if ('refused' in decided) throw new Error(refusal(decided));
  const state = register.evolve(KNOWN, decided.event, { seq: 4, at: '', on: TODAY, by: null });
  return (day: string) => investorOn(state.parties, day);
};

describe('who builds', () => {
  test('the new one begins on its day and the one before ended the day before', () => {
    const on = after({});
    expect([on('2026-01-31'), on('2026-02-01')]).toEqual(['old', 'new']);
  });

  test('nobody any more', () => {
    const on = after({ investor: null });
    expect([on('2026-01-31'), on('2026-02-01')]).toEqual(['old', null]);
  });

  test('named for the first time, it becomes an organisation of the register, once for each command', () => {
    const decided = parties({ investor: null, newName: 'Công ty Mới' });
    expect(decided).toMatchObject({
      organisation: {
        id: `investor-${REQUEST}`,
        event: { organisation: { nameVi: 'Công ty Mới', kind: 'investor' } },
      },
    });
    expect(after({ investor: null, newName: 'Công ty Mới' })('2026-02-01')).toBe(`investor-${REQUEST}`);
    expect(refusal(parties({ investor: null, newName: 'công ty đông a' }))).toBe('newName taken');
  });

  test.each([
    [{ investor: 'old' }, 'investor unchanged'],
    [{ investor: 'nobody' }, 'investor not_a_choice'],
    [{ from: '2020-01-01' }, 'from not_later'],
    [{ from: '2027-01-01' }, 'from date_in_future'],
  ] as const)('%j: %s', (said, expected) => {
    expect(refusal(parties(said))).toBe(expected);
  });
});

describe('a fact that was entered in error', () => {
  test('is withdrawn with its reason, and the event tells what it said', () => {
    const decided = withdraw('area_ha', { document: DOCUMENT, note: 'Ghi nhầm cụm' });
    if ('refused' in decided) throw new Error(refusal(decided));
    expect(decided.event).toMatchObject({
      type: 'register.fact_withdrawn',
      fact: { id: 'area_ha', field: 'area_ha', value: '30', source: 'a' },
      ground: { document: DOCUMENT, note: 'Ghi nhầm cụm' },
    });
    const after = register.evolve(KNOWN, register.event.parse(decided.event), {
      seq: 4,
      at: '',
      on: TODAY,
      by: null,
    });
    expect(after.facts).toEqual([]);
    expect(KNOWN.facts).toHaveLength(1);
    // It may be stated again, as a new one.
    expect(refusal(decideFacts(after, { said: { facts: [FACT], document: DOCUMENT } }, TODAY))).toBe(
      'recorded',
    );
  });

  test('a document alone does not say why, and what is not on record cannot be withdrawn', () => {
    expect(refusal(withdraw('area_ha', { document: DOCUMENT }))).toBe('note required');
    expect(refusal(withdraw('workers'))).toBe('fact not_a_choice');
  });
});

describe('since when an investor builds', () => {
  const span = (organisationId: string, validFrom: string, validTo: string | null): Party => ({
    organisationId,
    validFrom,
    validTo,
    provenance: 'sourced',
    source: null,
  });
  const TWO = {
    ...KNOWN,
    parties: [span('old', '2018-01-01', '2019-12-31'), span('new', '2020-01-01', null)],
  };
  const start = (organisation: string, began: string, from: string, state: RegisterState = TWO) =>
    decideInvestorStart(
      state,
      { said: { organisation, began, from, note: 'Theo quyết định' } },
      { today: TODAY, nameOf: (id) => id },
    );
  const after = (decided: ReturnType<typeof start>, state: RegisterState = TWO) => {
    if ('refused' in decided) throw new Error(refusal(decided));
    const stamp = { seq: 4, at: '', on: TODAY, by: null };
    return register.evolve(state, register.event.parse(decided.event), stamp).parties;
  };
  const days = (parties: readonly Party[]) =>
    parties.map(({ organisationId, validFrom, validTo }) => [organisationId, validFrom, validTo]);

  test('is corrected to an earlier or a later day; who built before builds until then, without a gap or two at once', () => {
    expect(days(after(start('new', '2020-01-01', '2019-03-01')))).toEqual([
      ['old', '2018-01-01', '2019-02-28'],
      ['new', '2019-03-01', null],
    ]);
    expect(days(after(start('new', '2020-01-01', '2020-07-01')))).toEqual([
      ['old', '2018-01-01', '2020-06-30'],
      ['new', '2020-07-01', null],
    ]);
    expect(days(after(start('old', '2018-01-01', '2017-05-01')))).toContainEqual([
      'old',
      '2017-05-01',
      '2019-12-31',
    ]);
  });

  test('who had left long before is not brought back, and who builds beside it is not touched', () => {
    const gap = {
      ...TWO,
      parties: [span('old', '2018-01-01', '2019-01-31'), span('new', '2020-01-01', null)],
    };
    expect(days(after(start('new', '2020-01-01', '2019-06-01', gap), gap))).toContainEqual([
      'old',
      '2018-01-01',
      '2019-01-31',
    ]);
    const beside = { ...TWO, parties: [span('old', '2018-01-01', null), span('new', '2020-01-01', null)] };
    expect(days(after(start('new', '2020-01-01', '2021-01-01', beside), beside))).toContainEqual([
      'old',
      '2018-01-01',
      null,
    ]);
  });

  test.each([
    ['new', '2020-01-01', '2020-01-01', 'from unchanged'],
    ['new', '2020-01-01', '2018-01-01', 'from not_later'],
    ['new', '2020-01-01', '2026-11-27', 'from date_in_future'],
    ['old', '2018-01-01', '2020-01-01', 'from not_earlier'],
    ['new', '2020-01-02', '2021-01-01', 'organisation not_a_choice'],
  ])('%s of %s on %s: %s', (organisation, began, from, expected) => {
    expect(refusal(start(organisation, began, from))).toBe(expected);
  });
});
