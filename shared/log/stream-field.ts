import { z } from 'zod';
import { isStream, type StreamId } from './stream.ts';

/** A stream as a request names it. */
export const streamField = z
  .string({ error: 'required' })
  .max(80, { error: 'malformed' })
  .refine(isStream, { error: 'malformed' })
  .pipe(z.custom<StreamId>());
