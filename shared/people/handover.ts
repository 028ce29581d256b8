import { z } from 'zod';
import type { Day } from '../day.ts';
import { isDay } from '../day.ts';
import type { Facet } from '../log/facet.ts';
import { documentRecorded } from '../settings/document.ts';

/**
 * That a cluster has passed from one project manager to another, or from the committee of a unit that ends to that of its
 * successor. Whose it is says the duty of the person; here it stands in the history of the cluster, with the names as they
 * were.
 */
const day = z.string().refine(isDay);
const who = z.object({ id: z.string(), name: z.string() });

const recorded = z.object({
  type: z.literal('handover.recorded'),
  /** Null: it was nobody's. */
  from: who.nullable(),
  to: who,
  since: day,
  note: z.string(),
});
export type RecordedHandover = z.infer<typeof recorded>;

const handoverEvent = z.discriminatedUnion('type', [
  recorded,
  z.object({
    type: z.literal('handover.succeeded'),
    /** The act of signing that says so (reorganisation.ts). */
    signing: z.string(),
    /** Units by their names as they were. */
    from: z.string(),
    to: z.string(),
    person: who,
    since: day,
    document: documentRecorded,
  }),
  z.object({ type: z.literal('handover.succession_cancelled'), signing: z.string(), note: z.string() }),
]);
export type HandoverEvent = z.infer<typeof handoverEvent>;

export interface HandoverState {
  last: Omit<RecordedHandover, 'type'> | null;
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
  evolve(state, event, { seq: version }) {
    // Which committee a cluster lies with says nothing of who manages it.
    if (event.type !== 'handover.recorded') return { ...state, version };
    const { type: _t, ...last } = event;
    return { last, version };
  },
  day: ({ last }) => ({
    manager: last?.to.id ?? null,
    managerBefore: last?.from?.id ?? null,
    since: last?.since ?? null,
  }),
  version: (state) => state.version,
};
