import { describe, expect, test } from 'vitest';
import type { Day } from '../day.ts';
import type { Somebody } from './hand-over.ts';
import { type Person, type PersonEvent, type PersonState, persons } from './person.ts';
import { reorganisations } from './reorganisation.ts';
import {
  type AroundSigning,
  decideCancelSigning,
  decideSign,
  isPassed,
  type SignInput,
} from './reorganisation-command.ts';

const TODAY = '2025-03-31';
const DAY = '2025-07-01';
const REQUEST = '018f0000-0000-7000-8000-000000000001';

const officer = (id: string, unit: string, more: Partial<PersonState> = {}): Somebody => ({
  id,
  state: {
    person: {
      name: `Họ tên ${id}`,
      titleVi: '',
      titleEn: '',
      organisationId: `committee-${unit}`,
      role: 'area_committee',
      unitCode: unit,
      provenance: 'reported',
    },
    duties: [{ organisationId: `committee-${unit}`, cluster: null, validFrom: '2020-01-01', validTo: null }],
    username: id,
    open: true,
    version: 3,
    ...more,
  },
});
const HUYEN = officer('huyen', '017');
const XA = officer('xa', '00100', { term: { from: null, until: '2027-01-01' } });
const XA2 = officer('xa2', '00200', { username: null, open: false, duties: [] });
const people = new Map([HUYEN, XA, XA2].map((one) => [one.id, one]));
const AROUND: AroundSigning = {
  today: TODAY,
  day: DAY,
  ending: new Set(['017', '018']),
  clusters: new Map([
    ['HN-001', { district: '017', stated: '00100', candidates: ['00100', '00200'] }],
    ['HN-002', { district: '017', stated: null, candidates: ['00100', '00200'] }],
  ]),
  officers: [{ ...HUYEN, district: '017' }],
  people,
  agencyOf: (unit) => `committee-${unit}`,
};
const document = { number: '12/KH-SCT', day: '2025-03-20', issuer: 'Sở Công Thương' };
const one = { cluster: 'HN-001', commune: '00100', to: 'xa' };
const two = { cluster: 'HN-002', commune: '00200', to: 'xa2' };
const sign = (
  said: Partial<SignInput['said']> = {},
  more: Partial<AroundSigning> = {},
  state = reorganisations.empty,
) =>
  decideSign(
    state,
    { request: REQUEST, said: { districts: ['017'], passings: [one, two], document, ...said } },
    { ...AROUND, ...more },
  );
function signed(...asked: Parameters<typeof sign>) {
  const decided = sign(...asked);
  if ('refused' in decided) throw new Error(`${decided.refused.field} ${decided.refused.issue}`);
  const stamp = { seq: 4, at: '', on: TODAY, by: null };
  const state = reorganisations.evolve(asked[2] ?? reorganisations.empty, decided.event, stamp);
  return { decided, state, people: after(asked[1]?.people ?? people, decided.people) };
}
const after = (before: ReadonlyMap<string, Somebody>, said: { id: string; event: PersonEvent }[]) =>
  said.reduce((known, { id, event }) => {
    const { state } = known.get(id) ?? officer(id, '');
    const next = persons.evolve(state, event, { seq: 4, at: '', on: TODAY, by: null });
    return new Map([...known, [id, { id, state: next }]]);
  }, new Map(before));

describe('signing', () => {
  test('ends the account and the post of the one on the day before, and begins for the other on the day', () => {
    const { people: then } = signed();
    expect(then.get('huyen')?.state).toMatchObject({
      term: { from: null, until: '2025-06-30' },
      duties: [{ cluster: null, validTo: '2025-06-30' }],
    });
    // For their own committee, and for what the one that was has not answered.
    const named = (id: string) => then.get(id)?.state.duties.filter(({ cluster }) => cluster !== null);
    expect(named('xa')).toEqual([
      { organisationId: 'committee-00100', cluster: 'HN-001', validFrom: DAY, validTo: null },
      { organisationId: 'committee-017', cluster: 'HN-001', validFrom: DAY, validTo: null },
    ]);
    expect(named('xa2')?.map(({ cluster }) => cluster)).toEqual(['HN-002', 'HN-002']);
  });

  test('in parts leaves what is not named open, and the second part ends no account again', () => {
    const first = signed({ passings: [one] });
    const around = { people: first.people, today: TODAY, day: DAY };
    expect(isPassed('HN-001', first.state.signings, around)).toBe(true);
    expect(isPassed('HN-002', first.state.signings, around)).toBe(false);
    const officers = [{ ...(first.people.get('huyen') ?? HUYEN), district: '017' }];
    const { decided } = signed({ passings: [two] }, { people: first.people, officers }, first.state);
    expect(decided.signing.accounts).toEqual([]);
    const again = sign({ passings: [one] }, { people: first.people, officers }, first.state);
    expect(again).toEqual({
      refused: { field: 'passings.0.cluster', issue: 'already_assigned', detail: 'HN-001' },
    });
  });

  test('for somebody who can no more take over it is open again, and passes from them', () => {
    const { state, people: then } = signed();
    const xa = then.get('xa');
    const gone = new Map([
      ...then,
      ['xa', { id: 'xa', state: { ...(xa ?? XA).state, open: false } }],
      ['xa3', officer('xa3', '00100')],
    ]);
    expect(isPassed('HN-001', state.signings, { people: gone, today: TODAY, day: DAY })).toBe(false);
    const officers = [{ ...(then.get('huyen') ?? HUYEN), district: '017' }];
    const second = signed({ passings: [{ ...one, to: 'xa3' }] }, { people: gone, officers }, state);
    const left = after(gone, second.decided.people).get('xa')?.state.duties ?? [];
    expect(left.filter(({ cluster, validTo }) => cluster === 'HN-001' && validTo === null)).toEqual([]);
  });

  test('after the day it holds from the day of signing: nothing begins in the past', () => {
    const { decided } = signed({}, { today: '2025-08-15' });
    expect(decided.signing.since).toBe('2025-08-15');
    expect(decided.people[0]?.event).toMatchObject({ type: 'person.term', until: '2025-08-14' });
  });

  test.each<[string, Partial<SignInput['said']>, object]>([
    ['a unit that does not end', { districts: ['099'] }, { field: 'districts', issue: 'not_a_choice' }],
    [
      'a document of tomorrow',
      { document: { ...document, day: '2025-04-01' } },
      { field: 'document.day', issue: 'date_in_future' },
    ],
    [
      'a cluster of another unit',
      { districts: ['018'] },
      { field: 'passings.0.cluster', issue: 'not_a_choice' },
    ],
    [
      'another commune than the register states',
      { passings: [{ ...one, commune: '00200', to: 'xa2' }] },
      { field: 'passings.0.commune', issue: 'not_a_choice' },
    ],
    [
      'a commune that took nothing of the district over',
      { passings: [{ ...two, commune: '00900' }] },
      { field: 'passings.0.commune', issue: 'not_a_choice' },
    ],
    [
      'an officer of another commune',
      { passings: [{ ...one, to: 'xa2' }] },
      { field: 'passings.0.to', issue: 'not_a_choice' },
    ],
    ['nothing at all', { districts: ['018'], passings: [] }, { field: 'districts', issue: 'unchanged' }],
  ])('%s is refused beside its field', (_what, said, refused) => {
    expect(sign(said)).toMatchObject({ refused });
  });

  test('regression: an account whose term had ended earlier was opened again', () => {
    const before = { from: null, until: '2025-05-01' };
    const huyen = officer('huyen', '017', { term: before });
    const from = signed(
      {},
      { people: new Map([...people, ['huyen', huyen]]), officers: [{ ...huyen, district: '017' }] },
    );
    expect(from.people.get('huyen')?.state).toMatchObject({
      term: before,
      duties: [{ cluster: null, validTo: '2025-06-30' }],
    });
    expect(from.decided.signing.accounts).toMatchObject([{ id: 'huyen', term: null }]);
    // What the signing did not change, taking it back does not change either.
    const then = takenBack(from);
    expect(then.get('huyen')?.state).toMatchObject({ term: before, duties: HUYEN.state.duties });
  });

  test('regression: an account got a term that nobody has', () => {
    const huyen = officer('huyen', '017', { username: null, open: false });
    const { decided } = signed({ passings: [] }, { officers: [{ ...huyen, district: '017' }] });
    expect(decided.people.map(({ event }) => event.type)).toEqual(['person.assigned']);
  });

  test('an account that ends later ends with its unit', () => {
    const huyen = officer('huyen', '017', { term: { from: '2024-01-01', until: '2025-12-31' } });
    const { decided } = signed({ passings: [] }, { officers: [{ ...huyen, district: '017' }] });
    expect(decided.people[0]?.event).toEqual({
      type: 'person.term',
      from: '2024-01-01',
      until: '2025-06-30',
    });
  });

  test('an account that ends before the day can take nothing over', () => {
    const over = officer('xa', '00100', { term: { from: null, until: '2025-06-30' } });
    const decided = sign({}, { people: new Map([...people, ['xa', over]]) });
    expect(decided).toMatchObject({ refused: { field: 'passings.0.to' } });
  });
});

const cancel = (today: Day, from = signed()) =>
  decideCancelSigning(
    from.state,
    { said: { signing: REQUEST, note: 'Ký nhầm' } },
    { today, people: from.people },
  );
/** Who stands how afterwards, where this has been said of the officer since the signing. */
function takenBack(from: ReturnType<typeof signed>, since: readonly PersonEvent[] = []) {
  const meanwhile = after(
    from.people,
    since.map((event) => ({ id: 'huyen', event })),
  );
  const decided = cancel(TODAY, { ...from, people: meanwhile });
  if ('refused' in decided) throw new Error('refused');
  return after(meanwhile, decided.people);
}

describe('taking it back', () => {
  test('restores accounts and posts as they were, and nobody takes over', () => {
    const from = signed();
    const decided = cancel(TODAY, from);
    if ('refused' in decided) throw new Error('refused');
    const then = after(from.people, decided.people);
    expect(then.get('huyen')?.state).toMatchObject({
      term: { from: null, until: null },
      duties: HUYEN.state.duties,
    });
    const running = then.get('xa')?.state.duties.filter(({ validTo }) => validTo === null);
    expect(running?.map(({ cluster }) => cluster)).toEqual([null]);
    const state = reorganisations.evolve(from.state, decided.event, { seq: 5, at: '', on: TODAY, by: null });
    expect(isPassed('HN-001', state.signings, { people: then, today: TODAY, day: DAY })).toBe(false);
  });

  test('leaves an account alone of which something else was said since', () => {
    const from = signed();
    const huyen = from.people.get('huyen') ?? HUYEN;
    const changed = { ...huyen.state, term: { from: null, until: '2025-05-01' } };
    const decided = cancel(TODAY, {
      ...from,
      people: new Map([...from.people, ['huyen', { id: 'huyen', state: changed }]]),
    });
    if ('refused' in decided) throw new Error('refused');
    expect(decided.people.some(({ event }) => event.type === 'person.term')).toBe(false);
  });

  const closed = { type: 'person.account', username: 'huyen', change: 'closed' } as const;
  const recorded = (more: Partial<Person>): PersonEvent[] =>
    HUYEN.state.person ? [{ type: 'person.recorded', person: { ...HUYEN.state.person, ...more } }] : [];
  test.each<[string, PersonEvent[]]>([
    ['whose account was closed', [closed]],
    ['who has another role', recorded({ role: 'department' })],
    ['who went to another agency', recorded({ organisationId: 'committee-018' })],
    [
      'whose post was ended earlier',
      [
        {
          type: 'person.assigned',
          duties: HUYEN.state.duties.map((duty) => ({ ...duty, validTo: '2025-04-30' })),
        },
      ],
    ],
  ])('regression: a post was given back to somebody %s since', (_what, since) => {
    const open = takenBack(signed(), since)
      .get('huyen')
      ?.state.duties.filter(({ validTo }) => validTo === null);
    expect(open).toEqual([]);
  });

  test('gives a post back to somebody without an account', () => {
    const huyen = officer('huyen', '017', { username: null, open: false });
    const from = signed(
      {},
      { people: new Map([...people, ['huyen', huyen]]), officers: [{ ...huyen, district: '017' }] },
    );
    expect(takenBack(from).get('huyen')?.state.duties).toEqual(HUYEN.state.duties);
  });

  test('of a signing from before agencies and untouched accounts were written down restores as much', () => {
    const from = signed();
    const [end] = from.decided.signing.accounts;
    if (!end) throw new Error('no account ends');
    const { organisation: _later, ...old } = end;
    const event = { ...from.decided.event, signing: { ...from.decided.signing, accounts: [old] } };
    const state = reorganisations.evolve(reorganisations.empty, reorganisations.event.parse(event), {
      seq: 4,
      at: '',
      on: TODAY,
      by: null,
    });
    expect(takenBack({ ...from, state }).get('huyen')?.state).toMatchObject({
      term: { from: null, until: null },
      duties: HUYEN.state.duties,
    });
  });

  test('is refused once the day has come', () => {
    expect(cancel('2025-06-30')).not.toHaveProperty('refused');
    expect(cancel(DAY)).toEqual({ refused: { field: 'signing', issue: 'not_a_choice' } });
  });
});
