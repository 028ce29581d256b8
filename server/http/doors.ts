import { fromNodeHeaders } from 'better-auth/node';
import type { Request } from 'express';
import type { Logger } from 'pino';
import type { Auth } from '../auth.ts';
import type { Services } from '../context.ts';
import type { Sessions } from '../people/sessions.ts';
import type { ReadSession } from './cookie.ts';

/** What every way in is made of. */
export interface Doors {
  auth: Auth;
  services: Services;
  sessions: Sessions;
  readSession: ReadSession;
  https: boolean;
  log: Logger;
}

/** A request's headers for the sign-in library, without some cookies where it must not take them into account. */
export function headersOf(req: Request, without?: string): Headers {
  const headers = fromNodeHeaders(req.headers);
  if (without === undefined) return headers;
  const kept = (headers.get('cookie') ?? '')
    .split(';')
    .filter((pair) => pair.slice(0, pair.indexOf('=')).trim() !== without);
  headers.set('cookie', kept.join(';'));
  return headers;
}
