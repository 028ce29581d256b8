import { z } from 'zod';
import { CAUSES } from '../cause.ts';
import { type Day, isDay } from '../day.ts';
import { storedEdtf } from '../fields.ts';
import { MILESTONE_CODES } from '../lifecycle.ts';
import type { Stamp } from '../log/event.ts';
import type { Facet } from '../log/facet.ts';
import { documentReference } from '../milestone.ts';
import { PROVENANCES } from '../register.ts';

/**
 * Schedule discipline: what was decided on forecasts that lie far behind the original schedule, how missed dates were
 * explained, and when a cluster was paused. The dates themselves are milestones'; what must be decided or explained
 * follows from them (request.ts, missed.ts) and is recorded nowhere.
 */
export const VERDICTS = ['approved', 'refused'] as const;
export type RequestVerdict = (typeof VERDICTS)[number];

/** What a missed date was: what somebody expected, or what the decision said. */
export const PROMISES = ['forecast', 'schedule'] as const;
export type Promised = (typeof PROMISES)[number];

const day = z.string().refine(isDay);
const milestone = z.enum(MILESTONE_CODES);
const provenance = z.enum(PROVENANCES);

const disciplineEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('discipline.decided'),
    milestone,
    verdict: z.enum(VERDICTS),
    /** The forecast that was decided on, and the original schedule that it was held against. */
    date: storedEdtf,
    original: storedEdtf,
    note: z.string().exactOptional(),
    provenance,
  }),
  z.object({
    type: z.literal('discipline.explained'),
    milestone,
    of: z.enum(PROMISES),
    date: storedEdtf,
    cause: z.enum(CAUSES),
    /** The installation's own cause that counts as that one (shared/codes). */
    as: z.string().exactOptional(),
    note: z.string(),
    provenance,
  }),
  z.object({
    type: z.literal('discipline.paused'),
    cause: z.enum(CAUSES),
    /** The installation's own cause that counts as that one (shared/codes). */
    as: z.string().exactOptional(),
    note: z.string(),
    /** The first day of the pause, and when it is expected to end. */
    from: day,
    until: storedEdtf,
    /** By which it is paused, where one says so. */
    document: documentReference.exactOptional(),
    provenance,
  }),
  z.object({ type: z.literal('discipline.extended'), until: storedEdtf, note: z.string(), provenance }),
  z.object({
    type: z.literal('discipline.resumed'),
    /** The first day that is no longer of the pause. */
    on: day,
    note: z.string().exactOptional(),
    document: documentReference.exactOptional(),
    provenance,
  }),
]);
export type DisciplineEvent = z.infer<typeof disciplineEvent>;
type EventOf<T extends DisciplineEvent['type']> = Extract<DisciplineEvent, { type: T }>;

interface Spoken {
  seq: number;
  on: Day;
  by: string | null;
}
export type Decided = Omit<EventOf<'discipline.decided'>, 'type'> & Spoken;
export type Explained = Omit<EventOf<'discipline.explained'>, 'type'> & Spoken;

export interface Pause extends Omit<EventOf<'discipline.paused'>, 'type'>, Spoken {
  /** How often its expected end was put off. */
  extended: number;
  /** The first day after it; null while it lasts. */
  resumedOn: Day | null;
  /** The event that last spoke of it. */
  version: number;
}

/** What stands is all that was said: nothing of it is ever taken back. */
export interface DisciplineDay {
  /** All that was ever decided and explained, in order: what was refused stays. */
  decided: Decided[];
  explained: Explained[];
  /** In the order of time; only the last can be open. */
  pauses: Pause[];
}
export type DisciplineState = DisciplineDay;

/** The key of what is said of pauses; all else is said of a milestone. */
export const PAUSE = 'pause' as const;

export const openPause = ({ pauses }: Pick<DisciplineDay, 'pauses'>): Pause | null => {
  const last = pauses.at(-1);
  return last && last.resumedOn === null ? last : null;
};

function evolve(state: DisciplineState, event: DisciplineEvent, { seq, on, by }: Stamp): DisciplineState {
  const spoken = { seq, on, by };
  switch (event.type) {
    case 'discipline.decided': {
      const { type: _t, ...said } = event;
      return { ...state, decided: [...state.decided, { ...said, ...spoken }] };
    }
    case 'discipline.explained': {
      const { type: _t, ...said } = event;
      return { ...state, explained: [...state.explained, { ...said, ...spoken }] };
    }
    case 'discipline.paused': {
      const { type: _t, ...said } = event;
      const pause = { ...said, ...spoken, extended: 0, resumedOn: null, version: seq };
      return { ...state, pauses: [...state.pauses, pause] };
    }
    case 'discipline.extended':
      return withPause(state, seq, (pause) => ({
        ...pause,
        until: event.until,
        extended: pause.extended + 1,
      }));
    case 'discipline.resumed':
      return withPause(state, seq, (pause) => ({ ...pause, resumedOn: event.on }));
  }
}

function withPause(state: DisciplineState, seq: number, change: (pause: Pause) => Pause): DisciplineState {
  const open = openPause(state);
  if (!open) return state;
  const changed = { ...change(open), version: seq };
  return { ...state, pauses: [...state.pauses.slice(0, -1), changed] };
}

const versionIn = (spoken: readonly { milestone: string; seq: number }[], key: string): number =>
  spoken.findLast(({ milestone: of }) => of === key)?.seq ?? 0;

/** The number of the event that last spoke of a milestone, or of a pause. */
export const disciplineVersion = ({ decided, explained, pauses }: DisciplineDay, key: string): number =>
  key === PAUSE
    ? (pauses.at(-1)?.version ?? 0)
    : Math.max(versionIn(decided, key), versionIn(explained, key));

export const discipline: Facet<DisciplineEvent, DisciplineState, DisciplineDay> = {
  name: 'discipline',
  stream: 'cluster',
  event: disciplineEvent,
  empty: { decided: [], explained: [], pauses: [] },
  evolve,
  day: (state) => state,
  version: disciplineVersion,
};
