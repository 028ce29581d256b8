import { z } from 'zod';
import { streamField } from './stream-field.ts';

/**
 * The one shape of everything people say: about which stream and which key of it, over which version, as which
 * intention, and what. One form hook, one conflict screen and one queue serve all capabilities.
 */
export const commandOf = <K extends z.ZodType<string>, S extends z.ZodType>(key: K, said: S) =>
  z.object({
    stream: streamField,
    key,
    /** The version the person saw; 0 when nothing was on record. Another one standing now is a conflict. */
    expected: z.int({ error: 'malformed' }).min(0, { error: 'malformed' }),
    /** Made by the sender once for each intention, so that a repeated request is recorded once. */
    request: z.uuid({ error: 'malformed' }).toLowerCase(),
    said,
  });
