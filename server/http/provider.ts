import { isAPIError } from 'better-auth/api';
import express, { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import { PROVIDER } from '../people/entry.ts';
import { type Doors, headersOf } from './doors.ts';
import { enteredAndTold } from './entering.ts';
import { requestOf } from './log-requests.ts';
import { providerLimit } from './sign-in-limits.ts';

const BEGIN = '/api/auth/provider';
/** Where the provider sends people back to: it is registered there as PUBLIC_URL/api/auth/callback/oidc. */
const BACK = `/api/auth/callback/${PROVIDER}`;
/** The page that takes them on; its own path, so that nobody is sent elsewhere. */
const PAGE = '/sign-in';

const pageWith = (params: Record<string, string>): string =>
  `${PAGE}?${new URLSearchParams(params).toString()}`;

const beginSchema = z.object({ next: z.string().max(2_000).optional() });

/** What went wrong, as the page says it: nobody here has that name, or it is worth another try. */
const REFUSED = new Set([
  'signup_disabled',
  'email_not_found',
  'account_not_linked',
  'unable_to_create_session',
]);

/** Signing in by the city's OpenID Connect provider. */
export function providerRoutes(doors: Doors): Router {
  const { auth, sessions, readSession, log } = doors;
  const routes = Router();
  const who = (req: Request, res: Response) => ({ request: requestOf(res), address: req.ip });
  const guards = [providerLimit(log), express.json({ limit: 4 * 1024 })];
  routes.post(BEGIN, guards, async (req: Request, res: Response) => {
    const given = beginSchema.safeParse(req.body);
    if (!given.success) throw new AppError('INVALID');
    const { next } = given.data;
    const page = pageWith({ by: PROVIDER, ...(next === undefined ? {} : { next }) });
    const body = {
      provider: PROVIDER,
      callbackURL: page,
      errorCallbackURL: page,
      disableRedirect: true,
    } as const;
    const { headers, response } = await begun(() =>
      auth.api.signInSocial({ body, headers: headersOf(req), returnHeaders: true }),
    );
    res.append('Set-Cookie', headers.getSetCookie()).json({ url: response.url });
  });
  routes.get(BACK, async (req: Request, res: Response) => {
    const before = readSession(req.headers.cookie);
    // The library wants the address it was told of; only what stands behind the path is the provider's.
    const query = req.originalUrl.split('?')[1] ?? '';
    const base = (await auth.$context).baseURL.replace(/\/api\/auth$/, '');
    const answer = await auth.handler(
      new globalThis.Request(`${base}${BACK}?${query}`, { headers: headersOf(req) }),
    );
    const location = answer.headers.get('location') ?? '';
    const place = URL.canParse(location, base) ? new URL(location, base) : null;
    const error = place?.pathname === PAGE ? place.searchParams.get('error') : 'failed';
    const cookies = answer.headers.getSetCookie();
    res.append('Set-Cookie', cookies);
    if (error !== null || place === null) {
      log.warn({ ...who(req, res), provider: PROVIDER, why: error }, 'sign-in failed');
      const refused = error !== null && REFUSED.has(error) ? 'unknown' : 'again';
      return res.redirect(303, pageWith({ refused }));
    }
    const person = await enteredAndTold(doors, cookies, { outcome: 'signed_in', address: req.ip });
    if (person === null) {
      log.warn({ ...who(req, res), provider: PROVIDER }, 'sign-in refused: not in the days of the account');
      return res.redirect(303, pageWith({ refused: 'unknown' }));
    }
    log.info({ ...who(req, res), person, provider: PROVIDER }, 'signed in');
    if (before !== null) await sessions.end(before);
    res.redirect(303, place.pathname + place.search);
  });
  return routes;
}

/** A provider that cannot be reached is away, as a database is. */
async function begun<T extends { response: { url?: string | undefined } }>(
  work: () => Promise<T>,
): Promise<T> {
  try {
    const answer = await work();
    if (answer.response.url) return answer;
  } catch (error) {
    if (!isAPIError(error)) throw error;
  }
  throw new AppError('UNAVAILABLE');
}
