import type { SignInOutcome } from '../../shared/people/signing-in.ts';
import { rememberSignIn } from '../people/sign-ins.ts';
import type { Doors } from './doors.ts';

/**
 * Who is behind a session that was just opened, whichever way. Where the account's days are not now, the session ends
 * again, and null is answered.
 */
export async function entered(
  { sessions, readSession }: Pick<Doors, 'sessions' | 'readSession'>,
  cookies: readonly string[],
): Promise<string | null> {
  const token = readSession(cookies.map((cookie) => cookie.split(';')[0]).join('; '));
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
