import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isValidOn } from '../unit.ts';
import { type Duty, type Person, type PersonEvent, type PersonState, persons } from './person.ts';

const person: Person = {
  name: 'Nguyễn Văn An',
  titleVi: 'Chuyên viên',
  titleEn: 'Officer',
  organisationId: 'department',
  role: 'department',
  unitCode: null,
  provenance: 'reported',
};
const duty = (cluster: string | null, validFrom: string, validTo: string | null = null): Duty => ({
  organisationId: 'department',
  cluster,
  validFrom,
  validTo,
});
const told = (events: readonly PersonEvent[], from: PersonState = persons.empty, seq = 1) =>
  events.reduce(
    (state, event, i) => persons.evolve(state, event, { seq: seq + i, at: '', on: '2025-03-31', by: null }),
    from,
  );
const account = (change: 'opened' | 'reset' | 'closed'): PersonEvent => ({
  type: 'person.account',
  username: 'an.nguyen',
  change,
});

const SPAN = { leave: 'l-1', from: '2025-01-10', until: '2025-02-20' };

describe('a person', () => {
  test('a duty said again with its first day ends; the other duties stay', () => {
    const { duties } = told([
      { type: 'person.recorded', person },
      { type: 'person.assigned', duties: [duty('HN-058', '2024-01-01'), duty(null, '2024-01-01')] },
      { type: 'person.assigned', duties: [duty('HN-058', '2024-01-01', '2025-03-31')] },
      { type: 'person.assigned', duties: [duty('HN-058', '2026-01-01')] },
    ]);
    const on = (day: string) => duties.filter((one) => isValidOn(one, day)).map(({ cluster }) => cluster);
    expect(on('2025-03-31')).toEqual([null, 'HN-058']);
    expect(on('2025-04-01')).toEqual([null]);
    expect(on('2026-01-01')).toEqual([null, 'HN-058']);
  });

  test('an account that is closed is closed until its password is set anew; name and duties stay', () => {
    const before = told([
      { type: 'person.recorded', person },
      { type: 'person.assigned', duties: [duty('HN-058', '2024-01-01')] },
    ]);
    expect(persons.day(before)).toMatchObject({ open: false, username: null });
    const open = (...changes: ('opened' | 'reset' | 'closed')[]) => told(changes.map(account), before, 3);
    expect(open('opened')).toMatchObject({ open: true, username: 'an.nguyen' });
    expect(open('opened', 'closed').open).toBe(false);
    expect(open('opened', 'closed', 'reset').open).toBe(true);
    expect(persons.day(open('opened', 'closed'))).toEqual({
      ...person,
      duties: before.duties,
      username: 'an.nguyen',
      open: false,
      openFrom: null,
      openUntil: null,
      leaves: [],
      standsIn: [],
    });
  });

  test('each event changes what it speaks of, and the version is the number of the last one', () => {
    const about: Record<PersonEvent['type'], readonly (keyof PersonState)[]> = {
      'person.recorded': ['person'],
      'person.assigned': ['duties'],
      'person.account': ['username', 'open'],
      'person.term': ['term'],
      'person.leave': ['leaves'],
      'person.stands_in': ['standsIn'],
      'person.leave_ended': ['leaves', 'standsIn'],
    };
    const anyEvent: fc.Arbitrary<PersonEvent> = fc.constantFrom<PersonEvent>(
      { type: 'person.recorded', person },
      { type: 'person.recorded', person: { ...person, role: 'leadership' } },
      { type: 'person.assigned', duties: [duty(null, '2024-01-01')] },
      {
        type: 'person.assigned',
        duties: [duty(null, '2024-01-01', '2025-01-01'), duty('HN-058', '2024-01-01')],
      },
      account('opened'),
      account('reset'),
      account('closed'),
      { type: 'person.term', from: null, until: '2026-01-01' },
      { type: 'person.leave', ...SPAN, substitute: { id: 'binh', name: 'Bình' }, note: '' },
      { type: 'person.stands_in', ...SPAN, absent: { id: 'an', name: 'An' } },
      { type: 'person.leave_ended', leave: SPAN.leave, until: '2025-02-01' },
    );
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 8 }), anyEvent, (events, last) => {
        const before = told(events);
        const frozen = JSON.stringify(before);
        const after = told([last], before, events.length + 1);
        expect(JSON.stringify(before)).toBe(frozen);
        expect(persons.version(after, '')).toBe(events.length + 1);
        for (const key of ['person', 'duties', 'username', 'open', 'term', 'leaves', 'standsIn'] as const) {
          if (!about[last.type].includes(key)) expect(after[key]).toEqual(before[key]);
        }
      }),
    );
  });

  test('whoever was never recorded has no rights', () => {
    expect(persons.day(told([account('opened')]))).toMatchObject({ name: '', role: 'public' });
  });
});
