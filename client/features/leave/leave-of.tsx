import type { AwayLine } from '../../../server/leaves/read.ts';
import { LeaveSection } from './leave-section.tsx';

/** Of whoever can be away: a project manager. Nothing while the list is not there yet. */
export function LeaveOf({ id, away }: { id: string; away: readonly AwayLine[] | undefined }) {
  const person = away?.find((one) => one.id === id);
  return away && person ? <LeaveSection person={person} others={away} /> : null;
}
