import { hash, verify } from '@node-rs/argon2';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { username } from 'better-auth/plugins';
import type { Db } from './db/open.ts';
import { authAccount, authRateLimit, authSession, authUser, authVerification } from './db/schema.ts';
import { COOKIE_PREFIX } from './http/cookie.ts';

/** Set by our own middleware from the connection, so that nobody can choose their own rate-limit bucket. */
export const CLIENT_ADDRESS_HEADER = 'x-ccn-client-address';

/** argon2id, 19 MiB, 2 passes (OWASP's first choice). */
const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
export const hashPassword = (password: string): Promise<string> => hash(password, ARGON);

/** Nobody stays signed in for longer, whatever they ask the sign-in library for. */
export const SESSION_SECONDS = 12 * 3600;

export function createAuth(options: { db: Db; secret: string; baseUrl: string; trustedOrigins: string[] }) {
  return betterAuth({
    database: drizzleAdapter(options.db, {
      provider: 'pg',
      schema: {
        user: authUser,
        session: authSession,
        account: authAccount,
        verification: authVerification,
        rateLimit: authRateLimit,
      },
    }),
    secret: options.secret,
    baseURL: options.baseUrl,
    basePath: '/api/auth',
    trustedOrigins: options.trustedOrigins,
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      password: { hash: hashPassword, verify: ({ hash: stored, password }) => verify(stored, password) },
    },
    plugins: [username({ maxUsernameLength: 60 })],
    session: { expiresIn: SESSION_SECONDS, cookieCache: { enabled: false } },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 100,
      customRules: { '/sign-in/username': { window: 60, max: 20 } },
    },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: options.baseUrl.startsWith('https:'),
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
    },
  });
}

export type Auth = ReturnType<typeof createAuth>;
