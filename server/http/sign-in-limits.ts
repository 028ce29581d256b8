import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import type { Logger } from 'pino';
import { AppError } from '../../shared/errors.ts';
import { requestOf } from './log-requests.ts';

const MINUTE_MS = 60_000;

/**
 * Failed tries only. One address may be a whole office, so it has room; one person at one address mistypes a few
 * times; an account guessed from everywhere is slowed down for all but the addresses it has been used from, so that
 * a stranger cannot keep its owner out. One address reaches its own limit for an account long before it can fill the
 * account's.
 */
const ADDRESS = { name: 'address', windowMs: 10 * MINUTE_MS, limit: 300 };
const PAIR = { name: 'account at address', windowMs: 10 * MINUTE_MS, limit: 10 };
const ACCOUNT = { name: 'account', windowMs: 60 * MINUTE_MS, limit: 100 };
const CODES = { name: 'codes from an address', windowMs: 10 * MINUTE_MS, limit: 60 };

/** A wrong link, or a wrong old password: nobody mistypes either often. */
const ACCOUNT_DOORS = { name: 'links and own passwords at address', windowMs: 10 * MINUTE_MS, limit: 60 };

/** Each way to the city's provider keeps a row until somebody comes back by it; a whole office begins in the morning. */
const PROVIDER_DOOR = { name: 'ways to the provider from an address', windowMs: 10 * MINUTE_MS, limit: 120 };

/** Addresses from which accounts were signed in to, the latest last. */
const KNOWN = 20_000;

export interface SignInLimits {
  /** In this order, before the password is looked at. */
  checks: RequestHandler[];
  /** Before a code of the second factor is looked at; the library counts them by challenge and by account besides. */
  codes: RequestHandler;
  /** The account has been signed in to from here. */
  remember(req: Request): void;
}

/** An IPv6 customer has a whole network of addresses: it counts as one. */
const addressOf = (req: Request): string => ipKeyGenerator(req.ip ?? 'unknown');
const accountOf = (req: Request): string =>
  String((req.body as { username?: unknown } | undefined)?.username).toLowerCase();
const pairOf = (req: Request): string => `${accountOf(req)} ${addressOf(req)}`;

/**
 * Counted in memory, for each process: guesses cost the database nothing, and with a few processes behind one proxy
 * an attacker has a few times as many, which changes nothing about a good password.
 */
export function signInLimits(log: Logger): SignInLimits {
  const known = new Set<string>();
  const check = checkOf(log);
  return {
    checks: [
      check(ADDRESS, addressOf),
      check(PAIR, pairOf),
      check(ACCOUNT, accountOf, (req) => known.has(pairOf(req))),
    ],
    codes: check(CODES, addressOf),
    remember: (req) => {
      const pair = pairOf(req);
      known.delete(pair);
      known.add(pair);
      for (const oldest of known) {
        if (known.size <= KNOWN) break;
        known.delete(oldest);
      }
    },
  };
}

/** Before links and own passwords are looked at. */
export const accountLimit = (log: Logger): RequestHandler => checkOf(log)(ACCOUNT_DOORS, addressOf);

/** Before anybody is sent to the city's provider: every one counts, because what goes well costs as much. */
export const providerLimit = (log: Logger): RequestHandler =>
  checkOf(log, { onlyFailed: false })(PROVIDER_DOOR, addressOf);

const checkOf =
  (log: Logger, { onlyFailed = true } = {}) =>
  (
    limit: typeof ADDRESS,
    keyGenerator: (req: Request) => string,
    skip: (req: Request) => boolean = () => false,
  ): RequestHandler =>
    rateLimit({
      windowMs: limit.windowMs,
      limit: limit.limit,
      keyGenerator,
      skip,
      skipSuccessfulRequests: onlyFailed,
      standardHeaders: 'draft-6',
      legacyHeaders: false,
      handler: (req, res, next) => {
        const said = { request: requestOf(res), user: accountOf(req), address: req.ip, limit: limit.name };
        log.warn(said, 'sign-in refused: too many tries');
        next(new AppError('TOO_MANY'));
      },
    });
