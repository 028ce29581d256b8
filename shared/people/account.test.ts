import { describe, expect, test } from 'vitest';
import {
  accountStanding,
  changeInput,
  createInput,
  decideChange,
  decideCreate,
  decideEnd,
  decideGive,
  decideLock,
  decideReset,
  decideTerm,
  termInput,
} from './account.ts';
import { organisations } from './organisation.ts';
import { type PersonEvent, type PersonState, persons } from './person.ts';

const TODAY = '2026-03-02';
const agency = { ...organisations.day(organisations.empty), closed: false };
const around = {
  living: new Set(['HN-058']),
  today: TODAY,
  otherAdministrators: 1,
  agency,
  unitIsThere: true,
  isOneself: false,
};
const AN = {
  name: 'Nguyễn Văn An',
  title: 'Chuyên viên',
  role: 'department',
  organisation: 'department',
  unit: null,
} as const;
const duty = {
  organisationId: 'investor',
  cluster: 'HN-058',
  validFrom: '2025-01-01',
  validTo: null,
} as const;

const told = (events: readonly PersonEvent[], from: PersonState = persons.empty) =>
  events.reduce(
    (state, event, i) => persons.evolve(state, event, { seq: i + 1, at: '', on: TODAY, by: null }),
    from,
  );
function made(more: Partial<Parameters<typeof decideCreate>[0]> = {}): PersonState {
  const decided = decideCreate({ ...AN, username: 'An.Nguyen', ...more }, around);
  if ('refused' in decided) throw new Error(decided.refused.issue);
  return told(decided.events);
}
const administrator = made({ role: 'administrator' });
const holder = told([{ type: 'person.assigned', duties: [duty] }], made({ role: 'project_manager' }));
const refusal = (decided: object) => ('refused' in decided ? decided.refused : null);
const after = (state: PersonState, decided: ReturnType<typeof decideReset>) =>
  'events' in decided ? told(decided.events, state) : state;

describe('making an account', () => {
  test('gives a person and an account by the name in lower case', () => {
    expect(made()).toMatchObject({
      username: 'an.nguyen',
      open: true,
      person: { name: 'Nguyễn Văn An', role: 'department', provenance: 'reported' },
    });
  });

  test.each([
    ['an agency that is not there', { agency: null }, {}, { field: 'organisation', issue: 'not_a_choice' }],
    [
      'an agency that is closed',
      { agency: { ...agency, closed: true } },
      {},
      { field: 'organisation', issue: 'not_a_choice' },
    ],
    ['a committee without its unit', {}, { role: 'area_committee' }, { field: 'unit', issue: 'required' }],
    [
      'a unit that is not there',
      { unitIsThere: false },
      { unit: '999' },
      { field: 'unit', issue: 'not_a_choice' },
    ],
  ] as const)('is refused for %s', (_name, more, said, expected) => {
    const decided = decideCreate({ ...AN, username: 'an.nguyen', ...said }, { ...around, ...more });
    expect(refusal(decided)).toMatchObject(expected);
  });

  test('says beside each field what is wrong with it', () => {
    const issues = (said: object) =>
      createInput.shape.said
        .safeParse({ ...AN, username: 'an', ...said })
        .error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
    expect(issues({})).toEqual(['username malformed']);
    expect(issues({ username: 'an.nguyen', name: ' ', organisation: '' })).toEqual([
      'name required',
      'organisation required',
    ]);
    expect(issues({ username: 'an.nguyen', role: 'public' })).toEqual(['role required']);
    expect(issues({ username: 'an.nguyen', title: '' })).toBeUndefined();
  });
});

describe('the last administrator', () => {
  const alone = { ...around, otherAdministrators: 0 };
  test('is neither closed nor made something else, and gets no last day', () => {
    expect(refusal(decideLock(administrator, alone))).toMatchObject({ issue: 'last_administrator' });
    expect(refusal(decideChange(administrator, { said: AN }, alone))).toMatchObject({
      field: 'role',
      issue: 'last_administrator',
    });
    for (const said of [
      { from: null, until: '2030-01-01' },
      { from: '2026-03-03', until: null },
    ]) {
      expect(refusal(decideTerm(administrator, { said }, alone))).toMatchObject({
        issue: 'last_administrator',
      });
    }
  });

  test('may be renamed, and go once there is another', () => {
    const said = { ...AN, role: 'administrator' as const, name: 'Nguyễn Văn Ân' };
    expect(decideChange(administrator, { said }, alone)).toHaveProperty('events');
    expect(decideLock(administrator, around)).toHaveProperty('events');
    expect(decideChange(administrator, { said: AN }, around)).toHaveProperty('events');
  });

  test('regression: reset their own account, and nobody could let anybody in again', () => {
    const self = { ...alone, isOneself: true };
    expect(refusal(decideReset(administrator, self))).toMatchObject({ issue: 'last_administrator' });
    expect(decideReset(administrator, { ...self, otherAdministrators: 1 })).toHaveProperty('events');
    expect(decideReset(administrator, alone)).toHaveProperty('events');
    expect(decideReset(made(), self)).toHaveProperty('events');
  });

  test('anybody else may go, however few administrators there are', () => {
    expect(decideLock(made(), alone)).toHaveProperty('events');
  });
});

describe('whoever has clusters', () => {
  test('is not closed, nor made something that does not report, until they are handed over', () => {
    expect(refusal(decideLock(holder, around))).toEqual({
      field: 'clusters',
      issue: 'still_held',
      detail: 'HN-058',
    });
    expect(refusal(decideChange(holder, { said: AN }, around))).toMatchObject({
      field: 'role',
      issue: 'still_held',
    });
  });

  test('regression: a cluster that had ended or was a second entry asked for a hand-over that no list shows', () => {
    expect(decideLock(holder, { ...around, living: new Set() })).toHaveProperty('events');
  });

  test('an officer who answers for one by name is locked: what they confirm others can', () => {
    const { person } = holder;
    const officer = { ...holder, person: person && { ...person, role: 'area_committee' as const } };
    expect(decideLock(officer, around)).toHaveProperty('events');
  });

  test('may be corrected as long as they report', () => {
    const said = { ...AN, role: 'project_manager' as const, name: 'Nguyễn Văn Ân' };
    expect(decideChange(holder, { said }, around)).toHaveProperty('events');
  });
});

test('the same said again is no change', () => {
  expect(refusal(decideChange(made(), { said: AN }, around))).toMatchObject({ issue: 'unchanged' });
  const said = { from: null, until: null };
  expect(refusal(decideTerm(made(), { said }, around))).toMatchObject({ issue: 'unchanged' });
});

test('a term ends after it begins', () => {
  const check = (said: object) => termInput.shape.said.safeParse(said).success;
  expect(check({ from: '2026-05-01', until: '2026-04-30' })).toBe(false);
  expect(check({ from: '2026-05-01', until: '2026-05-01' })).toBe(true);
  expect(check({ from: null, until: '2026-04-30' })).toBe(true);
});

test('an account stands by what was said of it, by its days, and by whether it has a password', () => {
  const state = made();
  const stands = (of: PersonState, hasPassword = true) => accountStanding(of, hasPassword, TODAY);
  const term = (from: string | null, until: string | null) =>
    after(state, decideTerm(state, { said: { from, until } }, around));
  expect(stands(persons.empty)).toBe('none');
  expect(stands(state)).toBe('open');
  expect(stands(state, false)).toBe('waiting');
  expect(stands(after(state, decideLock(state, around)), false)).toBe('closed');
  expect(stands(term('2026-03-02', '2026-03-02'))).toBe('open');
  expect(stands(term('2026-03-03', null))).toBe('before');
  expect(stands(term(null, '2026-03-01'))).toBe('over');
});

test('ended sessions and a new password leave an account as it is; a reset opens what was closed', () => {
  const state = made();
  const closed = after(state, decideLock(state, around));
  expect(after(closed, decideEnd(closed)).open).toBe(false);
  expect(after(state, decideEnd(state)).open).toBe(true);
  expect(after(closed, decideReset(closed, around)).open).toBe(true);
  expect(refusal(decideLock(closed, around))).toMatchObject({ issue: 'not_a_choice' });
});

test('only whoever is on record without an account is given one', () => {
  const said = { username: 'An.Nguyen' };
  const recorded = told([{ type: 'person.recorded', person: { ...personOf(), role: 'department' } }]);
  expect(after(recorded, decideGive(recorded, { said }))).toMatchObject({
    username: 'an.nguyen',
    open: true,
  });
  expect(refusal(decideGive(made(), { said }))).toMatchObject({ issue: 'not_a_choice' });
  expect(refusal(decideGive(persons.empty, { said }))).toMatchObject({ issue: 'not_a_choice' });
});

function personOf() {
  const { person } = made();
  if (!person) throw new Error('nobody');
  return person;
}

test('a change carries no name of an account', () => {
  expect(Object.keys(changeInput.shape.said.shape)).not.toContain('username');
});
