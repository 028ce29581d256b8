import { z } from 'zod';
import { CHOICE_NAMES, type ChoiceName, choicesOf, isChoice, takesOwn } from './cluster-row.ts';
import { type ChoiceValue, type Filter, MOST_CHOSEN, SINGLES } from './filter.ts';

/** A filter as a request brings it: apart from the filter itself, which every first screen has. */
const SHORT = 60;

/** By some values, for every column that has choices (cluster-row.ts). */
const CHOICES = Object.fromEntries(
  CHOICE_NAMES.map((name) => {
    const values: readonly string[] = choicesOf(name);
    if (!takesOwn(name)) return [name, z.array(z.enum(values)).max(values.length).optional()];
    const value = z
      .string()
      .max(SHORT)
      .refine((said) => isChoice(name, said));
    return [name, z.array(value).max(MOST_CHOSEN).optional()];
  }),
) as unknown as { [C in ChoiceName]: z.ZodOptional<z.ZodArray<z.ZodType<ChoiceValue<C>>>> };

const text = ({ most }: { most: number }) => z.string().max(most).optional();

export const filterSchema = z.object({
  q: text(SINGLES.q),
  cohort: text(SINGLES.cohort),
  achieved: z.enum(SINGLES.achieved.among).optional(),
  unit: text(SINGLES.unit),
  mover: text(SINGLES.mover),
  only: z.enum(SINGLES.only.among).optional(),
  ...CHOICES,
}) satisfies z.ZodType<Filter>;
