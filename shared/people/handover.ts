import { z } from 'zod';
import type { Day } from '../day.ts';
import { isDay } from '../day.ts';
import type { Facet } from '../log/facet.ts';

/**
 * That a cluster has passed from one project manager to another. Whose it is says the duty of the person; here it stands in
 * the history of the cluster, with the names as they were.
 */
const day = z.string().refine(isDay);
const who = z.object({ id: z.string(), name: z.string() });

const handoverEvent = z.object({
  type: z.literal('handover.recorded'),
  /** Null: it was nobody's. */
  from: who.nullable(),
  to: who,
  since: day,
  note: z.string(),
});
export type HandoverEvent = z.infer<typeof handoverEvent>;

export interface HandoverState {
  last: Omit<HandoverEvent, 'type'> | null;
  version: number;
}

export interface HandoverDay {
  /** Persons by id; null where it was never handed over, or was nobody's before. */
  manager: string | null;
  managerBefore: string | null;
  since: Day | null;
}

export const handover: Facet<HandoverEvent, HandoverState, HandoverDay> = {
  name: 'handover',
  stream: 'cluster',
  event: handoverEvent,
  empty: { last: null, version: 0 },
  evolve: (_state, { type: _t, ...last }, { seq: version }) => ({ last, version }),
  day: ({ last }) => ({
    manager: last?.to.id ?? null,
    managerBefore: last?.from?.id ?? null,
    since: last?.since ?? null,
  }),
  version: (state) => state.version,
};
