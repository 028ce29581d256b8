import { z } from 'zod';
import { type Day, isDay } from '../day.ts';
import { isValidOn } from '../unit.ts';

/** That somebody is away for some days, and who stands in for them: what is kept of it with the one and with the other. */
const day = z.string().refine(isDay);
const who = z.object({ id: z.string(), name: z.string() });
const span = { leave: z.string(), from: day, until: day };

/** Recorded of who is away, with the name of the substitute as it was. */
export const leaveEvent = z.object({
  type: z.literal('person.leave'),
  ...span,
  substitute: who,
  note: z.string(),
});
/** Recorded of the substitute in the same act: their rights follow from their own stream. */
export const standsInEvent = z.object({ type: z.literal('person.stands_in'), ...span, absent: who });
/** Recorded of both: another last day. One before the first takes the leave back. */
export const leaveEndedEvent = z.object({
  type: z.literal('person.leave_ended'),
  leave: z.string(),
  until: day,
});

interface Span {
  id: string;
  from: Day;
  until: Day;
  /** The day on which it was ended early; null: it runs as it was recorded. */
  endedOn: Day | null;
}

export interface Leave extends Span {
  substitute: { id: string; name: string };
  note: string;
}

export interface StandIn extends Span {
  absent: { id: string; name: string };
}

/** Whether rights follow from it on a day. */
export const holdsOn = ({ from, until }: Pick<Span, 'from' | 'until'>, on: Day): boolean =>
  from <= on && on <= until;

/** Whether they did at some hour of a day: whoever ends a leave ends it for the rest of that day. */
const heldOn = ({ from, until, endedOn }: Span, on: Day): boolean =>
  holdsOn({ from, until: endedOn !== null && endedOn > until ? endedOn : until }, on);

/** Of two spans, whether they have a day in common. */
export const overlaps = (a: { from: Day; until: Day }, b: { from: Day; until: Day }): boolean =>
  a.from <= a.until && b.from <= b.until && a.from <= b.until && b.from <= a.until;

/** All of them with one that ends on another day. */
export const ended = <S extends Span>(
  spans: readonly S[],
  { leave, until }: { leave: string; until: Day },
  endedOn: Day,
): S[] => spans.map((one) => (one.id === leave ? { ...one, until, endedOn } : one));

/** What a duty says of whose a cluster is. */
interface Held {
  cluster: string | null;
  validFrom: Day;
  validTo: Day | null;
}
const holds = (duties: readonly Held[], cluster: string, on: Day): boolean =>
  duties.some((duty) => duty.cluster === cluster && isValidOn(duty, on));

/** For whom somebody stands in on a day, until when, and which clusters they have by it. */
export interface Instead {
  id: string;
  name: string;
  until: Day;
  clusters: readonly string[];
}

export const insteadOn = (
  standsIn: readonly StandIn[],
  clustersOf: (absent: string) => readonly string[],
  on: Day,
): Instead[] =>
  standsIn
    .filter((one) => holdsOn(one, on))
    .map(({ absent: { id, name }, until }) => ({ id, name, until, clusters: clustersOf(id) }));

/** Somebody who recorded something of a cluster on a day. */
export interface Recorder {
  duties: readonly Held[];
  standsIn: readonly StandIn[];
}

/**
 * In whose place it was recorded; null: in their own. What is one's own is said as one's own. Where a cluster has changed
 * hands on that very day, the only one whom they stood in for it is.
 */
export function inPlaceOf(
  { duties, standsIn }: Recorder,
  dutiesOf: (absent: string) => readonly Held[],
  { cluster, on }: { cluster: string; on: Day },
): string | null {
  const then = standsIn.filter((one) => heldOn(one, on));
  if (then.length === 0 || holds(duties, cluster, on)) return null;
  const having = then.find(({ absent }) => holds(dutiesOf(absent.id), cluster, on));
  return (having ?? (then.length === 1 ? then[0] : undefined))?.absent.name ?? null;
}
