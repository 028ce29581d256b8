import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day } from '../day.ts';
import type { Somebody } from './hand-over.ts';
import { holdsOn, inPlaceOf, insteadOn, overlaps, type StandIn } from './leave.ts';
import { decideEndLeave, decideLeave } from './leave-command.ts';
import { type PersonEvent, type PersonState, persons } from './person.ts';

const TODAY = '2025-03-31';
const somebody = (id: string, name: string, more: Partial<PersonState> = {}): Somebody => ({
  id,
  state: {
    person: {
      name,
      titleVi: '',
      titleEn: '',
      organisationId: 'investor-01',
      role: 'project_manager',
      unitCode: null,
      provenance: 'reported',
    },
    duties: [],
    username: id,
    open: true,
    version: 3,
    ...more,
  },
});
const AN = somebody('an', 'Đỗ Thị An');
const BINH = somebody('binh', 'Trần Văn Bình');
const said = { from: '2025-04-01', until: '2025-04-10', substitute: 'binh', note: '' };
const REQUEST = '018f0000-0000-7000-8000-000000000001';
const decide = (
  more: Partial<typeof said> = {},
  { absent = AN, substitute = BINH }: { absent?: Somebody; substitute?: Somebody | null } = {},
) => decideLeave(absent, { said: { ...said, ...more }, request: REQUEST }, { today: TODAY, substitute });

const stamp = (on: Day, seq = 4) => ({ seq, at: '', on, by: null });
const evolved = ({ state }: Somebody, event: PersonEvent, on: Day = TODAY) =>
  persons.evolve(state, event, stamp(on));

/** Both of them once it is recorded. */
function recorded(more: Partial<typeof said> = {}) {
  const decided = decide(more);
  if ('refused' in decided) throw new Error(decided.refused.issue);
  return { an: evolved(AN, decided.absent), binh: evolved(BINH, decided.substitute) };
}

describe('who is away and who stands in', () => {
  test('is recorded of both, with the name of the other', () => {
    const { an, binh } = recorded();
    expect(an.leaves).toEqual([
      {
        id: REQUEST,
        from: '2025-04-01',
        until: '2025-04-10',
        substitute: { id: 'binh', name: 'Trần Văn Bình' },
        note: '',
        endedOn: null,
      },
    ]);
    expect(binh.standsIn?.[0]).toMatchObject({ id: REQUEST, absent: { id: 'an', name: 'Đỗ Thị An' } });
    expect(binh.leaves).toBeUndefined();
  });

  test('is refused beside what is wrong with it', () => {
    const away = { leaves: recorded().an.leaves ?? [] };
    const standing = { standsIn: recorded().binh.standsIn ?? [] };
    const issues: [ReturnType<typeof decide>, object][] = [
      [decide({ from: '2025-03-30' }), { field: 'from', issue: 'date_in_past' }],
      [decide({ from: '2026-04-01' }), { field: 'from', issue: 'date_impossible' }],
      [decide({ until: '2026-04-02' }), { field: 'until', issue: 'leave_too_long' }],
      [decide({ substitute: 'an' }), { field: 'substitute', issue: 'oneself' }],
      [decide({}, { substitute: null }), { field: 'substitute', issue: 'not_a_choice' }],
      [
        decide({ from: '2025-04-10', until: '2025-05-10' }, { absent: somebody('an', 'An', away) }),
        { field: 'from', issue: 'leave_overlaps', detail: '2025-04-01/2025-04-10' },
      ],
      // No chains: neither does who stands in go away, nor does who is away stand in.
      [
        decide({}, { absent: somebody('an', 'An', standing) }),
        { field: 'from', issue: 'stands_in', detail: 'Đỗ Thị An' },
      ],
      [
        decide({}, { substitute: somebody('binh', 'Bình', away) }),
        { field: 'substitute', issue: 'is_away', detail: '2025-04-01/2025-04-10' },
      ],
    ];
    for (const [decided, refused] of issues) expect(decided).toEqual({ refused });
  });

  test('who cannot report, or not on all of these days, stands in for nobody', () => {
    const officer = { ...BINH.state.person, role: 'area_committee' } as PersonState['person'];
    const not: Partial<PersonState>[] = [
      { person: officer },
      { open: false },
      { username: null },
      { term: { from: null, until: '2025-04-09' } },
      { term: { from: '2025-04-02', until: null } },
    ];
    for (const more of not)
      expect(decide({}, { substitute: somebody('binh', 'Bình', more) })).toEqual({
        refused: { field: 'substitute', issue: 'not_a_choice' },
      });
  });

  test('one that was taken back leaves its days free', () => {
    const { an } = recorded();
    const decided = decideEndLeave(an, { said: { leave: REQUEST, until: '2025-03-30' } }, TODAY);
    if ('refused' in decided) throw new Error(decided.refused.issue);
    const after = persons.evolve(an, decided.event, stamp(TODAY, 5));
    expect(decide({}, { absent: { id: 'an', state: after } })).not.toHaveProperty('refused');
  });
});

describe('the end', () => {
  const end = (until: Day, today: Day) => {
    const { an, binh } = recorded();
    const decided = decideEndLeave(an, { said: { leave: REQUEST, until } }, today);
    if ('refused' in decided) return decided.refused;
    const [away, stands] = [an, binh].map((state) => persons.evolve(state, decided.event, stamp(today, 5)));
    expect(away?.leaves?.[0]?.until).toBe(stands?.standsIn?.[0]?.until);
    return stands?.standsIn?.[0];
  };

  test('comes earlier for both, at the earliest at once, and never later', () => {
    expect(end('2025-04-05', '2025-04-03')).toMatchObject({ until: '2025-04-05', endedOn: '2025-04-03' });
    expect(end('2025-04-02', '2025-04-03')).toMatchObject({ until: '2025-04-02' });
    expect(end('2025-04-01', '2025-04-03')).toMatchObject({ field: 'until', issue: 'date_in_past' });
    expect(end('2025-04-10', '2025-04-03')).toMatchObject({ field: 'until', issue: 'date_not_earlier' });
    expect(end('2025-04-10', '2025-04-11')).toMatchObject({ field: 'leave', issue: 'not_a_choice' });
  });

  test('before the beginning takes it back: it holds on no day', () => {
    expect(end('2025-03-30', TODAY)).toMatchObject({ from: '2025-04-01', until: '2025-03-31' });
  });
});

describe('on a day', () => {
  const standIn = (from: Day, until: Day, more: Partial<StandIn> = {}): StandIn => ({
    id: 'l',
    from,
    until,
    endedOn: null,
    absent: { id: 'an', name: 'An' },
    ...more,
  });
  const dayOf = fc.integer({ min: 0, max: 40 }).map((n) => addDays(TODAY, n));

  test('rights hold on the first and on the last day, and on no day outside', () => {
    const span = standIn('2025-04-01', '2025-04-10');
    const days = ['2025-03-31', '2025-04-01', '2025-04-10', '2025-04-11'];
    expect(days.map((on) => holdsOn(span, on))).toEqual([false, true, true, false]);
    expect(insteadOn([span], (id) => (id === 'an' ? ['HN-001'] : []), '2025-04-10')).toEqual([
      { id: 'an', name: 'An', until: '2025-04-10', clusters: ['HN-001'] },
    ]);
    expect(insteadOn([span], () => ['HN-001'], '2025-04-11')).toEqual([]);
  });

  test('two overlap where there is a day on which both hold', () => {
    fc.assert(
      fc.property(dayOf, dayOf, dayOf, dayOf, (a, b, c, d) => {
        const [one, two] = [standIn(a, b), standIn(c, d)];
        const days = Array.from({ length: 41 }, (_day, n) => addDays(TODAY, n));
        expect(overlaps(one, two)).toBe(days.some((on) => holdsOn(one, on) && holdsOn(two, on)));
      }),
    );
  });

  test('what is one’s own is said as one’s own, what is of the absent in their place', () => {
    const held = (cluster: string) => ({ cluster, validFrom: '2020-01-01', validTo: null });
    const other = standIn('2025-04-01', '2025-04-30', { absent: { id: 'chi', name: 'Chi' } });
    const binh = { duties: [held('HN-001')], standsIn: [standIn('2025-04-01', '2025-04-10'), other] };
    const of = (id: string) => (id === 'chi' ? [held('HN-003')] : [held('HN-002')]);
    const place = (cluster: string, on: Day) => inPlaceOf(binh, of, { cluster, on });
    expect(place('HN-001', '2025-04-05')).toBeNull();
    expect(place('HN-002', '2025-04-05')).toBe('An');
    expect(place('HN-003', '2025-04-05')).toBe('Chi');
    expect(place('HN-002', '2025-03-31')).toBeNull();
  });

  test('what was said in somebody’s place before a leave was ended that day stays so', () => {
    const ended = standIn('2025-04-01', '2025-04-02', { endedOn: '2025-04-03' });
    const who = { duties: [], standsIn: [ended] };
    expect(holdsOn(ended, '2025-04-03')).toBe(false);
    expect(inPlaceOf(who, () => [], { cluster: 'HN-002', on: '2025-04-03' })).toBe('An');
    expect(inPlaceOf(who, () => [], { cluster: 'HN-002', on: '2025-04-04' })).toBeNull();
  });
});
