import { z } from 'zod';
import { isDay } from '../day.ts';

const day = z.string().refine(isDay);
export const dutySchema = z.object({
  organisationId: z.string(),
  /** Code; null: for every cluster of the organisation that has no duty of its own. */
  cluster: z.string().nullable(),
  validFrom: day,
  validTo: day.nullable(),
});
/** Who answers for an organisation, for one cluster or for all others; with the days on which it holds. */
export type Duty = z.infer<typeof dutySchema>;
