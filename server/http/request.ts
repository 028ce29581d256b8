import type { Request } from 'express';
import { PUBLIC_ACTOR } from '../../shared/roles.ts';
import type { Auth } from '../auth.ts';
import type { Context, Services } from '../context.ts';
import { findActor } from '../people/read.ts';

export type ContextOf = (req: Request) => Promise<Context>;

/** Who asks: a session's person, or the public. A request without our cookie costs no query. */
export function contextMaker(services: Services, auth: Auth): ContextOf {
  return async (req) => {
    const signedOut = { ...services, actor: PUBLIC_ACTOR, name: null };
    if (!req.headers.cookie?.includes('ccn.session_token')) return signedOut;
    const session = await auth.api.getSession({ headers: headersOf(req) });
    if (!session) return signedOut;
    const today = services.clock.today();
    const found = await findActor(services.db, services.provinceId, session.user.id, today);
    return found ? { ...services, ...found } : signedOut;
  };
}

export function headersOf(req: Request): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    if (typeof value === 'string') headers.set(name, value);
  }
  return headers;
}
