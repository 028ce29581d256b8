import { toNodeHandler } from 'better-auth/node';
import { type RequestHandler, Router } from 'express';
import { AppError } from '../../shared/errors.ts';
import type { Auth } from '../auth.ts';
import type { Sessions } from '../people/sessions.ts';
import { cookieName, type ReadSession } from './cookie.ts';

/** Only what the screens use of better-auth is reachable: its sign-in. */
const SIGN_IN = '/api/auth/sign-in/username';
const SIGN_OUT = '/api/auth/sign-out';

/** A name and a password need no more; the library would read a body of any size. */
const BODY_LIMIT_BYTES = 16 * 1024;

const refuseLongBodies: RequestHandler = (req, _res, next) => {
  const length = Number(req.headers['content-length'] ?? Number.POSITIVE_INFINITY);
  if (!(length <= BODY_LIMIT_BYTES)) throw new AppError('TOO_LARGE');
  next();
};

interface Doors {
  auth: Auth;
  sessions: Sessions;
  readSession: ReadSession;
  https: boolean;
}

export function signInRoutes({ auth, sessions, readSession, https }: Doors): Router {
  const routes = Router();
  const handle = toNodeHandler(auth);
  routes.post(SIGN_IN, refuseLongBodies, async (req, res) => {
    const before = readSession(req.headers.cookie);
    await handle(req, res);
    // Who signs in as somebody else leaves no session of theirs behind.
    if (before !== null && res.statusCode === 200) await sessions.end(before);
  });
  // Our own, because it must never be refused: no limit of tries, nothing to read, whatever stands in the request.
  routes.post(SIGN_OUT, async (req, res) => {
    const token = readSession(req.headers.cookie);
    if (token !== null) await sessions.end(token);
    res.clearCookie(cookieName(https), { path: '/', httpOnly: true, sameSite: 'lax', secure: https });
    res.json({ success: true });
  });
  return routes;
}
