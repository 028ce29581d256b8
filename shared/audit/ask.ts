import { z } from 'zod';
import { isDay } from '../day.ts';
import { isStream, STREAM_KINDS } from '../log/stream.ts';
import { streamField } from '../log/stream-field.ts';

const day = z.string().max(10, { error: 'date_impossible' }).refine(isDay, { error: 'date_impossible' });

/** Which lines of the log: all that is left out is not asked for. Days are of recording, both inclusive. */
export const auditInput = z.object({
  by: z.string().max(60).optional(),
  stream: streamField.optional(),
  kind: z.enum(STREAM_KINDS).optional(),
  from: day.optional(),
  to: day.optional(),
  /** The line after which to go on: the last of the page before. */
  after: z.object({ at: z.iso.datetime(), stream: streamField, seq: z.int().min(1) }).optional(),
});
export type AuditInput = z.infer<typeof auditInput>;

export const auditedChange = z.object({ stream: streamField, seq: z.int().min(1) });

/** Lines on a page. */
export const AUDIT_PAGE = 100;

/** What an address asks for; what makes no sense in it is not asked. */
export function readAudit(params: { get(name: string): string | null }): AuditInput {
  const kind = STREAM_KINDS.find((one) => one === params.get('kind'));
  const [by, stream] = [params.get('by'), params.get('stream')];
  const [since, until] = [params.get('since'), params.get('until')];
  return {
    ...(by ? { by: by.slice(0, 60) } : {}),
    ...(kind ? { kind } : {}),
    ...(stream && isStream(stream) ? { stream } : {}),
    ...(since && isDay(since) ? { from: since } : {}),
    ...(until && isDay(until) ? { to: until } : {}),
  };
}

/** Who signed in or tried to, on which days. */
export const signInsInput = auditInput
  .pick({ by: true, from: true, to: true })
  .extend({ after: z.object({ at: z.iso.datetime(), id: z.string().max(60) }).optional() });
export type SignInsInput = z.infer<typeof signInsInput>;
