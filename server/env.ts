import { join } from 'node:path';
import { z } from 'zod';
import { ROLES } from '../shared/roles.ts';
import { FILES_MAX_MB } from './files/files.ts';

/** A host without anything behind it. */
function isOrigin(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { pathname, search, hash, username, password } = new URL(url);
  return pathname === '/' && search + hash + username + password === '';
}

/** What is of no use alone; the provider sends people back to an address. */
const TOGETHER = [
  ['FILES_S3_ENDPOINT', ['FILES_S3_BUCKET', 'FILES_S3_ACCESS_KEY', 'FILES_S3_SECRET_KEY']],
  ['OIDC_ISSUER', ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'PUBLIC_URL']],
] as const;

/** The environment, parsed once at boot: a wrong setting stops the start and says which. */
const flag = z.enum(['0', '1']).transform((value) => value === '1');

const variables = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  /** postgres://… for real use; without it the embedded database in DATA_DIR. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATA_DIR: z.string().default('data'),
  /** How long a start waits for a database that does not answer yet, in seconds. */
  DATABASE_WAIT: z.coerce.number().int().min(0).max(3600).default(30),
  /** Load the demonstration into an empty database. By default only with the embedded one. */
  DEMO: flag.optional(),
  /** `npm start -- --real`: refuses a database that holds the demonstration, and loads none into an empty one. */
  REAL: flag.default(false),
  /** Signs session cookies; at least 32 characters. The embedded database keeps one of its own in DATA_DIR. */
  AUTH_SECRET: z.string().min(32).optional(),
  /** The address people use, when a proxy stands before the server: https://ccn.example.vn */
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://ccn.example.vn' })
    .refine(isOrigin, {
      error: 'must be a host of its own, without a path: the program cannot run under one, such as /ccn',
    })
    .transform((url) => new URL(url).origin)
    .optional(),
  /** How many proxies stand before the server; their X-Forwarded-For is believed, nobody else's. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).optional(),
  /** Tile server template with {z}/{x}/{y}; without it no request leaves the machine. */
  TILE_URL: z.url().optional(),
  TILE_ATTRIBUTION: z.string().default(''),
  /** The largest file that is taken as evidence, in MB. */
  FILES_MAX_MB: z.coerce.number().int().min(1).max(200).default(FILES_MAX_MB),
  /** A store that speaks S3, for several machines; without it files lie in DATA_DIR/files. Region aside, all or none. */
  FILES_S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  FILES_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
    .optional(),
  FILES_S3_REGION: z.string().min(1).default('us-east-1'),
  FILES_S3_ACCESS_KEY: z.string().min(1).optional(),
  FILES_S3_SECRET_KEY: z.string().min(1).optional(),
  /** Where letters are handed over: smtp://user:password@mail.example.vn:587, smtps://…; without it nobody gets any. */
  SMTP_URL: z
    .url({
      protocol: /^smtps?$/,
      error: 'must be an address such as smtp://user:password@mail.example.vn:587',
    })
    .optional(),
  /** The sender of letters: an address, or a name with one. */
  MAIL_FROM: z
    .string()
    .regex(/^([^<>\r\n]+ <)?[^\s<>@]+@[^\s<>@]+>?$/, {
      error: 'must be an address such as ccn@example.vn, or CCN Hà Nội <ccn@example.vn>',
    })
    .optional(),
  /** The hour in Hà Nội from which on a working day's digests are made, in minutes after midnight. */
  DIGEST_AT: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'must be an hour such as 07:00' })
    .default('07:00')
    .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))),
  /** Working days after its last day after which a missing report is told to the committee. */
  REPORT_GRACE: z.coerce.number().int().min(0).max(20).default(3),
  /** The city's OpenID Connect provider: sign-in by it, beside the password. Name and claim aside, all or none. */
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .refine((url) => /^https:|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/.test(url), {
      error: 'must be https',
    })
    .optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** On the button: Tài khoản công vụ. */
  OIDC_NAME: z.string().min(1).max(80).default('OpenID Connect'),
  /** What it says that names an account here: a user name, or email for the address written to the account. */
  OIDC_CLAIM: z
    .string()
    .regex(/^[A-Za-z][\w.:/-]{0,100}$/)
    .default('preferred_username'),
  /** Roles that need a second factor when they sign in with a password. */
  SECOND_FACTOR: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((role) => role.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.enum(ROLES).exclude(['public']))),
  /** Where figures of the running server are told, in Prometheus' format: a port of its own … */
  METRICS_PORT: z.coerce.number().int().min(0).max(65535).optional(),
  METRICS_HOST: z.string().default('127.0.0.1'),
  /** … or /metrics for whoever brings this token; with a port as well, both are needed. */
  METRICS_TOKEN: z.string().min(16, { error: 'must be at least 16 random characters' }).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

/** Half a store would be found out by the first photograph, half a provider by the first person. */
const schema = variables.superRefine((given, context) => {
  for (const [first, needs] of TOGETHER) {
    if (given[first] === undefined) continue;
    for (const name of needs) {
      if (given[name] === undefined)
        context.addIssue({ code: 'custom', path: [name], message: `is needed with ${first}` });
    }
  }
});
export type Env = z.infer<typeof schema>;

export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment is not right:\n${lines.join('\n')}`);
}

/** Where a running server writes its address, for commands that find the embedded database in use. */
export const addressFile = (dataDir: string): string => join(dataDir, 'address');
