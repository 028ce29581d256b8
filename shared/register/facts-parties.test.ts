import { describe, expect, test } from 'vitest';
import { type Identity, investorOn, type RegisterState, register } from '../register.ts';
import { decideFacts, type FactsInput } from './facts-command.ts';
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
