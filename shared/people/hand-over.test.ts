import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../day.ts';
import { isValidOn } from '../unit.ts';
import { decideAssign, decideHandOver, dutiesFrom, type Somebody } from './hand-over.ts';
import { handover } from './handover.ts';
import { clustersHeld, type Duty, type PersonState, persons } from './person.ts';

const TODAY = '2025-03-31';
const duty = (cluster: string | null, validFrom = '2020-01-01', validTo: string | null = null): Duty => ({
  organisationId: 'investor-01',
  cluster,
  validFrom,
  validTo,
});
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
    username: null,
    open: false,
    version: 3,
    ...more,
  },
});
const AN = somebody('an', 'Đỗ Thị An', { duties: [duty('HN-001'), duty('HN-002'), duty(null)] });
const BINH = somebody('binh', 'Trần Văn Bình');
const command = (said: object = {}) => ({
  stream: 'person:an' as const,
  key: 'clusters' as const,
  expected: 3,
  request: '018f0000-0000-7000-8000-000000000000',
  said: { clusters: ['HN-001', 'HN-002'], to: 'binh', from: '2025-04-15', note: 'Chuyển công tác', ...said },
});
const decide = (said: object = {}, { successor = BINH }: { successor?: Somebody | null } = {}) =>
  decideHandOver(AN, command(said), { today: TODAY, successor });

/** What stands for two people once it is recorded. */
function after(leaver: Somebody, successor: Somebody, said: object = {}) {
  const decided = decideHandOver(leaver, command(said), { today: TODAY, successor });
  if ('refused' in decided) throw new Error(decided.refused.issue);
  const stamp = { seq: 9, at: '', on: TODAY, by: null };
  return {
    decided,
    old: persons.evolve(leaver.state, decided.leaver, stamp).duties,
    now: persons.evolve(successor.state, decided.successor, stamp).duties,
  };
}

describe('handing over', () => {
  test('ends for the one on the day before it begins for the other, and says so of each cluster by name', () => {
    const { decided, old, now } = after(AN, BINH);
    expect([clustersHeld(old, '2025-04-14'), clustersHeld(now, '2025-04-14')]).toEqual([
      ['HN-001', 'HN-002'],
      [],
    ]);
    expect([clustersHeld(old, '2025-04-15'), clustersHeld(now, '2025-04-15')]).toEqual([
      [],
      ['HN-001', 'HN-002'],
    ]);
    expect(decided.clusters).toEqual(
      ['HN-001', 'HN-002'].map((code) => ({
        code,
        event: {
          type: 'handover.recorded',
          from: { id: 'an', name: 'Đỗ Thị An' },
          to: { id: 'binh', name: 'Trần Văn Bình' },
          since: '2025-04-15',
          note: 'Chuyển công tác',
        },
      })),
    );
  });

  test('the duty for all others of an agency goes with the last cluster, and stays with what stays', () => {
    const general = (duties: readonly Duty[]) =>
      duties.some((one) => one.cluster === null && isValidOn(one, '2025-05-01'));
    const all = after(AN, BINH);
    expect([general(all.old), general(all.now)]).toEqual([false, true]);
    const one = after(AN, BINH, { clusters: ['HN-001'] });
    expect([general(one.old), general(one.now)]).toEqual([true, false]);
    expect(clustersHeld(one.old, '2025-05-01')).toEqual(['HN-002']);
  });

  test('on no day are there two, nor nobody, whatever is handed to and fro', () => {
    const days = Array.from({ length: 40 }, (_d, i) => addDays(TODAY, i));
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 6 }), (offsets) => {
        let [has, gets] = [somebody('an', 'An', { duties: [duty('HN-001')] }), BINH];
        let last = 0;
        // Each later than the one before, or on the same day.
        for (const offset of offsets.toSorted((a, b) => a - b)) {
          last = offset;
          const from = addDays(TODAY, last);
          const decided = decideHandOver(
            has,
            { ...command({ clusters: ['HN-001'], to: gets.id, from }) },
            { today: TODAY, successor: gets },
          );
          if ('refused' in decided) throw new Error(decided.refused.issue);
          const stamp = { seq: 9, at: '', on: TODAY, by: null };
          const before = { ...has, state: persons.evolve(has.state, decided.leaver, stamp) };
          const next = { ...gets, state: persons.evolve(gets.state, decided.successor, stamp) };
          [has, gets] = [next, before];
        }
        for (const day of days) {
          const holders = [has, gets].filter(({ state }) =>
            clustersHeld(state.duties, day).includes('HN-001'),
          );
          expect(holders).toHaveLength(1);
        }
        expect(clustersHeld(has.state.duties, addDays(TODAY, last))).toEqual(['HN-001']);
      }),
    );
  });

  test('what is still to begin passes from its own first day', () => {
    const leaver = somebody('an', 'An', { duties: [duty('HN-001', '2025-06-01')] });
    const { decided, old, now } = after(leaver, BINH, { clusters: ['HN-001'] });
    expect(dutiesFrom(old, TODAY)).toEqual([]);
    expect(clustersHeld(now, '2025-05-31')).toEqual([]);
    expect(clustersHeld(now, '2025-06-01')).toEqual(['HN-001']);
    expect(decided.clusters[0]?.event.since).toBe('2025-06-01');
  });

  test.each([
    ['a cluster that is not theirs', { clusters: ['HN-003'] }, {}, 'clusters not_a_choice'],
    ['themselves', { to: 'an' }, { successor: AN }, 'to unchanged'],
    ['nobody on record', {}, { successor: null }, 'to not_a_choice'],
    [
      'an account that was closed',
      {},
      { successor: somebody('binh', 'B', { username: 'binh', open: false }) },
      'to not_a_choice',
    ],
    ['a day that has passed', { from: '2025-03-30' }, {}, 'from date_in_past'],
    ['a day far ahead', { from: '2026-04-01' }, {}, 'from date_impossible'],
  ])('is refused: %s', (_what, said, around, told) => {
    const decided = decide(said, around);
    expect('refused' in decided && `${decided.refused.field} ${decided.refused.issue}`).toBe(told);
  });

  test('is refused to somebody who is no project manager', () => {
    const { state } = BINH;
    const officer = {
      id: 'binh',
      state: { ...state, person: state.person && { ...state.person, role: 'department' as const } },
    };
    expect(decide({}, { successor: officer })).toMatchObject({ refused: { field: 'to' } });
  });
});

describe('assigning', () => {
  const said = { to: 'binh', from: '2025-04-01', note: 'Phân công mới' };
  const input = { ...command(), stream: 'cluster:HN-001' as const, key: 'manager' as const, said };
  const around = { today: TODAY, successor: BINH, investor: 'investor-07', code: 'HN-001', isTaken: false };

  test('gives what is nobody’s to somebody, for the agency that builds it', () => {
    expect(decideAssign(handover.empty, input, around)).toMatchObject({
      successor: { duties: [{ organisationId: 'investor-07', cluster: 'HN-001', validFrom: '2025-04-01' }] },
      event: { from: null, to: { id: 'binh' }, since: '2025-04-01' },
    });
  });

  test.each([
    ['what is somebody’s', { isTaken: true }, 'already_assigned'],
    ['what nobody builds yet', { investor: null }, 'no_investor'],
  ])('does not give %s', (_what, more, issue) => {
    expect(decideAssign(handover.empty, input, { ...around, ...more })).toMatchObject({
      refused: { field: 'key', issue },
    });
  });
});
