import { toNodeHandler } from 'better-auth/node';
import { Router } from 'express';
import type { Auth } from '../auth.ts';

/** Only what the screens use of better-auth is reachable: sign in, sign out. */
const DOORS = ['/api/auth/sign-in/username', '/api/auth/sign-out'];

export function signInRoutes(auth: Auth): Router {
  const routes = Router();
  routes.post(DOORS, toNodeHandler(auth));
  return routes;
}
