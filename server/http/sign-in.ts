import { toNodeHandler } from 'better-auth/node';
import { type RequestHandler, Router } from 'express';
import { AppError } from '../../shared/errors.ts';
import type { Auth } from '../auth.ts';
import type { Sessions } from '../people/sessions.ts';
import { sessionToken } from './request.ts';

/** Only what the screens use of better-auth is reachable: sign in, sign out. */
const SIGN_OUT = '/api/auth/sign-out';
const DOORS = ['/api/auth/sign-in/username', SIGN_OUT];

/** A name and a password need no more; the library would read a body of any size. */
const BODY_LIMIT_BYTES = 16 * 1024;

const refuseLongBodies: RequestHandler = (req, _res, next) => {
  const length = Number(req.headers['content-length'] ?? Number.POSITIVE_INFINITY);
  if (!(length <= BODY_LIMIT_BYTES)) throw new AppError('TOO_LARGE');
  next();
};

export function signInRoutes(auth: Auth, sessions: Sessions): Router {
  const routes = Router();
  routes.post(SIGN_OUT, (req, res, next) => {
    const token = sessionToken(req.headers.cookie);
    if (token !== null) {
      sessions.end(token);
      res.once('close', () => sessions.end(token));
    }
    next();
  });
  routes.post(DOORS, refuseLongBodies, toNodeHandler(auth));
  return routes;
}
