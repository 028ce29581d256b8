import { describe, expect, test } from 'vitest';
import { milestones } from '../milestones/facet.ts';
import { investorOn, type RegisterState, register, unitOn } from '../register.ts';
import { nextCode } from './code.ts';
import {
  type CorrectInput,
  correctInput,
  decideCorrect,
  decideEnter,
  type EnterInput,
  type EntryEvent,
  enterInput,
  REGISTER,
} from './command.ts';

const TODAY = '2026-11-26';
const AROUND = {
  today: TODAY,
  units: [
    { code: '017', level: 'district', validFrom: '2014-04-01', validTo: '2025-06-30' },
    { code: '00454', level: 'commune', validFrom: '2025-07-01', validTo: null },
    { code: '00499', level: 'commune', validFrom: '2025-07-01', validTo: null },
  ],
  register: [
    { code: 'HN-058', name: 'Cụm công nghiệp Liên Hà 2', place: 'Liên Hà, Đông Anh', units: ['017'] },
  ],
  investors: [{ id: 'investor-1', nameVi: 'Công ty A' }],
} as const;
const DECISION = {
  kind: 'decision',
  number: '123/QĐ-UBND',
  day: '2025-03-05',
  issuer: 'UBND Thành phố Hà Nội',
} as const;
const SAID: EnterInput['said'] = {
  nameVi: 'Cụm công nghiệp Thôn Mới',
  place: 'Thôn Mới, Đông Anh',
  kind: 'industrial',
  district: '017',
  commune: '00454',
  position: null,
  areaHa: 30,
  investor: 'investor-1',
  establishes: true,
  document: DECISION,
};

const enter = (said: Partial<EnterInput['said']>, state = register.empty) => {
  const { document, ...rest } = { ...SAID, ...said };
  return decideEnter(
    state,
    { stream: 'cluster:HN-130', said: document === undefined ? rest : { ...rest, document } },
    AROUND,
  );
};
const refusedBy = (said: Partial<EnterInput['said']>) => {
  const decided = enter(said);
  return 'refused' in decided ? `${decided.refused.field} ${decided.refused.issue}` : 'entered';
};
const fold = (events: readonly EntryEvent[], from: RegisterState = register.empty): RegisterState =>
  events.reduce(
    (state, event, i) =>
      event.type === 'milestones.recorded'
        ? state
        : register.evolve(state, event, { seq: i + 1, at: '', on: TODAY, by: null }),
    from,
  );
const eventsOf = (said: Partial<EnterInput['said']> = {}) => {
  const decided = enter(said);
  if ('refused' in decided) throw new Error(JSON.stringify(decided.refused));
  return decided.events;
};

describe('entering a cluster', () => {
  test('by the decision that establishes it: name, units, area, investor and the step itself, each with its source', () => {
    const events = eventsOf();
    const state = fold(events);
    expect(state.identity).toMatchObject({
      nameVi: SAID.nameVi,
      precision: 'none',
      lat: null,
      confidence: 'single',
    });
    expect(['2025-06-30', '2025-07-01'].map((day) => unitOn(state.units, day))).toEqual(['017', '00454']);
    expect(['2025-03-04', '2025-03-05'].map((day) => investorOn(state.parties, day))).toEqual([
      null,
      'investor-1',
    ]);
    expect(
      state.facts.map(({ field, value, provenance, source }) => [field, value, provenance, source]),
    ).toEqual([
      ['area_ha', '30', 'sourced', '123/QĐ-UBND ngày 5/3/2025, UBND Thành phố Hà Nội'],
      ['decision_no', '123/QĐ-UBND', 'sourced', '123/QĐ-UBND ngày 5/3/2025, UBND Thành phố Hà Nội'],
    ]);
    const step = events.find((event) => event.type === 'milestones.recorded');
    if (step?.type !== 'milestones.recorded') throw new Error('no step');
    const standing = milestones.evolve(milestones.empty, step, { seq: 4, at: '', on: TODAY, by: null });
    // A decision needs no second signature, and is no report by whoever answers for the cluster.
    expect(standing.milestones.established).toMatchObject({ actual: '2025-03-05', actualState: 'confirmed' });
    expect(standing.lastReport).toBeNull();
  });

  test('without a document the sentence why is asked, and nothing of it counts as sourced', () => {
    const bare = { establishes: false, document: undefined } as unknown as Partial<EnterInput['said']>;
    expect(refusedBy(bare)).toBe('note required');
    const state = fold(eventsOf({ ...bare, note: 'Theo rà soát của xã' }));
    expect(state.facts.map(({ provenance, source }) => [provenance, source])).toEqual([['reported', null]]);
    expect(state.identity?.confidence).toBe('unsourced');
    expect(investorOn(state.parties, TODAY)).toBe('investor-1');
  });

  test('an area outside the limits of the decision’s day is entered with a note, and not without', () => {
    expect(refusedBy({ areaHa: 9.6 })).toBe('areaHa area_outside');
    expect(refusedBy({ areaHa: 9.6, kind: 'craft_village' })).toBe('entered');
    expect(refusedBy({ areaHa: 9.6, document: { ...DECISION, day: '2026-09-15' } })).toBe('entered');
    expect(refusedBy({ areaHa: 80 })).toBe('areaHa area_outside');
    expect(refusedBy({ areaHa: 80, note: 'Cụm có từ trước 2009' })).toBe('entered');
    const decided = enter({ areaHa: 80 });
    expect('refused' in decided && decided.refused.detail).toBe('10–75 ha (Điều 2 Nghị định 32/2024/NĐ-CP)');
  });

  test('a cluster that may be there already is entered only by whoever has looked at that one', () => {
    const alike = { nameVi: 'CCN Lien Ha II', place: 'Đông Anh' };
    expect(refusedBy(alike)).toBe('otherThan suspected');
    expect(refusedBy({ ...alike, otherThan: ['HN-007'] })).toBe('otherThan suspected');
    expect(refusedBy({ ...alike, otherThan: ['HN-058'] })).toBe('entered');
  });

  test.each([
    [{ commune: '017' }, 'commune not_a_choice'],
    [{ district: null, commune: null }, 'commune required'],
    [{ investor: 'nobody' }, 'investor not_a_choice'],
    [{ document: { ...DECISION, day: '2026-11-27' } }, 'document.day date_in_future'],
    [{ document: { ...DECISION, number: null } }, 'document.number required'],
  ] as const)('%j is refused: %s', (said, expected) => {
    expect(refusedBy(said as Partial<EnterInput['said']>)).toBe(expected);
  });

  test('a code is given once', () => {
    const decided = enter({}, fold(eventsOf()));
    expect(decided).toEqual({ refused: { field: 'code', issue: 'taken', detail: 'HN-130' } });
    expect(nextCode(['HN-129', 'HN-007', 'BN-400', 'HN-X1'], 'HN')).toBe('HN-130');
    expect(nextCode([], 'HN')).toBe('HN-001');
  });

  test('a position outside the city is a slip of the pen', () => {
    const parse = (lat: number, lon: number) =>
      enterInput.shape.said.safeParse({ ...SAID, position: { lat, lon, precision: 'surveyed' } }).error
        ?.issues[0]?.message;
    expect(parse(21.1, 105.9)).toBeUndefined();
    expect(parse(105.9, 21.1)).toBe('outside_city');
  });
});

describe('correcting a cluster', () => {
  const before = fold(eventsOf());
  const same: CorrectInput['said'] = {
    nameVi: SAID.nameVi,
    place: SAID.place,
    kind: SAID.kind,
    district: '017',
    commune: '00454',
    position: null,
    note: 'Đính chính theo quyết định',
  };
  const correct = (said: Partial<CorrectInput['said']>, state = before) =>
    decideCorrect(state, { stream: `cluster:HN-130`, said: { ...same, ...said } }, AROUND);

  test('what has changed stands, what has not stays, and facts and parties are untouched', () => {
    const decided = correct({ commune: '00499', position: { lat: 21.1, lon: 105.9, precision: 'surveyed' } });
    if ('refused' in decided) throw new Error(JSON.stringify(decided));
    const after = fold([decided.event], before);
    expect(after.identity).toEqual({ ...before.identity, lat: 21.1, lon: 105.9, precision: 'surveyed' });
    expect(unitOn(after.units, '2025-07-01')).toBe('00499');
    expect([after.facts, after.parties]).toEqual([before.facts, before.parties]);
  });

  test('a span of its own is kept where its unit is', () => {
    const own = { unitCode: '00454', validFrom: '2026-01-01', validTo: null };
    const decided = correct({ kind: 'craft_village' }, { ...before, units: [own] });
    expect('event' in decided && decided.event).toMatchObject({
      units: [{ unitCode: '017' }, own],
    });
  });

  test('nothing new, and no ground, are refused', () => {
    expect(correct({})).toEqual({ refused: { field: 'key', issue: 'unchanged' } });
    const { note: _n, ...silent } = same;
    expect(
      decideCorrect(before, { stream: 'cluster:HN-130', said: { ...silent, kind: 'craft_village' } }, AROUND),
    ).toEqual({ refused: { field: 'note', issue: 'required' } });
  });

  test('a new name is looked for among the others; itself is no suspect', () => {
    expect(correct({ nameVi: 'CCN Thôn Mới' })).toHaveProperty('event');
    expect(correct({ nameVi: 'CCN Liên Hà 2', place: 'Liên Hà' })).toMatchObject({
      refused: { issue: 'suspected', detail: 'HN-058' },
    });
  });

  test('a placeholder that gets its name is none any more', () => {
    const placeholder = {
      ...before,
      identity: before.identity && { ...before.identity, placeholder: true, confidence: 'placeholder' },
    };
    const decided = correct({ document: DECISION }, placeholder);
    expect('event' in decided && decided.event).toMatchObject({
      identity: { placeholder: false, confidence: 'single' },
    });
  });

  test('every command is bounded', () => {
    const issues = correctInput.shape.said.safeParse({ ...same, nameVi: 'x'.repeat(201), place: '<b>x</b>' })
      .error?.issues;
    expect(issues?.map(({ message }) => message)).toEqual(['too_long', 'markup']);
    expect(REGISTER).toBe('register');
  });
});
