import { addDays, type Day, toEpochDay } from './day.ts';
import type { TimelineCluster } from './timeline.ts';

/** The index of a cluster of which something changes between two days; `other`: not its state alone. */
interface Turned {
  index: number;
  other: boolean;
}

const [STATE, OTHER] = [1, 2];

/** The clusters that turn between two days, whichever is the earlier one, each once. */
export function turnsOf(clusters: readonly TimelineCluster[]): (from: Day, to: Day) => Turned[] {
  const turns = { states: new Map<number, number[]>(), others: new Map<number, number[]>() };
  const add = (days: Map<number, number[]>, day: Day, index: number) => {
    const key = toEpochDay(day);
    const known = days.get(key);
    if (known) known.push(index);
    else days.set(key, [index]);
  };
  for (const [index, cluster] of clusters.entries()) {
    for (const { from } of cluster.states) add(turns.states, from, index);
    for (const { from } of [...cluster.register, ...cluster.classes]) add(turns.others, from, index);
    for (const { says } of cluster.register) {
      for (const { validFrom, validTo } of says.units) {
        add(turns.others, validFrom, index);
        if (validTo !== null) add(turns.others, addDays(validTo, 1), index);
      }
    }
  }
  const found = new Uint8Array(clusters.length);
  return (from, to) => {
    const [first, last] = [toEpochDay(from < to ? from : to) + 1, toEpochDay(from < to ? to : from)];
    const indices: number[] = [];
    const find = (index: number, what: number) => {
      if (found[index] === 0) indices.push(index);
      found[index] = (found[index] ?? 0) | what;
    };
    for (let day = first; day <= last; day++) {
      for (const index of turns.states.get(day) ?? []) find(index, STATE);
      for (const index of turns.others.get(day) ?? []) find(index, OTHER);
    }
    return indices.map((index) => {
      const other = found[index] !== STATE;
      found[index] = 0;
      return { index, other };
    });
  };
}
