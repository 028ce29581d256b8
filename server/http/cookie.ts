import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The session cookie; behind https its prefix makes browsers take it from this very host only, not from a sub-
 * domain.
 */
export const COOKIE_PREFIX = 'ccn';
const NAME = `${COOKIE_PREFIX}.session_token`;
export const cookieName = (https: boolean): string => (https ? `__Host-${NAME}` : NAME);

/** What the sign-in library keeps in a browser between password and second factor: `identifier.signature`. */
const CHALLENGE = `${COOKIE_PREFIX}.two_factor`;

/** Under which name a sign-in waits for its code; null: none does. Worth no more than the row of that name. */
export function challengeIn(cookies: string | undefined): string | null {
  for (const pair of (cookies ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (pair.slice(0, at).trim() !== CHALLENGE) continue;
    const identifier = decoded(pair.slice(at + 1).trim()).split('.')[0] ?? '';
    return /^2fa-[A-Za-z0-9_-]{1,60}$/.test(identifier) ? identifier : null;
  }
  return null;
}

const TOKEN = /^[A-Za-z0-9]{32}$/;

export type ReadSession = (cookies: string | undefined) => string | null;

/**
 * Reads the session's token from a Cookie header. Only the one cookie of this deployment counts, and only with our
 * signature on it (`token.signature`, base64 of HMAC-SHA256, URL-encoded): a token read from a stolen copy of the
 * database is not a session.
 */
export function sessionReader({ secret, https }: { secret: string; https: boolean }): ReadSession {
  const name = cookieName(https);
  return (cookies) => {
    const [value, another] = (cookies ?? '').split(';').flatMap((pair) => {
      const at = pair.indexOf('=');
      return pair.slice(0, at).trim() === name ? [pair.slice(at + 1).trim()] : [];
    });
    if (value === undefined || another !== undefined) return null;
    const [token = '', signature = ''] = decoded(value).split('.');
    return TOKEN.test(token) && isSignatureOf(token, signature, secret) ? token : null;
  };
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}

function isSignatureOf(token: string, signature: string, secret: string): boolean {
  const [given, due] = [
    Buffer.from(signature, 'base64'),
    createHmac('sha256', secret).update(token).digest(),
  ];
  return given.length === due.length && timingSafeEqual(given, due);
}
