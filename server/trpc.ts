import { initTRPC, TRPCError } from '@trpc/server';
import type { Logger } from 'pino';
import { ZodError, z } from 'zod';
import { type Day, isDay } from '../shared/day.ts';
import {
  AppError,
  type ErrorCode,
  type ErrorShape,
  fieldOf,
  invalid,
  isFieldIssue,
} from '../shared/errors.ts';
import type { FacetEvent } from '../shared/log/event.ts';
import type { Facet } from '../shared/log/facet.ts';
import { idOf, kindOf } from '../shared/log/stream.ts';
import { streamField } from '../shared/log/stream-field.ts';
import { type Action, can, type Verdict } from '../shared/roles.ts';
import { findChangeable } from './clusters/read.ts';
import type { Context } from './context.ts';
import { isAway } from './db/away.ts';
import { facetNamed } from './log/facets.ts';
import { withoutValues } from './log.ts';

/**
 * The only makers of procedures. Each asks for the action it is guarded by, so a procedure without a rule does not
 * compile; router.ts checks at start that none came in by another door.
 */
interface Meta {
  action: Action;
}

const TO_TRPC: Record<ErrorCode, TRPCError['code']> = {
  UNAUTHENTICATED: 'UNAUTHORIZED',
  FORBIDDEN: 'FORBIDDEN',
  NOT_FOUND: 'NOT_FOUND',
  INVALID: 'BAD_REQUEST',
  CONFLICT: 'CONFLICT',
  TOO_MANY: 'TOO_MANY_REQUESTS',
  TOO_LARGE: 'PAYLOAD_TOO_LARGE',
  UNAVAILABLE: 'SERVICE_UNAVAILABLE',
  OUTDATED: 'PRECONDITION_FAILED',
  INTERNAL: 'INTERNAL_SERVER_ERROR',
};

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    // A ping every 15 s, so that a browser notices a dead connection and comes back.
    sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
    // The shape that a client sees holds codes only: no message, no stack, no cause.
    errorFormatter: ({ shape, error }) => ({
      code: shape.code,
      message: error.code,
      data: { httpStatus: shape.data.httpStatus, error: toShape(error) },
    }),
  });

export const { router, createCallerFactory } = t;

function toShape(error: TRPCError): ErrorShape {
  if (error.cause instanceof AppError) return error.cause.shape;
  if (error.cause instanceof ZodError) return { code: 'INVALID', fields: error.cause.issues.map(toField) };
  const code = (Object.entries(TO_TRPC).find(([, trpc]) => trpc === error.code)?.[0] ??
    'INVALID') as ErrorCode;
  return { code: error.code === 'PARSE_ERROR' ? 'INVALID' : code, fields: [] };
}

const toField = (issue: { path: PropertyKey[]; message: string }) => ({
  field: fieldOf(issue.path),
  issue: isFieldIssue(issue.message) ? issue.message : ('malformed' as const),
});

/** Rules throw AppError; tRPC wants its own class around it. */
const translate = t.middleware(async ({ next, ctx, path }) => {
  const began = performance.now();
  const told = (said: string) => ctx.answered?.(path, said, performance.now() - began);
  const result = await next();
  if (result.ok) {
    told('ok');
    return result;
  }
  const { error } = result;
  const ours = error.code === 'INTERNAL_SERVER_ERROR' || error.cause instanceof AppError;
  const known = ours ? asTrpcError(error.cause ?? error, ctx.log, path) : error;
  told(toShape(known).code);
  throw known;
});

/**
 * An error as a client gets it: a rule's by its code, a database that is away as UNAVAILABLE, all others unnamed and
 * logged.
 */
export function asTrpcError(error: unknown, log: Logger, path: string): TRPCError {
  const known = isAway(error) ? new AppError('UNAVAILABLE', { cause: error }) : error;
  if (known !== error) log.error({ err: withoutValues(error), path }, 'the database is away');
  if (known instanceof AppError)
    return new TRPCError({ code: TO_TRPC[known.shape.code], message: known.shape.code, cause: known });
  log.error({ err: withoutValues(error), path }, 'procedure failed');
  return new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: error });
}

export function assertMay(verdict: Verdict): void {
  if (verdict.yes) return;
  throw new AppError(verdict.reason === 'signed_out' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
}

/** A procedure that needs a right of the role; what rows it shows is the matter of the query. */
export const guarded = (action: Action) =>
  t.procedure
    .meta({ action })
    .use(translate)
    .use(({ ctx, path, next }) => {
      assertMay(can(ctx.actor, action));
      return next({ ctx: { ...ctx, procedure: path } });
    });

/**
 * A procedure that changes what a facet says of one cluster, named in `stream`: the right is asked for that cluster, in
 * today's units. Of another cluster's second entry nothing more is said, but that it is none.
 */
export const forCluster = <E extends FacetEvent, S, D extends object>(
  action: Action,
  facet: Facet<E, S, D>,
  second: 'refused' | 'allowed' = 'refused',
) =>
  guarded(action)
    .input(z.object({ stream: streamField }))
    .use(async ({ ctx, input, next }) => {
      const about = { code: idOf(input.stream), day: ctx.clock.today(), facet: facetNamed(facet.name) };
      const isCluster = kindOf(input.stream) === 'cluster';
      const subject = isCluster ? await findChangeable(ctx.db, ctx.provinceId, about) : null;
      if (!subject) throw new AppError('NOT_FOUND');
      assertMay(can(ctx.actor, action, subject));
      if (subject.mergedInto !== null && second === 'refused')
        throw invalid('key', 'merged', subject.mergedInto);
      return next({ ctx: { subject } });
    });

/** The as-of day of every read; today when it is left out. */
export const asOfInput = z.object({
  asOf: z
    .string()
    .max(10, { error: 'date_impossible' })
    .refine((value) => isDay(value), { error: 'date_impossible' })
    .optional(),
});

export const asOfOr = (ctx: Context, asOf: Day | undefined): Day => asOf ?? ctx.clock.today();
