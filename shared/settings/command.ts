import { z } from 'zod';
import type { Day } from '../day.ts';
import { issue, plain } from '../fields.ts';
import { type Decision, refuse } from '../log/command.ts';
import { commandOf } from '../log/command-of.ts';
import { groundsSaid, wrongGrounds } from './document.ts';
import type { SettingsEvent } from './facet.ts';
import { changedParts, mostOf, numbersOf, THRESHOLD_PARTS, type ThresholdPart } from './parts.ts';
import type { Thresholds } from './thresholds.ts';

/** What of the settings the thresholds are: one version for all of them, because they are judged together. */
export const THRESHOLDS_KEY = 'thresholds';

const number = z
  .number(issue('not_a_number'))
  .refine(Number.isInteger, issue('not_whole'))
  .refine((value) => value >= 1, issue('too_small'));

const said = z
  .object({
    part: z.enum(THRESHOLD_PARTS, issue('not_a_choice')),
    numbers: z.partialRecord(
      z.enum(['days', 'months', 'construction', 'preparation', 'forecast', 'explain']),
      number,
    ),
    basisVi: plain(500),
    basisEn: plain(500),
    ...groundsSaid,
  })
  .check(({ value: { part, numbers }, issues }) => {
    const most = mostOf(part);
    for (const name of numbersOf(part)) {
      const is = numbers[name];
      const wrong = is === undefined ? 'required' : is > (most[name] ?? 0) ? 'too_large' : null;
      if (wrong)
        issues.push({ code: 'custom', message: wrong, path: ['numbers', name], input: numbers[name] });
    }
  });

export const setThresholdsInput = commandOf(z.literal(THRESHOLDS_KEY, issue('not_a_choice')), said);
export type SetThresholdsInput = z.infer<typeof setThresholdsInput>;
type Said = SetThresholdsInput['said'];

/** What is asked before it is said: the numbers alone. */
export const proposedInput = z.object({
  part: z.enum(THRESHOLD_PARTS, issue('not_a_choice')),
  numbers: said.shape.numbers,
});

/** All thresholds, with one part as it is proposed; a number that is not named stays. */
export function withPart(
  thresholds: Thresholds,
  { part, numbers, ...basis }: Pick<Said, 'part' | 'numbers'> & Partial<Pick<Said, 'basisVi' | 'basisEn'>>,
): Thresholds {
  const known = Object.fromEntries(
    numbersOf(part).flatMap((name) => {
      const is = numbers[name];
      return is === undefined ? [] : [[name, is]];
    }),
  );
  return { ...thresholds, [part]: { ...thresholds[part], ...known, ...texts(basis) } };
}

const texts = ({ basisVi, basisEn }: { basisVi?: string | undefined; basisEn?: string | undefined }) => ({
  ...(basisVi === undefined ? {} : { basisVi }),
  ...(basisEn === undefined ? {} : { basisEn }),
});

/** The shortest month: what is a risk for longer than the time after which it is critical would never be late. */
const SHORTEST_MONTH = 28;

const isInOrder = ({ atRisk, critical }: Thresholds): boolean =>
  atRisk.days < critical.months * SHORTEST_MONTH;

export function decideThresholds(
  { thresholds }: { thresholds: Thresholds },
  { said: { part, numbers, basisVi, basisEn, reason, document } }: Pick<SetThresholdsInput, 'said'>,
  today: Day,
): Decision<SettingsEvent> {
  const wrong = wrongGrounds({ reason, document }, today);
  if (wrong) return { refused: wrong };
  const next = withPart(thresholds, { part, numbers, basisVi, basisEn });
  if (changedParts(thresholds, next).length === 0) return refuse(firstField(part), 'unchanged');
  if (!isInOrder(next)) return refuse(firstField(part), 'thresholds_order');
  return { event: { type: 'settings.thresholds', thresholds: next, part, reason, document } };
}

const firstField = (part: ThresholdPart): string => `numbers.${numbersOf(part)[0] ?? ''}`;
