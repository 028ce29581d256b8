import { z } from 'zod';
import { isDay } from '../day.ts';
import type { Facet } from '../log/facet.ts';
import { PROVENANCES } from '../register.ts';
import { OWN_RUNGS, type OwnRung } from './rungs.ts';

/**
 * What is recorded of the procedure before establishment beside its milestones: the rungs between them, and the times
 * in which the dossier lay with the enterprise to be supplemented. A rung that is a milestone is an entry of the
 * milestones and not of this facet.
 */
const provenance = z.enum(PROVENANCES);
const day = z.string().refine(isDay);
const document = z.object({ number: z.string().nullable(), day, issuer: z.string() });
const told = {
  /** The day on which it happened. Clocks run in days, so a month is not enough. */
  date: day,
  document: document.exactOptional(),
  note: z.string().exactOptional(),
  source: z.string().exactOptional(),
  provenance,
};

/** What can be taken back beside a rung: the last return of the dossier, or its coming back. */
export const ACTS = ['returned', 'supplemented'] as const;
export type Act = (typeof ACTS)[number];

export const procedureEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('procedure.reached'), rung: z.enum(OWN_RUNGS), ...told }),
  /** Given back to be supplemented: the clock of the appraisal stands still. */
  z.object({ type: z.literal('procedure.returned'), ...told }),
  /** The supplement was handed in: it runs again. */
  z.object({ type: z.literal('procedure.supplemented'), ...told }),
  /** Another day for a rung that was recorded with a wrong one. */
  z.object({ type: z.literal('procedure.corrected'), rung: z.enum(OWN_RUNGS), ...told }),
  z.object({
    type: z.literal('procedure.taken_back'),
    what: z.enum([...OWN_RUNGS, ...ACTS]),
    note: z.string(),
    provenance,
  }),
]);
export type ProcedureEvent = z.infer<typeof procedureEvent>;
type Told = Omit<Extract<ProcedureEvent, { type: 'procedure.returned' }>, 'type'>;

/** One rung as it was reached. */
export interface OwnReached extends Told {
  seq: number;
}

/** A time in which the dossier lay with the enterprise; `handedIn` null: it still does. */
export interface Stop {
  returned: OwnReached;
  handedIn: OwnReached | null;
}

export interface ProcedureState {
  rungs: Partial<Record<OwnRung, OwnReached>>;
  /** In the order of their days. */
  stops: Stop[];
  /** The number of the last event; 0: nothing is on record. */
  version: number;
}

/** All of it counts on a day: clocks are made of every date there is. */
export type ProcedureDay = Pick<ProcedureState, 'rungs' | 'stops'>;

/** The whole ladder is one key: what may be said next depends on everything that was said. */
export const LADDER = 'ladder';

export const procedure: Facet<ProcedureEvent, ProcedureState, ProcedureDay> = {
  name: 'procedure',
  stream: 'cluster',
  event: procedureEvent,
  empty: { rungs: {}, stops: [], version: 0 },
  evolve: (state, event, { seq }) => ({ ...folded(state, event, seq), version: seq }),
  day: ({ rungs, stops }) => ({ rungs, stops }),
  version: ({ version }) => version,
};

function folded(state: ProcedureState, event: ProcedureEvent, seq: number): ProcedureState {
  const { rungs, stops } = state;
  switch (event.type) {
    case 'procedure.reached':
    case 'procedure.corrected': {
      const { type: _t, rung, ...said } = event;
      return { ...state, rungs: { ...rungs, [rung]: { ...said, seq } } };
    }
    case 'procedure.returned': {
      const { type: _t, ...said } = event;
      return { ...state, stops: [...stops, { returned: { ...said, seq }, handedIn: null }] };
    }
    case 'procedure.supplemented': {
      const { type: _t, ...said } = event;
      return { ...state, stops: withLast(stops, (last) => ({ ...last, handedIn: { ...said, seq } })) };
    }
    case 'procedure.taken_back':
      return takenBack(state, event.what);
  }
}

function takenBack(state: ProcedureState, what: OwnRung | Act): ProcedureState {
  if (what === 'returned') return { ...state, stops: state.stops.slice(0, -1) };
  if (what === 'supplemented')
    return { ...state, stops: withLast(state.stops, (last) => ({ ...last, handedIn: null })) };
  const { [what]: _taken, ...rungs } = state.rungs;
  return { ...state, rungs };
}

const withLast = (stops: readonly Stop[], change: (last: Stop) => Stop): Stop[] =>
  stops.map((stop, i) => (i === stops.length - 1 ? change(stop) : stop));
