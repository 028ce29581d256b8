import { z } from 'zod';
import { addDays, type Day } from '../day.ts';
import { dayField, documentDayField, issue, paperField, plainLine } from '../fields.ts';
import { isBehind, predecessorsOf, stageOf } from '../lifecycle.ts';
import { type Decision, refuse } from '../log/command.ts';
import { commandOf } from '../log/command-of.ts';
import { happenedIn, type Standing } from '../milestone.ts';
import type { MilestonesEvent } from '../milestones/facet.ts';
import { earlierThanPredecessor } from '../update.ts';
import { sourcedBy } from './command.ts';

/** How a cluster ends: its establishment is revoked, or it is taken out of the plan. */
export const ENDINGS = ['revoked', 'withdrawn'] as const;
export type Ending = (typeof ENDINGS)[number];

/** The decision by which something is done, with its number. */
export const decisionFields = z.object({
  number: plainLine(80),
  day: documentDayField,
  issuer: plainLine(200),
  paper: paperField.exactOptional(),
});

/** It is entered by its decision, and taken back like every confirmed step (shared/update.ts). */
export const endInput = commandOf(
  z.enum(ENDINGS, issue('not_a_choice')),
  z.object({
    /** The first day on which it has ended. */
    effective: dayField,
    document: decisionFields,
  }),
);
export type EndInput = z.infer<typeof endInput>;

export function decideEnd(
  standing: Standing,
  { key: ending, said }: Pick<EndInput, 'key' | 'said'>,
  today: Day,
): Decision<MilestonesEvent> {
  const happened = happenedIn(standing);
  const stage = stageOf(happened);
  if (stage === 'ended') return refuse('key', 'cluster_ended');
  const missing = predecessorsOf(ending).find((code) => !happened(code) && !isBehind(code, stage));
  // What was never established cannot be revoked; what the plan lists may leave it, whatever is on record of that.
  if (ending === 'revoked' && missing) return refuse('key', 'predecessor_missing', missing);
  const { effective, document } = said;
  if (document.day > today) return refuse('document.day', 'date_in_future');
  if (effective > today) return refuse('effective', 'date_in_future');
  if (effective < document.day) return refuse('effective', 'not_later', addDays(document.day, -1));
  const early = earlierThanPredecessor(standing, ending, effective);
  if (early) return refuse('effective', 'before_predecessor', early);
  return {
    event: {
      type: 'milestones.recorded',
      entries: [
        {
          milestone: ending,
          kind: 'actual',
          date: effective,
          ...sourcedBy({ kind: 'decision', ...document }),
          document,
        },
      ],
    },
  };
}
