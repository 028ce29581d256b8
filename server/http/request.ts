import type { Request } from 'express';
import { PUBLIC_ACTOR } from '../../shared/roles.ts';
import { SESSION_COOKIE } from '../auth.ts';
import type { Context, Services } from '../context.ts';
import type { Sessions } from '../people/sessions.ts';

export type ContextOf = (req: Request) => Promise<Context>;

/** Who asks: a session's person, or the public. A request without our cookie costs no query. */
export function contextMaker(services: Services, sessions: Sessions): ContextOf {
  return async (req) => {
    const token = sessionToken(req.headers.cookie);
    if (token === null) return { ...services, actor: PUBLIC_ACTOR, name: null };
    const found = await sessions.find(token);
    return { ...services, ...(found ?? { actor: PUBLIC_ACTOR, name: null }) };
  };
}

/**
 * The session's token from our cookie (`token.signature`, URL-encoded). The token is a random secret that is looked
 * up in the database, so the signature adds nothing here.
 */
export function sessionToken(cookies: string | undefined): string | null {
  const value = cookies
    ?.split(';')
    .map((pair) => pair.trim().split('='))
    .find(([name]) => name === SESSION_COOKIE || name === `__Secure-${SESSION_COOKIE}`)?.[1];
  const [token] = value?.split('.') ?? [];
  return token ? token : null;
}
