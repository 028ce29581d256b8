import { describe, expect, test } from 'vitest';
import { isValidOn } from '../unit.ts';
import type { Duty, PersonEvent, PersonState } from './person.ts';
import { persons } from './person.ts';
import { postEvents } from './post.ts';

const [BEFORE, TODAY, LATER] = ['2025-03-30', '2025-03-31', '2025-04-15'];

const after = (state: PersonState, events: readonly PersonEvent[]): PersonState =>
  events.reduce(
    (so, event, i) => persons.evolve(so, event, { seq: i + 1, at: '', on: TODAY, by: null }),
    state,
  );
const with_ = (...duties: Duty[]): PersonState => ({ ...persons.empty, duties });
const at = (organisationId: string) => ({ role: 'area_committee' as const, organisationId });
const general = (organisationId: string, more: Partial<Duty> = {}): Duty => ({
  organisationId,
  cluster: null,
  validFrom: '2024-01-01',
  validTo: null,
  ...more,
});
const answersFor = ({ duties }: PersonState, day: string): string[] =>
  duties
    .filter((duty) => duty.cluster === null && isValidOn(duty, day))
    .map(({ organisationId }) => organisationId);

describe('for whom an agency is answered by', () => {
  test('whoever gets an account at a committee answers for it from that day on: nobody could be asked before', () => {
    const state = after(with_(), postEvents(with_(), { person: at('c-017'), open: true }, TODAY));
    expect(answersFor(state, BEFORE)).toEqual([]);
    expect(answersFor(state, TODAY)).toEqual(['c-017']);
    expect(answersFor(state, LATER)).toEqual(['c-017']);
  });

  test('who goes to another agency answers for that one and no longer for the first', () => {
    const old = with_(general('c-017'));
    const state = after(old, postEvents(old, { person: at('c-018'), open: true }, TODAY));
    expect(answersFor(state, BEFORE)).toEqual(['c-017']);
    expect(answersFor(state, TODAY)).toEqual(['c-018']);
  });

  test('a closed account answers for nothing, whatever its role; opened again on that day it does', () => {
    const old = with_(general('c-017'));
    const closed = after(old, postEvents(old, { person: at('c-017'), open: false }, TODAY));
    expect(answersFor(closed, TODAY)).toEqual([]);
    const open = after(closed, postEvents(closed, { person: at('c-017'), open: true }, TODAY));
    expect(answersFor(open, TODAY)).toEqual(['c-017']);
    const manager = with_(general('investor-01'));
    const person = { role: 'project_manager' as const, organisationId: 'investor-01' };
    expect(answersFor(after(manager, postEvents(manager, { person, open: false }, TODAY)), TODAY)).toEqual(
      [],
    );
  });

  test('nothing is said where it stays as it is, of a project manager, and of an administrator', () => {
    expect(postEvents(with_(general('c-017')), { person: at('c-017'), open: true }, TODAY)).toEqual([]);
    const manager = { role: 'project_manager' as const, organisationId: 'investor-01' };
    expect(postEvents(with_(general('investor-01')), { person: manager, open: true }, TODAY)).toEqual([]);
    const administrator = { role: 'administrator' as const, organisationId: 'department' };
    expect(postEvents(with_(), { person: administrator, open: true }, TODAY)).toEqual([]);
  });

  test('a duty that was to begin later never begins', () => {
    const old = with_(general('c-017', { validFrom: LATER }));
    const state = after(old, postEvents(old, { person: at('c-017'), open: false }, TODAY));
    expect(answersFor(state, LATER)).toEqual([]);
  });
});
