import { z } from 'zod';
import { CAUSES } from '../cause.ts';
import { type Day, isDay } from '../day.ts';
import { MILESTONE_CODES } from '../lifecycle.ts';
import type { Stamp } from '../log/event.ts';
import type { Facet } from '../log/facet.ts';
import { PROVENANCES } from '../register.ts';

/**
 * Obstacles: what stands in the way of a milestone, why, whose move it is and until when. Each is a key of its own
 * cluster's stream; what is said of it stays in the log, in order.
 */
const day = z.string().refine(isDay);
/** Whose move: an agency and a person of it, by when. */
const move = { organisation: z.string(), person: z.string(), due: day };
const provenance = z.enum(PROVENANCES);

const obstaclesEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('obstacles.opened'),
    id: z.string(),
    milestone: z.enum(MILESTONE_CODES),
    cause: z.enum(CAUSES),
    /** The installation's own cause that counts as that one (shared/codes). */
    as: z.string().exactOptional(),
    what: z.string(),
    proposal: z.string(),
    /** What must be there in the end: the result by which everybody sees that it is out of the way. */
    product: z.string(),
    ...move,
    provenance,
  }),
  z.object({ type: z.literal('obstacles.handed_on'), id: z.string(), ...move, note: z.string(), provenance }),
  z.object({ type: z.literal('obstacles.answered'), id: z.string(), note: z.string(), provenance }),
  z.object({ type: z.literal('obstacles.resolved'), id: z.string(), result: z.string(), provenance }),
  z.object({ type: z.literal('obstacles.reopened'), id: z.string(), ...move, note: z.string(), provenance }),
]);
export type ObstaclesEvent = z.infer<typeof obstaclesEvent>;
type Opened = Extract<ObstaclesEvent, { type: 'obstacles.opened' }>;

export type ObstacleState = 'open' | 'answered' | 'resolved';

export interface Obstacle extends Omit<Opened, 'type'> {
  state: ObstacleState;
  openedOn: Day;
  openedBy: string | null;
  /** What came of it; null while it is open. */
  result: string | null;
  resolvedOn: Day | null;
  /** How often it was handed on. */
  handedOn: number;
  version: number;
}

export interface ObstaclesState {
  obstacles: Record<string, Obstacle>;
}

/** What of an obstacle counts for its cluster on a day. */
export interface OpenObstacle
  extends Pick<Obstacle, 'id' | 'milestone' | 'cause' | 'as' | 'organisation' | 'person' | 'due'> {
  since: Day;
}

export interface ObstaclesDay {
  open: OpenObstacle[];
}

function evolveOne(
  before: Obstacle | undefined,
  event: ObstaclesEvent,
  { seq: version, on, by }: Stamp,
): Obstacle | undefined {
  if (event.type === 'obstacles.opened') {
    const { type: _t, ...said } = event;
    const fresh = { state: 'open', result: null, resolvedOn: null, handedOn: 0 } as const;
    return { ...said, ...fresh, openedOn: on, openedBy: by, version };
  }
  if (!before) return undefined;
  switch (event.type) {
    case 'obstacles.handed_on':
    case 'obstacles.reopened': {
      const { organisation, person, due } = event;
      const moved = { ...before, organisation, person, due, version, handedOn: before.handedOn + 1 };
      return { ...moved, state: 'open', result: null, resolvedOn: null };
    }
    case 'obstacles.answered':
      return { ...before, state: 'answered', version };
    case 'obstacles.resolved':
      return { ...before, state: 'resolved', result: event.result, resolvedOn: on, version };
  }
}

export const obstacles: Facet<ObstaclesEvent, ObstaclesState, ObstaclesDay> = {
  name: 'obstacles',
  stream: 'cluster',
  event: obstaclesEvent,
  empty: { obstacles: {} },
  evolve(state, event, stamp) {
    const after = evolveOne(state.obstacles[event.id], event, stamp);
    return after ? { obstacles: { ...state.obstacles, [event.id]: after } } : state;
  },
  day: (state) => ({
    open: Object.values(state.obstacles)
      .filter((obstacle) => obstacle.state !== 'resolved')
      .map(({ id, milestone, cause, as, organisation, person, due, openedOn }) => ({
        id,
        milestone,
        cause,
        ...(as === undefined ? {} : { as }),
        organisation,
        person,
        due,
        since: openedOn,
      }))
      .sort((a, b) => (a.due === b.due ? (a.id < b.id ? -1 : 1) : a.due < b.due ? -1 : 1)),
  }),
  version: (state, key) => state.obstacles[key]?.version ?? 0,
};

/** Nobody has moved it out of the way by its day. */
export const isOverdueObstacle = (obstacle: { due: Day }, asOf: Day): boolean => obstacle.due < asOf;
