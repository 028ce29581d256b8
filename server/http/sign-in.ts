import { fromNodeHeaders } from 'better-auth/node';
import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import type { SignInOutcome } from '../../shared/people/signing-in.ts';
import type { Role } from '../../shared/roles.ts';
import type { Auth } from '../auth.ts';
import { rememberSignIn } from '../people/sign-ins.ts';
import { cookieName } from './cookie.ts';
import type { Doors } from './doors.ts';
import { entered, isRefusal } from './entering.ts';
import { requestOf } from './log-requests.ts';
import { providerRoutes } from './provider.ts';
import { secondFactorRoutes } from './second-factor.ts';
import { signInLimits } from './sign-in-limits.ts';

/** Only what the screens use of better-auth is reachable: its sign-in. */
const SIGN_IN = '/api/auth/sign-in/username';
const SIGN_OUT = '/api/auth/sign-out';

/** A name and a password need no more. */
const credentials = z.object({ username: z.string().min(1).max(200), password: z.string().min(1).max(200) });
const readBody = express.json({ limit: 16 * 1024 });

const checkBody: RequestHandler = (req, _res, next) => {
  const parsed = credentials.safeParse(req.body);
  if (!parsed.success) throw new AppError('INVALID');
  req.body = parsed.data;
  next();
};

interface SignInDoors extends Doors {
  /** Roles that need a second factor. */
  factorFor: readonly Role[];
  /** Whether the city's provider vouches for people. */
  provider: boolean;
}

/** What name and password have opened: a session, or, where `asksForFactor`, nothing yet but the way to the code. */
export interface Entry {
  cookies: string[];
  asksForFactor: boolean;
}

export function signInRoutes(doors: SignInDoors): Router {
  const { auth, services, sessions, readSession, https, log, provider } = doors;
  const routes = Router();
  const limits = signInLimits(log);
  const who = (req: Request, res: Response) => ({ request: requestOf(res), address: req.ip });
  routes.post(SIGN_IN, readBody, checkBody, limits.checks, async (req: Request, res: Response) => {
    const { username, password } = req.body as z.infer<typeof credentials>;
    const before = readSession(req.headers.cookie);
    const entry = await signIn(auth, { username, password }, req);
    const remember = (outcome: SignInOutcome) =>
      rememberSignIn(services, { who: { username }, outcome, address: req.ip });
    if (entry === null) {
      log.warn({ ...who(req, res), user: username }, 'sign-in failed');
      await remember('wrong');
      throw new AppError('UNAUTHENTICATED');
    }
    const { cookies, asksForFactor } = entry;
    limits.remember(req);
    if (asksForFactor) {
      log.info({ ...who(req, res), user: username }, 'asked for the second factor');
      res.append('Set-Cookie', cookies).json({ success: true, secondFactor: true });
      return;
    }
    if ((await entered(doors, cookies)) === null) {
      log.warn({ ...who(req, res), user: username }, 'sign-in refused: not in the days of the account');
      await remember('not_now');
      throw new AppError('FORBIDDEN', { fields: [{ field: 'username', issue: 'not_now' }] });
    }
    log.info({ ...who(req, res), user: username }, 'signed in');
    await remember('signed_in');
    // Who signs in as somebody else leaves no session of theirs behind.
    if (before !== null) await sessions.end(before);
    // The library would answer with the session's token too, where scripts can read it.
    res.append('Set-Cookie', cookies).json({ success: true, secondFactor: false });
  });
  routes.use(secondFactorRoutes(doors, limits));
  if (provider) routes.use(providerRoutes(doors));
  // Our own, because it must never be refused: no limit of tries, nothing to read, whatever stands in the request.
  routes.post(SIGN_OUT, async (req, res) => {
    const token = readSession(req.headers.cookie);
    if (token !== null) {
      const found = await sessions.find(token);
      await sessions.end(token);
      const person = found?.actor.id ?? null;
      log.info({ ...who(req, res), person }, 'signed out');
      if (person !== null)
        await rememberSignIn(services, { who: { person }, outcome: 'left', address: req.ip });
    }
    res.clearCookie(cookieName(https), { path: '/', httpOnly: true, sameSite: 'lax', secure: https });
    res.json({ success: true });
  });
  return routes;
}

/** Null when name and password do not belong together, whatever of it was wrong. */
export async function signIn(
  auth: Auth,
  body: z.infer<typeof credentials>,
  req: Request,
): Promise<Entry | null> {
  try {
    const { headers, response } = await auth.api.signInUsername({
      body,
      headers: fromNodeHeaders(req.headers),
      returnHeaders: true,
    });
    return {
      cookies: headers.getSetCookie(),
      asksForFactor: response !== null && 'twoFactorRedirect' in response,
    };
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}
