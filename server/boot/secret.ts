import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from '../env.ts';

/** The key that signs session cookies: given for a real database, made once and kept beside an embedded one. */
export function secretOf(env: Env): string {
  if (env.AUTH_SECRET) return env.AUTH_SECRET;
  if (env.DATABASE_URL)
    throw new Error(
      'AUTH_SECRET is missing: set it to at least 32 random characters (openssl rand -hex 32).',
    );
  const file = join(env.DATA_DIR, 'auth-secret');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}
