import { z } from 'zod';
import { addDays, addMonths, type Day } from '../day.ts';
import type { FieldError } from '../errors.ts';
import { clusterCodeField, dayField, issue, plain } from '../fields.ts';
import { refuse } from '../log/command.ts';
import { commandOf } from '../log/command-of.ts';
import type { HandoverState, RecordedHandover } from './handover.ts';
import type { Duty, PersonEvent, PersonState } from './person.ts';

/** What may be said of whose a cluster is, and the rules that turn it into events of two people and each cluster. */
const personField = z.string(issue('required')).min(1, issue('required')).max(60, issue('malformed'));
const passing = { to: personField, from: dayField, note: plain(1000) };

/** As many as one act carries. */
const AT_MOST = 500;

/** A project manager hands clusters on; the stream is theirs. */
export const handOverInput = commandOf(
  z.literal('clusters', issue('malformed')),
  z.object({
    clusters: z
      .array(clusterCodeField)
      .min(1, issue('required'))
      .max(AT_MOST, issue('too_long'))
      .refine((codes) => new Set(codes).size === codes.length, issue('malformed')),
    ...passing,
  }),
);
export type HandOverInput = z.infer<typeof handOverInput>;

/** A cluster that is nobody's gets a manager; the stream is the cluster's. */
export const assignInput = commandOf(z.literal('manager', issue('malformed')), z.object(passing));
export type AssignInput = z.infer<typeof assignInput>;

/** Somebody with what is on record of them. */
export interface Somebody {
  id: string;
  state: PersonState;
}

interface Around {
  today: Day;
  /** Whom it is handed to; null where nobody of that id is on record. */
  successor: Somebody | null;
}

/** Further ahead nobody plans who comes. */
const HORIZON_MONTHS = 12;

/** A project manager whose account is neither closed nor over. One without an account yet can be given clusters. */
export const mayHaveClusters = ({ person, username, open, term }: PersonState, on: Day): boolean =>
  person?.role === 'project_manager' &&
  (username === null || open) &&
  (term?.until == null || on <= term.until);

function wrongPassing({ to, from }: { to: string; from: Day }, { today, successor }: Around) {
  if (successor?.id !== to || !mayHaveClusters(successor.state, from)) return refuse('to', 'not_a_choice');
  if (from < today) return refuse('from', 'date_in_past');
  return from > addMonths(today, HORIZON_MONTHS) ? refuse('from', 'date_impossible') : null;
}

/** Duties for clusters by name that are not over on a day: those that hold, and those that are still to begin. */
export const dutiesFrom = (duties: readonly Duty[], on: Day): (Duty & { cluster: string })[] =>
  duties.filter(
    (duty): duty is Duty & { cluster: string } =>
      duty.cluster !== null &&
      (duty.validTo === null || (duty.validTo >= on && duty.validTo >= duty.validFrom)),
  );

export interface HandingOver {
  leaver: PersonEvent;
  successor: PersonEvent;
  clusters: { code: string; event: RecordedHandover }[];
}

const nameOf = ({ id, state }: Somebody) => ({ id, name: state.person?.name ?? '' });

/** With the last cluster go the duties for all others of an agency: whoever has none left answers for none. */
export function decideHandOver(
  leaver: Somebody,
  { said }: HandOverInput,
  around: Around,
): HandingOver | { refused: FieldError } {
  const { clusters, to, from, note } = said;
  if (to === leaver.id) return refuse('to', 'unchanged');
  const wrong = wrongPassing(said, around);
  if (wrong || !around.successor) return wrong ?? refuse('to', 'not_a_choice');
  const held = dutiesFrom(leaver.state.duties, from);
  const foreign = clusters.find((code) => !held.some(({ cluster }) => cluster === code));
  if (foreign !== undefined) return refuse('clusters', 'not_a_choice', foreign);
  const isAll = held.every(({ cluster }) => clusters.includes(cluster));
  const general = leaver.state.duties.filter(
    ({ cluster, validTo }) => cluster === null && (validTo === null || validTo >= from),
  );
  const passed = [...held.filter(({ cluster }) => clusters.includes(cluster)), ...(isAll ? general : [])];
  const begins = (duty: Duty) => (duty.validFrom > from ? duty.validFrom : from);
  const event = {
    type: 'handover.recorded',
    from: nameOf(leaver),
    to: nameOf(around.successor),
    note,
  } as const;
  return {
    leaver: { type: 'person.assigned', duties: passed.map((duty) => ended(duty, from)) },
    successor: {
      type: 'person.assigned',
      duties: passed.map((duty) => ({ ...duty, validFrom: begins(duty) })),
    },
    clusters: clusters.map((code) => {
      const duty = passed.find(({ cluster }) => cluster === code);
      return { code, event: { ...event, since: duty ? begins(duty) : from } };
    }),
  };
}

/** Up to the day before; one that had not begun ends before it does, and never holds. */
const ended = (duty: Duty, from: Day): Duty => ({
  ...duty,
  validTo: addDays(duty.validFrom > from ? duty.validFrom : from, -1),
});

interface AroundCluster extends Around {
  /** The agency that builds it; null where none is on record. */
  investor: string | null;
  code: string;
  /** Somebody answers for it. */
  isTaken: boolean;
}

/** A cluster that nobody has. */
export function decideAssign(
  _state: HandoverState,
  { said }: AssignInput,
  around: AroundCluster,
): { successor: PersonEvent; event: RecordedHandover } | { refused: FieldError } {
  const wrong = wrongPassing(said, around);
  if (wrong || !around.successor) return wrong ?? refuse('to', 'not_a_choice');
  if (around.isTaken) return refuse('key', 'already_assigned');
  if (around.investor === null) return refuse('key', 'no_investor');
  const { from, note } = said;
  const duty = { organisationId: around.investor, cluster: around.code, validFrom: from, validTo: null };
  return {
    successor: { type: 'person.assigned', duties: [duty] },
    event: { type: 'handover.recorded', from: null, to: nameOf(around.successor), since: from, note },
  };
}
