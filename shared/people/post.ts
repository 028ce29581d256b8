import { addDays, type Day } from '../day.ts';
import type { Role } from '../roles.ts';
import { type Person, type PersonEvent, type PersonState, persons } from './person.ts';

/** Roles whose people answer for their agency as a whole; a project manager answers for clusters by name. */
const SPEAKING: readonly Role[] = ['area_committee', 'department', 'leadership'];

interface Now {
  person: Pick<Person, 'role' | 'organisationId'> | null;
  /** May sign in, or is on record without an account. */
  open: boolean;
}

/**
 * What follows for whom an agency is answered by: whoever has an account at a committee, the department or the city
 * answers for it from that day on, until the account is closed or they go elsewhere. Without it nobody could be asked.
 * Of a project manager only a closed account ends what they had; the rest is handed over (hand-over.ts).
 */
export function postEvents({ duties }: Pick<PersonState, 'duties'>, now: Now, today: Day): PersonEvent[] {
  const { person, open } = now;
  if (open && person?.role === 'project_manager') return [];
  const agency = open && person && SPEAKING.includes(person.role) ? person.organisationId : null;
  const running = duties.filter(({ validTo }) => validTo === null || validTo >= today);
  const standing = running.filter(({ cluster }) => cluster === null);
  // By name an officer answers for what has passed to their committee from another (reorganisation-command.ts), for both
  // as long as they are there.
  const isThere = (name: string | null) =>
    running.some(({ cluster, organisationId }) => cluster === name && organisationId === agency);
  const byName =
    person?.role === 'project_manager'
      ? []
      : running.filter(({ cluster }) => cluster !== null && !isThere(cluster));
  const over = [...standing.filter(({ organisationId }) => organisationId !== agency), ...byName].map(
    (duty) => ({
      ...duty,
      validTo: addDays(duty.validFrom > today ? duty.validFrom : today, -1),
    }),
  );
  const isNew = agency !== null && !standing.some(({ organisationId }) => organisationId === agency);
  const begun = isNew ? [{ organisationId: agency, cluster: null, validFrom: today, validTo: null }] : [];
  const said = [...over, ...begun];
  return said.length === 0 ? [] : [{ type: 'person.assigned', duties: said }];
}

/** What was decided of a person, with what follows from it for whom their agency is answered by. */
export function withPost(state: PersonState, events: readonly PersonEvent[], today: Day): PersonEvent[] {
  const stamp = { seq: state.version, at: '', on: today, by: null };
  const after = events.reduce((so, event) => persons.evolve(so, event, stamp), state);
  const open = after.open || after.username === null;
  return [...events, ...postEvents(after, { person: after.person, open }, today)];
}
