import type { MilestoneCode } from '../../shared/lifecycle.ts';
import type { Reason } from '../../shared/milestone.ts';
import { entriesIn, milestones } from '../../shared/milestones/facet.ts';
import type { LogLine } from '../log/read.ts';

/** What was said with the forecast that asks for approval: by whom, when, and why. */
export interface Asking {
  by: string | null;
  at: string;
  reason: Reason | null;
  /** The installation's own cause that the reason was. */
  as: string | null;
  note: string | null;
}

export function askedIn(line: LogLine | undefined, milestone: MilestoneCode): Asking | null {
  if (line?.facet !== milestones.name) return null;
  const entry = entriesIn(line.event).find(
    (said) => said.milestone === milestone && said.kind === 'forecast',
  );
  const { reason = null, as = null, note = null } = entry ?? {};
  return { by: line.by, at: line.recordedAt, reason, as, note };
}
