import type { Request } from 'express';
import { AppError } from '../../shared/errors.ts';
import { PERSON_HEADER } from '../../shared/log/command.ts';
import { PUBLIC_ACTOR, type Role } from '../../shared/roles.ts';
import type { Context, Factor, Services } from '../context.ts';
import type { Found } from '../people/read.ts';
import type { Sessions } from '../people/sessions.ts';
import { createBudget, requestDays } from '../snapshot/request.ts';
import type { ReadSession } from './cookie.ts';
import { requestOf, setPerson } from './log-requests.ts';

export type ContextOf = (req: Request) => Promise<Context>;

type Who = Pick<Context, 'actor' | 'name'> & { factor: Factor | null };

/** Whose role needs a second factor and who has none yet is nobody until they have set it up. */
function entered(found: Found | null, needing: readonly Role[]): Who {
  if (!found) return { actor: PUBLIC_ACTOR, name: null, factor: null };
  const { actor, name, entered } = found;
  if (!entered || entered.byProvider) return { actor, name, factor: null };
  const factor = { on: entered.hasFactor, required: needing.includes(actor.role) };
  return { actor: factor.required && !factor.on ? PUBLIC_ACTOR : actor, name, factor };
}

/** Who asks: a session's person, or the public. A request without our cookie costs no query. */
export function contextMaker(services: Services, sessions: Sessions, readSession: ReadSession): ContextOf {
  const budget = createBudget();
  return async (req) => {
    const token = readSession(req.headers.cookie);
    const found = token === null ? null : await sessions.find(token);
    const who = entered(found, services.factorFor ?? []);
    const meant = req.headers[PERSON_HEADER];
    if (meant !== undefined && meant !== who.actor.id) throw new AppError('UNAUTHENTICATED');
    setPerson(req, who.actor.id);
    const log = req.res ? services.log.child({ request: requestOf(req.res) }) : services.log;
    const anonymousAt = found ? null : (req.ip ?? 'unknown');
    const days = requestDays({ ...services, budget, anonymousAt });
    return { ...services, ...who, log, days, procedure: null };
  };
}
