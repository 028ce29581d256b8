import { z } from 'zod';
import type { Day } from '../day.ts';
import { lastDay } from '../edtf.ts';
import { edtfField, issue } from '../fields.ts';
import { allBefore, GATES, type Gate } from '../lifecycle.ts';
import { type Decision, refuse } from '../log/command.ts';
import { commandOf } from '../log/command-of.ts';
import type { Entry, Standing } from '../milestone.ts';
import { sourcedBy } from '../register/command.ts';
import { decisionFields } from '../register/ending.ts';
import { openMilestones } from '../update.ts';
import type { MilestonesEvent } from './facet.ts';

/**
 * The first schedule of a cluster: what its decision says of the steps that count for lateness. From then on it is
 * judged by it; what comes after is an adjustment (adjust.ts), and this one stays the original. The key is the schedule.
 */
export const SCHEDULE = 'schedule' as const;
export const firstScheduleInput = commandOf(
  z.literal(SCHEDULE, issue('malformed')),
  z.object({
    dates: z
      .array(z.object({ milestone: z.enum(GATES, issue('not_a_choice')), date: edtfField }))
      .min(1, issue('required'))
      .max(GATES.length, issue('too_long')),
    document: decisionFields,
  }),
);
export type FirstScheduleInput = z.infer<typeof firstScheduleInput>;

/** The steps that a decision can date for the first time: still ahead, and without a schedule. */
export const unscheduled = (standing: Standing): Gate[] => {
  const open = openMilestones(standing);
  return GATES.filter((gate) => open.includes(gate) && standing.milestones[gate]?.baseline === undefined);
};

export function decideFirstSchedule(
  standing: Standing,
  { said: { dates, document } }: Pick<FirstScheduleInput, 'said'>,
  today: Day,
): Decision<MilestonesEvent> {
  if (document.day > today) return refuse('document.day', 'date_in_future');
  const may = unscheduled(standing);
  const entries: Entry[] = [];
  for (const { milestone, date } of dates) {
    const at = `dates.${milestone}`;
    if (!may.includes(milestone) || entries.some((one) => one.milestone === milestone))
      return refuse(at, 'not_a_choice');
    // A decision dates what comes after it.
    if (lastDay(date) < document.day) return refuse(at, 'not_later', document.day);
    const early = dates.find(
      (other) => allBefore(milestone).includes(other.milestone) && lastDay(other.date) > lastDay(date),
    );
    if (early) return refuse(at, 'before_predecessor', early.milestone);
    entries.push({
      milestone,
      kind: 'baseline',
      date,
      ...sourcedBy({ kind: 'decision', ...document }),
      document,
    });
  }
  return { event: { type: 'milestones.recorded', entries } };
}
