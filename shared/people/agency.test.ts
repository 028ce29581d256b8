import { describe, expect, test } from 'vitest';
import { type AgencySaid, agencyInput, decideAgency } from './agency.ts';
import { type Organisation, organisations } from './organisation.ts';

const INVESTOR: AgencySaid = {
  kind: 'investor',
  nameVi: 'Công ty Hạ tầng',
  nameEn: '',
  unit: null,
  closed: false,
};
const COMMITTEE: AgencySaid = {
  kind: 'local_committee',
  nameVi: 'UBND xã Đông Anh',
  nameEn: '',
  unit: '10500',
  closed: false,
};
const NOTHING = { others: [], unitIsThere: true, inUse: [] };
const made = (said: AgencySaid, provenance: Organisation['provenance'] = 'reported'): Organisation => {
  const decided = decideAgency({ id: 'x', before: null }, { ...said, closed: false }, NOTHING);
  if ('refused' in decided) throw new Error(decided.refused.issue);
  return { ...decided.event.organisation, closed: said.closed, provenance };
};
const refusal = (decided: object) => ('refused' in decided ? decided.refused : null);
const add = (said: AgencySaid, around: Partial<typeof NOTHING> | object = {}) =>
  refusal(decideAgency({ id: 'new', before: null }, said, { ...NOTHING, ...around }));
const others = (...said: AgencySaid[]) => ({
  others: said.map((one, i) => ({ id: `other-${i}`, says: made(one) })),
});

describe('an agency that is added', () => {
  test('has its Vietnamese name in English too where no other is said; an investor has no unit', () => {
    expect(made({ ...INVESTOR, unit: '10500' })).toEqual({
      kind: 'investor',
      nameVi: 'Công ty Hạ tầng',
      nameEn: 'Công ty Hạ tầng',
      unitCode: null,
      provenance: 'reported',
      closed: false,
    });
    expect(made({ ...COMMITTEE, nameEn: 'Committee' })).toMatchObject({
      nameEn: 'Committee',
      unitCode: '10500',
    });
  });

  test.each([
    ['a committee without its unit', { ...COMMITTEE, unit: null }, {}, { field: 'unit', issue: 'required' }],
    [
      'a unit that is not there',
      COMMITTEE,
      { unitIsThere: false },
      { field: 'unit', issue: 'not_a_choice', detail: '10500' },
    ],
    [
      'a second committee of a unit',
      { ...COMMITTEE, nameVi: 'UBND khác' },
      others(COMMITTEE),
      { field: 'unit', issue: 'agency_there' },
    ],
    [
      'the same name in other capitals and spaces',
      { ...INVESTOR, nameVi: 'công ty  hạ tầng' },
      others(INVESTOR),
      { field: 'nameVi', issue: 'agency_there' },
    ],
    [
      'one that is closed from the start',
      { ...INVESTOR, closed: true },
      {},
      { field: 'closed', issue: 'not_a_choice' },
    ],
  ] as const)('is refused: %s', (_name, said, around, expected) => {
    expect(add(said, around)).toEqual(expected);
  });

  test('may have a name that differs by its marks, or is that of one that is closed, or of another kind', () => {
    expect(add({ ...INVESTOR, nameVi: 'Công ty Ha tầng' }, others(INVESTOR))).toBeNull();
    expect(add(INVESTOR, others({ ...INVESTOR, closed: true }))).toBeNull();
    expect(add({ ...INVESTOR, kind: 'department' }, others(INVESTOR))).toBeNull();
    expect(add(COMMITTEE, others({ ...COMMITTEE, closed: true }))).toBeNull();
  });

  test('says beside each field what is missing', () => {
    const wrong = agencyInput.shape.said.safeParse({ ...INVESTOR, kind: '', nameVi: '' });
    expect(wrong.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`)).toEqual([
      'kind required',
      'nameVi required',
    ]);
  });
});

describe('an agency that is changed', () => {
  const change = (before: Organisation, said: AgencySaid, around: object = {}, id = 'a') =>
    decideAgency({ id, before }, said, { ...NOTHING, ...around });

  test('is not closed while clusters or people are its own, who are named', () => {
    const closing = { ...INVESTOR, closed: true };
    expect(refusal(change(made(INVESTOR), closing, { inUse: ['HN-058', 'Đỗ Thị An'] }))).toEqual({
      field: 'closed',
      issue: 'agency_in_use',
      detail: 'HN-058, Đỗ Thị An',
    });
    expect(change(made(INVESTOR), closing)).toMatchObject({ event: { organisation: { closed: true } } });
  });

  test('is opened again, unless another has its unit by then', () => {
    const closed = made({ ...COMMITTEE, closed: true });
    expect(change(closed, COMMITTEE)).toHaveProperty('event');
    expect(refusal(change(closed, COMMITTEE, others(COMMITTEE)))).toMatchObject({ issue: 'agency_there' });
  });

  test('stays of its kind; the city and its department stay open', () => {
    expect(refusal(change(made(INVESTOR), { ...INVESTOR, kind: 'department' }))).toMatchObject({
      field: 'kind',
    });
    const department: AgencySaid = { ...INVESTOR, kind: 'department' };
    expect(
      refusal(change(made(department), { ...department, closed: true }, {}, 'department')),
    ).toMatchObject({
      field: 'closed',
    });
    expect(
      change(made(department), { ...department, nameVi: 'Sở Công Thương' }, {}, 'department'),
    ).toHaveProperty('event');
  });

  test('the same said again is no change', () => {
    expect(refusal(change(made(INVESTOR), INVESTOR))).toMatchObject({ issue: 'unchanged' });
  });

  test('what was closed before it was ever recorded says nothing', () => {
    expect(organisations.day(organisations.empty).closed).toBe(true);
  });
});
