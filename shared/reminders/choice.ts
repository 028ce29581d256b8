import { z } from 'zod';
import { issue } from '../fields.ts';
import { LANGS, type Lang } from '../i18n/format.ts';

/** How somebody is reminded: in the app always; by letter where they say so, to which address, in which language. */
export interface ReminderChoice {
  mail: boolean;
  address: string | null;
  lang: Lang;
}

/** Until somebody chooses. */
export const NO_CHOICE: ReminderChoice = { mail: false, address: null, lang: 'vi' };

/** One address, without a name or anything that a letter's head could be made of. */
const addressField = z
  .string(issue('required'))
  .trim()
  .max(120, issue('too_long'))
  .regex(/^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/, issue('malformed'));

export const choiceInput = z
  .object({
    mail: z.boolean(issue('required')),
    address: addressField.nullable(),
    lang: z.enum(LANGS as [Lang, ...Lang[]], issue('not_a_choice')),
  })
  .refine(({ mail, address }) => !mail || address !== null, { path: ['address'], ...issue('required') });
