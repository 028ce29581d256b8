import { hash, verify } from '@node-rs/argon2';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { genericOAuth, twoFactor, username } from 'better-auth/plugins';
import type { Logger } from 'pino';
import { sameLetters } from '../shared/people/password.ts';
import { momentOf } from './clock.ts';
import { databaseNow } from './db/now.ts';
import type { Db } from './db/open.ts';
import { authAccount, authSession, authTwoFactor, authUser, authVerification } from './db/schema.ts';
import { COOKIE_PREFIX, cookieName } from './http/cookie.ts';
import { withoutValues } from './log.ts';
import { hasPassword, mayEnter, PROVIDER } from './people/entry.ts';
import { type ProviderSettings, providerConfig } from './provider.ts';

/** Set by our own middleware from the connection, so that nobody can choose their own rate-limit bucket. */
export const CLIENT_ADDRESS_HEADER = 'x-ccn-client-address';

/** argon2id, 19 MiB, 2 passes (OWASP's first choice). */
const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
export const hashPassword = (password: string): Promise<string> => hash(sameLetters(password), ARGON);
export const isPassword = (stored: string, password: string): Promise<boolean> =>
  verify(stored, sameLetters(password));

/** Nobody stays signed in for longer, whatever they ask the sign-in library for. */
export const SESSION_SECONDS = 12 * 3600;

interface AuthOptions {
  db: Db;
  secret: string;
  baseUrl: string;
  log: Logger;
  /** The city's provider, where there is one. */
  provider?: ProviderSettings | undefined;
}

/** As an app for codes shows it. */
export const FACTOR_ISSUER = 'CCN Hà Nội';

export function createAuth(options: AuthOptions) {
  const https = options.baseUrl.startsWith('https:');
  const { db, provider } = options;
  return betterAuth({
    database: drizzleAdapter(db, {
      provider: 'pg',
      schema: {
        user: authUser,
        session: authSession,
        account: authAccount,
        verification: authVerification,
        twoFactor: authTwoFactor,
      },
    }),
    secret: options.secret,
    baseURL: options.baseUrl,
    basePath: '/api/auth',
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_level, message, ...more) => tell(options.log, message, more) },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      password: { hash: hashPassword, verify: ({ hash: stored, password }) => isPassword(stored, password) },
    },
    plugins: [
      username({ maxUsernameLength: 60 }),
      // Five tries a challenge, ten in a row an account, which then waits for a quarter of an hour: the library's own.
      twoFactor({ issuer: FACTOR_ISSUER }),
      ...(provider ? [genericOAuth({ config: [providerConfig(db, provider)] })] : []),
    ],
    session: {
      expiresIn: SESSION_SECONDS,
      // A session that is believed from a cookie would pass by the second factor.
      cookieCache: { enabled: false },
      additionalFields: { provider: { type: 'string', required: false, input: false } },
    },
    account: {
      accountLinking: { enabled: true, trustedProviders: [PROVIDER], requireLocalEmailVerified: false },
      updateAccountOnSignIn: false,
      additionalFields: { issuer: { type: 'string', required: false, input: false } },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => {
            const { userId } = session;
            const vouchedBy = context?.path === '/callback/:id' ? PROVIDER : null;
            // The password may have been taken away since it was looked at.
            const isVouched = vouchedBy !== null || (await hasPassword(db, userId));
            if (!isVouched || !(await mayEnter(db, userId))) return false;
            return { data: { ...session, ...(await spanFromNow(db)), provider: vouchedBy } };
          },
        },
      },
      account: {
        // Nothing is asked of the provider later: what would open its doors is not kept.
        create: {
          before: async (account) => ({
            data: {
              ...account,
              issuer: account.providerId === PROVIDER ? (provider?.issuer ?? null) : null,
              accessToken: null,
              refreshToken: null,
              idToken: null,
            },
          }),
        },
      },
    },
    // Ours counts what was refused, by account and address (http/sign-in-limits.ts).
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      // The library knows the prefix __Secure- only; ours is part of the name, with the attributes it demands.
      useSecureCookies: false,
      defaultCookieAttributes: { secure: https },
      cookies: { session_token: { name: cookieName(https) } },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
    },
  });
}

/** By the database's clock, which judges it: at a machine whose own is wrong a session would have ended as it began. */
async function spanFromNow(db: Db): Promise<{ createdAt: Date; updatedAt: Date; expiresAt: Date }> {
  const now = await databaseNow(db);
  const begins = momentOf(now);
  return { createdAt: begins, updatedAt: begins, expiresAt: momentOf(now + SESSION_SECONDS * 1000) };
}

/** The library's own errors repeat what it was writing: sessions, tokens, names. */
function tell(log: Logger, message: string, more: unknown[]): void {
  const error = more.find((part) => part instanceof Error);
  log.error(
    { said: message.split('\n')[0], ...(error ? { err: withoutValues(error) } : {}) },
    'the sign-in library',
  );
}

export type Auth = ReturnType<typeof createAuth>;
