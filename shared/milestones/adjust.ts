import { z } from 'zod';
import type { Day } from '../day.ts';
import { lastDay } from '../edtf.ts';
import { edtfField, issue, plain } from '../fields.ts';
import { MILESTONE_CODES } from '../lifecycle.ts';
import { type Decision, refuse } from '../log/command.ts';
import { commandOf } from '../log/command-of.ts';
import type { Standing } from '../milestone.ts';
import { decisionFields } from '../register/ending.ts';
import { openMilestones } from '../update.ts';
import type { MilestonesEvent } from './facet.ts';

/**
 * An approved adjustment of the schedule: a new date for one milestone, by a decision with a number. The original
 * schedule stays, and so does every one between (milestone.ts); lateness is told against both.
 */
export const adjustInput = commandOf(
  z.enum(MILESTONE_CODES, issue('not_a_choice')),
  z.object({
    date: edtfField,
    /** The decision itself: an adjustment without a number is none. */
    document: decisionFields,
    note: plain(1000).exactOptional(),
  }),
);
export type AdjustInput = z.infer<typeof adjustInput>;

export function decideAdjust(
  standing: Standing,
  { key: milestone, said }: AdjustInput,
  today: Day,
): Decision<MilestonesEvent> {
  const stands = standing.milestones[milestone];
  if (stands?.actual !== undefined) return refuse('key', 'already_happened');
  if (!openMilestones(standing).includes(milestone)) return refuse('key', 'not_a_choice');
  if (stands?.baseline === undefined) return refuse('key', 'no_schedule');
  if (said.document.day > today) return refuse('document.day', 'date_in_future');
  if (lastDay(said.date) === lastDay(stands.baseline)) return refuse('date', 'unchanged');
  // A decision sets a date for what is still to come.
  if (lastDay(said.date) < said.document.day) return refuse('date', 'not_later', said.document.day);
  return {
    event: {
      type: 'milestones.recorded',
      entries: [{ milestone, kind: 'baseline', ...said, provenance: 'reported' }],
    },
  };
}
