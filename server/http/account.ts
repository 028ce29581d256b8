import express, { type Request, type Response, Router } from 'express';
import type { z } from 'zod';
import { AppError, fieldOf, isFieldIssue } from '../../shared/errors.ts';
import { lookInput, ownPasswordInput, welcomeInput } from '../../shared/people/welcome.ts';
import { rememberSignIn } from '../people/sign-ins.ts';
import { changeOwnPassword, enterByLink, lookAtLink } from '../people/welcome.ts';
import type { Doors } from './doors.ts';
import { entered } from './entering.ts';
import { requestOf } from './log-requests.ts';
import { signIn } from './sign-in.ts';
import { accountLimit } from './sign-in-limits.ts';

/** One-time links and one's own password: beside the RPC, because they open a session or need its token. */
const readBody = express.json({ limit: 16 * 1024 });

/** What was said, or what is wrong with each field. */
function parsed<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const fields = result.error.issues.map(({ path, message }) => ({
    field: fieldOf(path).replace(/^administrator\./, ''),
    issue: isFieldIssue(message) ? message : ('malformed' as const),
  }));
  throw new AppError('INVALID', { fields });
}

export function accountRoutes(doors: Doors): Router {
  const { auth, services, sessions, readSession, log } = doors;
  const routes = Router();
  const limit = accountLimit(log);
  const who = (req: Request, res: Response) => ({ request: requestOf(res), address: req.ip });

  routes.post('/api/account/link', limit, readBody, async (req, res) => {
    res.json(await lookAtLink(services, parsed(lookInput, req.body).token));
  });

  routes.post('/api/account/welcome', limit, readBody, async (req, res) => {
    const said = parsed(welcomeInput, req.body);
    const before = readSession(req.headers.cookie);
    const { username } = await enterByLink(services, said);
    log.info({ ...who(req, res), user: username }, 'a password was set by a one-time link');
    const entry = await signIn(auth, { username, password: said.password }, req);
    if (entry === null) throw new AppError('UNAUTHENTICATED');
    const { cookies, asksForFactor } = entry;
    // A link takes the place of a forgotten password, and of no second factor.
    if (asksForFactor) {
      res.json({ username, signedIn: false, secondFactor: true });
      return;
    }
    // Whose days have not come yet has a password now, and signs in with it then.
    const signedIn = (await entered(doors, cookies)) !== null;
    await rememberSignIn(services, {
      who: { username },
      outcome: signedIn ? 'link' : 'not_now',
      address: req.ip,
    });
    if (signedIn && before !== null) await sessions.end(before);
    if (signedIn) res.append('Set-Cookie', cookies);
    res.json({ username, signedIn, secondFactor: false });
  });

  routes.post('/api/account/password', limit, readBody, async (req, res) => {
    const session = readSession(req.headers.cookie);
    const found = session === null ? null : await sessions.find(session);
    const person = found?.actor.id ?? null;
    if (session === null || person === null) throw new AppError('UNAUTHENTICATED');
    await changeOwnPassword(services, { person, session }, parsed(ownPasswordInput, req.body));
    log.info({ ...who(req, res), person }, 'somebody changed their password');
    res.json({ done: true });
  });
  return routes;
}
