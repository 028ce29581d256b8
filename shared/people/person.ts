import { z } from 'zod';
import { type Day, isDay } from '../day.ts';
import type { Facet } from '../log/facet.ts';
import { PROVENANCES } from '../register.ts';
import { ROLES } from '../roles.ts';
import { isValidOn } from '../unit.ts';
import { type Duty, dutySchema } from './duty.ts';
import { ended, type Leave, leaveEndedEvent, leaveEvent, type StandIn, standsInEvent } from './leave.ts';

/** A person with a role and a scope, the duties they have, and whether they may sign in. */
const personSchema = z.object({
  name: z.string(),
  titleVi: z.string(),
  titleEn: z.string(),
  organisationId: z.string(),
  role: z.enum(ROLES),
  /** For a committee: the unit whose clusters are in its scope. */
  unitCode: z.string().nullable(),
  provenance: z.enum(PROVENANCES),
});
export type Person = z.infer<typeof personSchema>;

const day = z.string().refine(isDay);

export type { Duty };

/** The clusters that somebody has by name on a day. */
export const clustersHeld = (duties: readonly Duty[], on: Day): string[] =>
  duties.flatMap((duty) => (duty.cluster !== null && isValidOn(duty, on) ? [duty.cluster] : []));

/**
 * opened and reset: may be signed in to again, once a password is set by a one-time link. ended: nobody is signed in to it
 * any more. password: set by its person. factor_reset: the second factor is set up anew.
 */
const ACCOUNT_CHANGES = ['opened', 'reset', 'closed', 'ended', 'password', 'factor_reset'] as const;
export type AccountChange = (typeof ACCOUNT_CHANGES)[number];

/** The days on which somebody may use their account. */
export interface Term {
  from: Day | null;
  until: Day | null;
}

const personEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('person.recorded'), person: personSchema }),
  /** A duty for the same organisation, cluster and first day takes the place of the one before: so one ends. */
  z.object({ type: z.literal('person.assigned'), duties: z.array(dutySchema) }),
  /** The trace of what was done to an account; its password is kept by the sign-in library and is not in the log. */
  z.object({
    type: z.literal('person.account'),
    username: z.string(),
    change: z.enum(ACCOUNT_CHANGES),
  }),
  /** The days on which the account may be used; null: without a beginning or an end. */
  z.object({ type: z.literal('person.term'), from: day.nullable(), until: day.nullable() }),
  leaveEvent,
  standsInEvent,
  leaveEndedEvent,
]);
export type PersonEvent = z.infer<typeof personEvent>;

export interface PersonState {
  person: Person | null;
  duties: Duty[];
  username: string | null;
  /** May sign in. */
  open: boolean;
  /** Left out while nothing was said of it: from the first day on, without an end. */
  term?: Term;
  /** When they are away, and for whom they stand in; left out while nothing was said of it. */
  leaves?: Leave[];
  standsIn?: StandIn[];
  version: number;
}

export interface PersonDay extends Person {
  duties: Duty[];
  username: string | null;
  open: boolean;
  /** The first and the last day of the account; null: without. */
  openFrom: Day | null;
  openUntil: Day | null;
  leaves: Leave[];
  standsIn: StandIn[];
}

/** Whether a day lies within those on which an account may be used. */
export const isWithin = (term: Term | undefined, on: Day): boolean =>
  (term?.from == null || term.from <= on) && (term?.until == null || on <= term.until);

/** Could sign in on a day, as far as the record goes. */
export const isOpenOn = ({ open, term }: Pick<PersonState, 'open' | 'term'>, on: Day): boolean =>
  open && isWithin(term, on);

/** What becomes of an account that was open or closed. */
function isOpenAfter(change: AccountChange, open: boolean): boolean {
  if (change === 'opened' || change === 'reset') return true;
  return change === 'closed' ? false : open;
}

const NOBODY: Person = {
  name: '',
  titleVi: '',
  titleEn: '',
  organisationId: '',
  role: 'public',
  unitCode: null,
  provenance: 'reported',
};

/** The later of two such says until when it holds. */
export const isSameDuty = (a: Duty, b: Duty): boolean =>
  a.organisationId === b.organisationId && a.cluster === b.cluster && a.validFrom === b.validFrom;

export const persons: Facet<PersonEvent, PersonState, PersonDay> = {
  name: 'person',
  stream: 'person',
  event: personEvent,
  empty: { person: null, duties: [], username: null, open: false, version: 0 },
  evolve(state, event, { seq: version, on }) {
    switch (event.type) {
      case 'person.recorded':
        return { ...state, version, person: event.person };
      case 'person.assigned': {
        const kept = state.duties.filter((old) => !event.duties.some((said) => isSameDuty(said, old)));
        return { ...state, version, duties: [...kept, ...event.duties] };
      }
      case 'person.account':
        return { ...state, version, username: event.username, open: isOpenAfter(event.change, state.open) };
      case 'person.term':
        return { ...state, version, term: { from: event.from, until: event.until } };
      case 'person.leave': {
        const { type: _t, leave: id, ...said } = event;
        return { ...state, version, leaves: [...(state.leaves ?? []), { id, ...said, endedOn: null }] };
      }
      case 'person.stands_in': {
        const { type: _t, leave: id, ...said } = event;
        return { ...state, version, standsIn: [...(state.standsIn ?? []), { id, ...said, endedOn: null }] };
      }
      case 'person.leave_ended': {
        const { leaves, standsIn } = state;
        return {
          ...state,
          version,
          ...(leaves && { leaves: ended(leaves, event, on) }),
          ...(standsIn && { standsIn: ended(standsIn, event, on) }),
        };
      }
    }
  },
  day: ({ person, duties, username, open, term, leaves, standsIn }) => ({
    ...(person ?? NOBODY),
    duties,
    username,
    open,
    openFrom: term?.from ?? null,
    openUntil: term?.until ?? null,
    leaves: leaves ?? [],
    standsIn: standsIn ?? [],
  }),
  version: (state) => state.version,
};
