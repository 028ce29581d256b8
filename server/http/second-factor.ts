import { isAPIError } from 'better-auth/api';
import express, { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { AppError, invalid } from '../../shared/errors.ts';
import type { SignInOutcome } from '../../shared/people/signing-in.ts';
import type { Actor, Role } from '../../shared/roles.ts';
import { FACTOR_ISSUER } from '../auth.ts';
import { personWaiting } from '../people/factor.ts';
import { rememberSignIn } from '../people/sign-ins.ts';
import { challengeIn, cookieName } from './cookie.ts';
import { type Doors, headersOf } from './doors.ts';
import { enteredAndTold, isRefusal, tokenIn } from './entering.ts';
import { requestOf } from './log-requests.ts';
import type { SignInLimits } from './sign-in-limits.ts';

const AT = '/api/auth/second-factor';
const readBody = express.json({ limit: 4 * 1024 });
/** An app's six digits, spaced as people type them, or a code from the list: 'aB3dE-f9HiJ'. */
const codeSchema = z.object({ code: z.string().min(6).max(20), fromList: z.boolean().default(false) });
const passwordSchema = z.object({ password: z.string().min(1).max(200) });

interface FactorDoors extends Doors {
  factorFor: readonly Role[];
}

/**
 * The second factor: a code from an app on a telephone (TOTP), or one of ten from a list, each of which opens once. What
 * the library offers beyond (codes by mail, devices that are trusted) has no way in.
 */
export function secondFactorRoutes(doors: FactorDoors, limits: SignInLimits): Router {
  const { auth, services, sessions, readSession, https, log, factorFor } = doors;
  const routes = Router();
  const guards = [readBody, limits.codes];
  const who = (req: Request, res: Response) => ({ request: requestOf(res), address: req.ip });

  const personOf = (req: Request) => personBehind(doors, req);
  const changed = (person: Holder, headers: Headers, res: Response) =>
    onlyThisOne(doors, { person, cookies: headers.getSetCookie(), res });

  routes.post(`${AT}/verify`, guards, async (req: Request, res: Response) => {
    const { code, fromList } = parsed(codeSchema, req.body);
    const before = readSession(req.headers.cookie);
    // Whoever is signed in already is another matter: the code is for who has just given their password.
    const headers = headersOf(req, cookieName(https));
    const asked = { body: { code: spaceless(code) }, headers, returnHeaders: true } as const;
    // Asked first: what waits is gone once it was tried too often.
    const challenge = challengeIn(req.headers.cookie);
    const waiting = challenge === null ? null : await personWaiting(services.db, challenge);
    const remember = async (outcome: SignInOutcome) => {
      if (waiting === null) return;
      await rememberSignIn(services, { who: { person: waiting }, outcome, address: req.ip });
    };
    const given = await refusedAs('UNAUTHENTICATED', () =>
      fromList ? auth.api.verifyBackupCode(asked) : auth.api.verifyTOTP(asked),
    ).catch(async (error: unknown) => {
      log.warn(who(req, res), 'second factor refused');
      if (error instanceof AppError) await remember('factor_wrong');
      throw error;
    });
    const cookies = given.headers.getSetCookie();
    const person = await enteredAndTold(doors, cookies, { outcome: 'factor', address: req.ip });
    if (person === null) {
      log.warn(who(req, res), 'sign-in refused: not in the days of the account');
      await remember('not_now');
      throw new AppError('FORBIDDEN', { fields: [{ field: 'username', issue: 'not_now' }] });
    }
    log.info({ ...who(req, res), person, fromList }, 'signed in with a second factor');
    // Who signs in as somebody else leaves no session of theirs behind.
    if (before !== null) await sessions.end(before);
    res.append('Set-Cookie', cookies).json({ success: true });
  });

  routes.post(`${AT}/begin`, guards, async (req: Request, res: Response) => {
    const { actor } = await personOf(req);
    const body = parsed(passwordSchema, req.body);
    const made = await wrongPassword(() => auth.api.enableTwoFactor({ body, headers: headersOf(req) }));
    if (!('totpURI' in made)) throw new AppError('INTERNAL');
    const secret = new URL(made.totpURI).searchParams.get('secret') ?? '';
    const { name } = await labelOf(auth, req, actor.id ?? '');
    res.json({ secret, uri: uriOf(name, secret), codes: made.backupCodes });
  });

  routes.post(`${AT}/confirm`, guards, async (req: Request, res: Response) => {
    const person = await personOf(req);
    const { code } = parsed(codeSchema, req.body);
    const asked = { body: { code: spaceless(code) }, headers: headersOf(req), returnHeaders: true } as const;
    const { headers } = await refusedAs('INVALID', () => auth.api.verifyTOTP(asked));
    await changed(person, headers, res);
    log.info({ ...who(req, res), person: person.actor.id }, 'second factor set up');
    res.json({ success: true });
  });

  routes.post(`${AT}/codes`, guards, async (req: Request, res: Response) => {
    const { actor } = await personOf(req);
    const body = parsed(passwordSchema, req.body);
    const { backupCodes } = await wrongPassword(() =>
      auth.api.generateBackupCodes({ body, headers: headersOf(req) }),
    );
    log.info({ ...who(req, res), person: actor.id }, 'new codes for the second factor');
    res.json({ codes: backupCodes });
  });

  routes.post(`${AT}/end`, guards, async (req: Request, res: Response) => {
    const person = await personOf(req);
    if (factorFor.includes(person.actor.role)) throw new AppError('FORBIDDEN');
    const body = parsed(passwordSchema, req.body);
    const { headers } = await wrongPassword(() =>
      auth.api.disableTwoFactor({ body, headers: headersOf(req), returnHeaders: true }),
    );
    await changed(person, headers, res);
    log.info({ ...who(req, res), person: person.actor.id }, 'second factor given up');
    res.json({ success: true });
  });
  return routes;
}

interface Holder {
  token: string;
  actor: Actor;
}

/** Whose session it is, also of somebody who may do nothing but this. */
async function personBehind({ sessions, readSession }: Doors, req: Request): Promise<Holder> {
  const token = readSession(req.headers.cookie);
  const found = token === null ? null : await sessions.find(token);
  if (token === null || !found) throw new AppError('UNAUTHENTICATED');
  return { token, actor: found.actor };
}

/**
 * With the cookies of the session that takes the place of this one. All others of the person end: they were opened
 * before, by the password alone, and would now pass for sessions with both.
 */
async function onlyThisOne(
  doors: Doors,
  { person: { token, actor }, cookies, res }: { person: Holder; cookies: string[]; res: Response },
): Promise<void> {
  if (actor.id !== null) await doors.sessions.endOthers(actor.id, tokenIn(doors, cookies) ?? token);
  res.append('Set-Cookie', cookies);
}

const spaceless = (code: string): string => code.replaceAll(/\s/g, '');

function parsed<T>(schema: z.ZodType<T>, body: unknown): T {
  const found = schema.safeParse(body);
  if (!found.success) throw new AppError('INVALID');
  return found.data;
}

/** The library's refusals have sentences of their own; ours have a code. */
async function refusedAs<T>(code: 'UNAUTHENTICATED' | 'INVALID', work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    throw new AppError(isAPIError(error) && error.statusCode === 429 ? 'TOO_MANY' : code);
  }
}

async function wrongPassword<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    throw invalid('password', 'malformed');
  }
}

/** The name that the account has in an app for codes. */
async function labelOf(auth: Doors['auth'], req: Request, person: string): Promise<{ name: string }> {
  const session = await auth.api.getSession({ headers: headersOf(req) });
  return { name: session?.user.username ?? person };
}

const uriOf = (name: string, secret: string): string =>
  `otpauth://totp/${encodeURIComponent(`${FACTOR_ISSUER}:${name}`)}?${new URLSearchParams({ secret, issuer: FACTOR_ISSUER }).toString()}`;
