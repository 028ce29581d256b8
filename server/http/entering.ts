import { isAPIError } from 'better-auth/api';
import type { SignInOutcome } from '../../shared/people/signing-in.ts';
import { rememberSignIn } from '../people/sign-ins.ts';
import type { Doors } from './doors.ts';

/** The sign-in library's "no"; also where our own rules let no session begin, which it takes for a fault of its own. */
export const isRefusal = (error: unknown): boolean =>
  isAPIError(error) && (error.statusCode < 500 || error.body?.code === 'FAILED_TO_CREATE_SESSION');

/** The session that an answer's cookies open, by its token. */
export const tokenIn = (
  { readSession }: Pick<Doors, 'readSession'>,
  cookies: readonly string[],
): string | null => readSession(cookies.map((cookie) => cookie.split(';')[0]).join('; '));

/**
 * Who is behind a session that was just opened, whichever way. Where the account's days are not now, the session ends
 * again, and null is answered.
 */
export async function entered(
  doors: Pick<Doors, 'sessions' | 'readSession'>,
  cookies: readonly string[],
): Promise<string | null> {
  const { sessions } = doors;
  const token = tokenIn(doors, cookies);
  if (token === null) return null;
  const found = await sessions.find(token);
  if (found) return found.actor.id;
  await sessions.end(token);
  return null;
}

/** The same, remembered with the sign-ins. */
export async function enteredAndTold(
  doors: Doors,
  cookies: readonly string[],
  { outcome, address }: { outcome: SignInOutcome; address: string | undefined },
): Promise<string | null> {
  const person = await entered(doors, cookies);
  if (person !== null) await rememberSignIn(doors.services, { who: { person }, outcome, address });
  return person;
}
