import type { Request } from 'express';
import { AppError } from '../../shared/errors.ts';
import { PERSON_HEADER } from '../../shared/log/command.ts';
import { PUBLIC_ACTOR } from '../../shared/roles.ts';
import type { Context, Services } from '../context.ts';
import type { Sessions } from '../people/sessions.ts';
import { createBudget, requestDays } from '../snapshot/request.ts';
import type { ReadSession } from './cookie.ts';
import { requestOf, setPerson } from './log-requests.ts';

export type ContextOf = (req: Request) => Promise<Context>;

/** Who asks: a session's person, or the public. A request without our cookie costs no query. */
export function contextMaker(services: Services, sessions: Sessions, readSession: ReadSession): ContextOf {
  const budget = createBudget();
  return async (req) => {
    const token = readSession(req.headers.cookie);
    const found = token === null ? null : await sessions.find(token);
    const who = found ?? { actor: PUBLIC_ACTOR, name: null };
    const meant = req.headers[PERSON_HEADER];
    if (meant !== undefined && meant !== who.actor.id) throw new AppError('UNAUTHENTICATED');
    setPerson(req, who.actor.id);
    const log = req.res ? services.log.child({ request: requestOf(req.res) }) : services.log;
    const anonymousAt = found ? null : (req.ip ?? 'unknown');
    const days = requestDays({ ...services, budget, anonymousAt });
    return { ...services, ...who, log, days, procedure: null };
  };
}
