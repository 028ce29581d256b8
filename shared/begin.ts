import { z } from 'zod';

/** What somebody wants a new installation to begin with, beside the units. */
export const beginInput = z.object({ clusters: z.boolean(), targets: z.boolean() });
export type BeginInput = z.infer<typeof beginInput>;

/** How far loading has come. */
export interface Filled {
  done: number;
  of: number;
}
