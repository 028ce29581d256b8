import { z } from 'zod';
import { addDays, addMonths, type Day } from '../day.ts';
import type { FieldError } from '../errors.ts';
import { dayField, issue, plain } from '../fields.ts';
import { refuse } from '../log/command.ts';
import { commandOf } from '../log/command-of.ts';
import type { Somebody } from './hand-over.ts';
import { type Leave, overlaps } from './leave.ts';
import { isOpenOn, type PersonEvent, type PersonState } from './person.ts';

/** What may be said of who is away and who stands in, and the rules that turn it into events of both. */
const leaveKey = z.literal('leave', issue('malformed'));

export const leaveInput = commandOf(
  leaveKey,
  z
    .object({
      from: dayField,
      until: dayField,
      substitute: z.string(issue('required')).min(1, issue('required')).max(60, issue('malformed')),
      note: z.union([z.literal(''), plain(500)]),
    })
    .refine(({ from, until }) => from <= until, { ...issue('not_later'), path: ['until'] }),
);
export type LeaveInput = z.infer<typeof leaveInput>;

export const endLeaveInput = commandOf(
  leaveKey,
  z.object({
    leave: z.uuid(issue('malformed')),
    /** The last day on which the substitute stands in. Yesterday: not even today. */
    until: dayField,
  }),
);
export type EndLeaveInput = z.infer<typeof endLeaveInput>;

/** Further ahead, and for longer, nobody's place is taken: that is handed over. */
const MOST_MONTHS = 12;

/** Who reports, and can sign in on all of these days. */
export const mayStandIn = (state: PersonState, { from, until }: { from: Day; until: Day }): boolean =>
  state.person?.role === 'project_manager' &&
  state.username !== null &&
  isOpenOn(state, from) &&
  isOpenOn(state, until);

type Both = { absent: PersonEvent; substitute: PersonEvent };
interface Around {
  today: Day;
  /** Who is to stand in; null where nobody of that id is on record. */
  substitute: Somebody | null;
}

const told = ({ from, until }: { from: Day; until: Day }) => `${from}/${until}`;
const during =
  (span: { from: Day; until: Day }) =>
  <S extends { from: Day; until: Day }>(spans: readonly S[] | undefined): S | undefined =>
    spans?.find((one) => overlaps(one, span));

function wrongDays({ from, until }: { from: Day; until: Day }, today: Day) {
  if (from < today) return refuse('from', 'date_in_past');
  if (from > addMonths(today, MOST_MONTHS)) return refuse('from', 'date_impossible');
  return until > addMonths(from, MOST_MONTHS) ? refuse('until', 'leave_too_long') : null;
}

/** The id of a leave is that of the request that recorded it. */
export function decideLeave(
  absent: Somebody,
  { said, request: leave }: Pick<LeaveInput, 'said' | 'request'>,
  { today, substitute }: Around,
): Both | { refused: FieldError } {
  const { from, until, note } = said;
  if (absent.state.person?.role !== 'project_manager') return refuse('key', 'not_a_choice');
  const wrong = wrongDays(said, today);
  if (wrong) return wrong;
  if (said.substitute === absent.id) return refuse('substitute', 'oneself');
  if (substitute?.id !== said.substitute || !mayStandIn(substitute.state, said))
    return refuse('substitute', 'not_a_choice');
  const then = during(said);
  const [own, duty] = [then(absent.state.leaves), then(absent.state.standsIn)];
  if (own) return refuse('from', 'leave_overlaps', told(own));
  // Nobody stands in for a substitute: whose place it is in the end would be told by no record.
  if (duty) return refuse('from', 'stands_in', duty.absent.name);
  const away = then(substitute.state.leaves);
  if (away) return refuse('substitute', 'is_away', told(away));
  const span = { leave, from, until };
  const named = ({ id, state }: Somebody) => ({ id, name: state.person?.name ?? '' });
  return {
    absent: { type: 'person.leave', ...span, substitute: named(substitute), note },
    substitute: { type: 'person.stands_in', ...span, absent: named(absent) },
  };
}

/** Of a leave that is not over: what of it is past stays as it was. */
export function decideEndLeave(
  { leaves }: PersonState,
  { said: { leave: id, until } }: Pick<EndLeaveInput, 'said'>,
  today: Day,
): { leave: Leave; event: PersonEvent } | { refused: FieldError } {
  const leave = leaves?.find((one) => one.id === id);
  if (!leave || !isAhead(leave, today)) return refuse('leave', 'not_a_choice');
  if (until < addDays(today, -1)) return refuse('until', 'date_in_past');
  if (until >= leave.until) return refuse('until', 'date_not_earlier');
  const last = until < leave.from ? addDays(leave.from, -1) : until;
  return { leave, event: { type: 'person.leave_ended', leave: id, until: last } };
}

/** One that holds today or is still to begin. */
export const isAhead = ({ from, until }: Pick<Leave, 'from' | 'until'>, today: Day): boolean =>
  until >= today && until >= from;
