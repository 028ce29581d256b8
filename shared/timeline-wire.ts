import type { From, PublicIdentity, PublicState, Timeline, TimelineCluster } from './timeline.ts';

/**
 * How the record between two days travels: of each span only what is other than in the one before. Ten thousand
 * clusters' states are mostly the same but for the day of their last report; whole, they are 80 MB to read.
 */
type Differences<T> = From<Partial<T>>[];

interface SentCluster extends Omit<TimelineCluster, 'register' | 'states'> {
  register: Differences<PublicIdentity>;
  states: Differences<PublicState>;
}

export interface SentTimeline extends Omit<Timeline, 'clusters'> {
  clusters: SentCluster[];
}

/** What is sent. A span that says nothing new is left out: that something else was recorded on its day is not told. */
export const sentTimeline = (timeline: Timeline): SentTimeline => ({
  ...timeline,
  clusters: timeline.clusters.map((cluster) => ({
    ...cluster,
    register: differences(cluster.register),
    states: differences(cluster.states),
  })),
});

/** What was meant. Values that have not changed are the very same object from span to span. */
export const readTimeline = (sent: SentTimeline): Timeline => ({
  ...sent,
  clusters: sent.clusters.map((cluster) => ({
    ...cluster,
    register: whole(cluster.register),
    states: whole(cluster.states),
  })),
});

function differences<T extends object>(spans: readonly From<T>[]): Differences<T> {
  const sent: Differences<T> = [];
  let before: T | null = null;
  for (const { from, says } of spans) {
    const said: Partial<T> = before === null ? says : differenceOf(before, says);
    if (before === null || Object.keys(said).length > 0) sent.push({ from, says: said });
    before = says;
  }
  return sent;
}

function differenceOf<T extends object>(before: T, after: T): Partial<T> {
  const said: Partial<T> = {};
  for (const key of Object.keys(after) as (keyof T)[]) {
    if (!isSame(before[key], after[key])) said[key] = after[key];
  }
  return said;
}

/** Lists and records are compared by what they hold. */
const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));

function whole<T>(sent: Differences<T>): From<T>[] {
  let says = {} as T;
  return sent.map(({ from, says: said }) => {
    says = { ...says, ...said };
    return { from, says };
  });
}
