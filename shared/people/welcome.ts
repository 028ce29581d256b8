import { z } from 'zod';
import { issue, plainLine } from '../fields.ts';
import { usernameField } from './account.ts';
import { PASSWORD_MOST } from './password.ts';

/** What is said by whoever has a one-time link, or changes their own password. */
const tokenField = z.string(issue('required')).regex(/^[\w-]{20,100}$/, issue('malformed'));
/** Whether it will do is asked by passwordIssue: it depends on the user name. */
const passwordField = z
  .string(issue('required'))
  .min(1, issue('required'))
  .max(2 * PASSWORD_MOST, issue('too_long'));

export const lookInput = z.object({ token: tokenField });

export const newAdministratorFields = z.object({
  name: plainLine(120),
  title: z.union([z.literal(''), plainLine(120)]),
  username: usernameField,
});

/** `administrator` where the link makes one. */
export const welcomeInput = z.object({
  token: tokenField,
  password: passwordField,
  administrator: newAdministratorFields.nullable(),
});
export type WelcomeInput = z.infer<typeof welcomeInput>;

export const ownPasswordInput = z.object({ before: passwordField, password: passwordField });
export type OwnPasswordInput = z.infer<typeof ownPasswordInput>;
