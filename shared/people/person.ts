import { z } from 'zod';
import { type Day, isDay } from '../day.ts';
import type { Facet } from '../log/facet.ts';
import { PROVENANCES } from '../register.ts';
import { ROLES } from '../roles.ts';
import { isValidOn } from '../unit.ts';

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
const dutySchema = z.object({
  organisationId: z.string(),
  /** Code; null: for every cluster of the organisation that has no duty of its own. */
  cluster: z.string().nullable(),
  validFrom: day,
  validTo: day.nullable(),
});
/** Who answers for an organisation, for one cluster or for all others; with the days on which it holds. */
export type Duty = z.infer<typeof dutySchema>;

/** The clusters that somebody has by name on a day. */
export const clustersHeld = (duties: readonly Duty[], on: Day): string[] =>
  duties.flatMap((duty) => (duty.cluster !== null && isValidOn(duty, on) ? [duty.cluster] : []));

const personEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('person.recorded'), person: personSchema }),
  /** A duty for the same organisation, cluster and first day takes the place of the one before: so one ends. */
  z.object({ type: z.literal('person.assigned'), duties: z.array(dutySchema) }),
  /** The trace of what was done to an account; its password is kept by the sign-in library and is not in the log. */
  z.object({
    type: z.literal('person.account'),
    username: z.string(),
    change: z.enum(['opened', 'reset', 'closed', 'factor_reset']),
  }),
]);
export type PersonEvent = z.infer<typeof personEvent>;

export interface PersonState {
  person: Person | null;
  duties: Duty[];
  username: string | null;
  /** May sign in. */
  open: boolean;
  version: number;
}

export interface PersonDay extends Person {
  duties: Duty[];
  username: string | null;
  open: boolean;
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

const isSameDuty = (a: Duty, b: Duty): boolean =>
  a.organisationId === b.organisationId && a.cluster === b.cluster && a.validFrom === b.validFrom;

export const persons: Facet<PersonEvent, PersonState, PersonDay> = {
  name: 'person',
  stream: 'person',
  event: personEvent,
  empty: { person: null, duties: [], username: null, open: false, version: 0 },
  evolve(state, event, { seq: version }) {
    switch (event.type) {
      case 'person.recorded':
        return { ...state, version, person: event.person };
      case 'person.assigned': {
        const kept = state.duties.filter((old) => !event.duties.some((said) => isSameDuty(said, old)));
        return { ...state, version, duties: [...kept, ...event.duties] };
      }
      case 'person.account': {
        const { username, change } = event;
        // Another second factor opens no account that is closed.
        const open = change === 'factor_reset' ? state.open : change !== 'closed';
        return { ...state, version, username, open };
      }
    }
  },
  day: ({ person, duties, username, open }) => ({ ...(person ?? NOBODY), duties, username, open }),
  version: (state) => state.version,
};
