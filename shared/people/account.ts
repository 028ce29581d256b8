import { z } from 'zod';
import type { Day } from '../day.ts';
import type { FieldError } from '../errors.ts';
import { dayField, issue, plainLine } from '../fields.ts';
import { refuse } from '../log/command.ts';
import { commandOf } from '../log/command-of.ts';
import { ROLES } from '../roles.ts';
import { dutiesFrom } from './hand-over.ts';
import type { Organisation } from './organisation.ts';
import { type AccountChange, isOpenOn, type PersonEvent, type PersonState } from './person.ts';

/** What an administrator may say of accounts, and the rules that turn it into events of the person. */

/** What the sign-in library lets in: anything else would be an account that nobody can sign in to. */
export const usernameField = z
  .string(issue('required'))
  .min(1, issue('required'))
  .regex(/^[A-Za-z0-9_.]{3,60}$/, issue('malformed'));

/** What is said of somebody, by whoever makes the account. */
export const personFields = {
  name: plainLine(120),
  /** Empty: none. */
  title: z.union([z.literal(''), plainLine(120)]),
  role: z.enum(ROLES, issue('required')).exclude(['public'], issue('required')),
  organisation: z.string(issue('required')).min(1, issue('required')).max(60, issue('malformed')),
  unit: z.string(issue('malformed')).min(1, issue('required')).max(20, issue('malformed')).nullable(),
};
const personSaid = z.object(personFields);
export type PersonSaid = z.infer<typeof personSaid>;

const account = z.literal('account', issue('malformed'));

/** The stream is one that nobody has yet. */
export const createInput = commandOf(account, personSaid.extend({ username: usernameField }));
export type CreateInput = z.infer<typeof createInput>;

export const changeInput = commandOf(account, personSaid);
export type ChangeInput = z.infer<typeof changeInput>;

export const termInput = commandOf(
  account,
  z
    .object({ from: dayField.nullable(), until: dayField.nullable() })
    .refine(({ from, until }) => from === null || until === null || from <= until, {
      ...issue('not_later'),
      path: ['until'],
    }),
);
export type TermInput = z.infer<typeof termInput>;

/** To close, to end all sessions, to let a password be set anew: nothing more is said. */
export const bareInput = commandOf(account, z.object({}));
export type BareInput = z.infer<typeof bareInput>;

/** Somebody who is on record without an account gets one. */
export const giveInput = commandOf(account, z.object({ username: usernameField }));
export type GiveInput = z.infer<typeof giveInput>;

/** What is on record of the agency and the unit that are named; null where nothing is. */
export interface Named {
  agency: Organisation | null;
  unitIsThere: boolean;
}

/** A committee's account speaks for the unit of its agency, and every committee has one. */
function wrongPlace({ role, organisation, unit }: PersonSaid, { agency, unitIsThere }: Named) {
  if (!agency || agency.closed) return refuse('organisation', 'not_a_choice', organisation);
  if (role === 'area_committee' && unit === null) return refuse('unit', 'required');
  if (unit !== null && !unitIsThere) return refuse('unit', 'not_a_choice', unit);
  return null;
}

const recorded = ({ title, organisation, unit, name, role }: PersonSaid): PersonEvent => ({
  type: 'person.recorded',
  person: {
    name,
    titleVi: title,
    titleEn: title,
    organisationId: organisation,
    role,
    unitCode: unit,
    provenance: 'reported',
  },
});

const changed = (username: string, change: AccountChange): PersonEvent => ({
  type: 'person.account',
  username: username.toLowerCase(),
  change,
});

type Decided = { events: PersonEvent[] } | { refused: FieldError };

export function decideCreate(said: CreateInput['said'], named: Named): Decided {
  return wrongPlace(said, named) ?? { events: [recorded(said), changed(said.username, 'opened')] };
}

/** What the rules ask about others. */
export interface Around {
  today: Day;
  /** How many other administrators can sign in now and have no last day. */
  otherAdministrators: number;
  /** Clusters of theirs that somebody must answer for: not those that have ended, nor second entries of others. */
  living: ReadonlySet<string>;
}

const isLast = (
  { person }: PersonState,
  { otherAdministrators }: Pick<Around, 'otherAdministrators'>,
): boolean => person?.role === 'administrator' && otherAdministrators === 0;

/**
 * What has to be handed over first, of who reports. What an officer answers for by name goes with their post (post.ts), and
 * somebody else confirms.
 */
export const held = (
  { person, duties }: PersonState,
  { today, living }: Pick<Around, 'today' | 'living'>,
): string[] =>
  person?.role === 'project_manager'
    ? dutiesFrom(duties, today)
        .map(({ cluster }) => cluster)
        .filter((code) => living.has(code))
        .sort()
    : [];

const stillHeld = (field: string, clusters: readonly string[]) =>
  refuse(field, 'still_held', clusters.join(', '));

export function decideChange(
  state: PersonState,
  { said }: Pick<ChangeInput, 'said'>,
  around: Around & Named,
): Decided {
  const wrong = wrongPlace(said, around);
  if (wrong) return wrong;
  if (state.person && isSame(recorded(said), state)) return refuse('name', 'unchanged');
  if (said.role !== 'administrator' && isLast(state, around)) return refuse('role', 'last_administrator');
  const clusters = held(state, around);
  // Only a project manager reports: what is theirs would be reported by nobody.
  if (said.role !== 'project_manager' && clusters.length > 0) return stillHeld('role', clusters);
  return { events: [recorded(said)] };
}

function isSame(event: PersonEvent, { person }: PersonState): boolean {
  if (event.type !== 'person.recorded' || !person) return false;
  const { titleEn: _a, provenance: _b, ...now } = event.person;
  return Object.entries(now).every(([key, value]) => person[key as keyof typeof now] === value);
}

export function decideTerm(state: PersonState, { said }: Pick<TermInput, 'said'>, around: Around): Decided {
  if (state.username === null) return refuse('key', 'not_a_choice');
  const { from, until } = said;
  if ((state.term?.from ?? null) === from && (state.term?.until ?? null) === until)
    return refuse('until', 'unchanged');
  const isForAlways = (from === null || from <= around.today) && until === null;
  if (!isForAlways && isLast(state, around)) return refuse('until', 'last_administrator');
  return { events: [{ type: 'person.term', from, until }] };
}

export function decideLock(state: PersonState, around: Around): Decided {
  if (state.username === null || !state.open) return refuse('key', 'not_a_choice');
  if (isLast(state, around)) return refuse('key', 'last_administrator');
  const clusters = held(state, around);
  if (clusters.length > 0) return stillHeld('clusters', clusters);
  return { events: [changed(state.username, 'closed')] };
}

/** Also opens what was closed. Nobody shuts out themselves where nobody else could let them in again. */
export function decideReset(
  state: PersonState,
  around: Pick<Around, 'otherAdministrators'> & { isOneself: boolean },
): Decided {
  const { username } = state;
  if (username === null) return refuse('key', 'not_a_choice');
  if (around.isOneself && isLast(state, around)) return refuse('key', 'last_administrator');
  return { events: [changed(username, 'reset')] };
}

export const decideEnd = ({ username }: PersonState): Decided =>
  username === null ? refuse('key', 'not_a_choice') : { events: [changed(username, 'ended')] };

export const decideGive = (state: PersonState, { said }: Pick<GiveInput, 'said'>): Decided =>
  state.username === null && state.person !== null
    ? { events: [changed(said.username, 'opened')] }
    : refuse('key', 'not_a_choice');

/** How somebody comes in: with a password of their own, or because the city's provider vouches for them. */
export type EntryWay = 'password' | 'provider';

/** How an account stands on a day. `waiting`: its person has no way in yet. */
export const ACCOUNT_STANDINGS = ['open', 'waiting', 'before', 'over', 'closed', 'none'] as const;
export type AccountStanding = (typeof ACCOUNT_STANDINGS)[number];

export function accountStanding(
  { username, open, term }: Pick<PersonState, 'username' | 'open' | 'term'>,
  hasWay: boolean,
  today: Day,
): AccountStanding {
  if (username === null) return 'none';
  if (!open) return 'closed';
  if (term?.until != null && term.until < today) return 'over';
  if (!hasWay) return 'waiting';
  return isOpenOn({ open, term: term ?? { from: null, until: null } }, today) ? 'open' : 'before';
}
