import type { MilestoneCode } from '../lifecycle.ts';
import { type Entry, isFurther, type MilestoneStanding, roundOf } from '../milestone.ts';

/** What is known of each milestone while entries are read, oldest first. */
export interface Rounds<T> {
  of(code: MilestoneCode): T | undefined;
  set(code: MilestoneCode, known: T): void;
  all(): T[];
  /** To be told of every entry before anything is taken from it. */
  follow(entry: Pick<Entry, 'milestone' | 'kind' | 'anew'>): void;
}

/**
 * A further expansion begins without what was known of the steps of the one before; where it is taken back, what was known
 * then is known again. So the fold keeps it (applyEntry), for all that reads the entries themselves.
 */
export function createRounds<T>(): Rounds<T> {
  const known = new Map<MilestoneCode, T>();
  const earlier = new Map<MilestoneCode, [MilestoneCode, T | undefined][][]>();
  const happened = new Set<MilestoneCode>();

  function keep(entry: Pick<Entry, 'milestone' | 'anew'>): void {
    const round = roundOf(entry).map((code): [MilestoneCode, T | undefined] => [code, known.get(code)]);
    earlier.set(entry.milestone, [...(earlier.get(entry.milestone) ?? []), round]);
  }

  function putBack(milestone: MilestoneCode): void {
    const round = earlier.get(milestone)?.pop();
    if (!round) happened.delete(milestone);
    for (const [code, was] of round ?? []) {
      if (was === undefined) known.delete(code);
      else known.set(code, was);
    }
  }

  return {
    of: (code) => known.get(code),
    set: (code, value) => known.set(code, value),
    all: () => [...known.values()],
    follow(entry) {
      const { milestone, kind, anew } = entry;
      if (kind === 'return') putBack(milestone);
      if (kind !== 'actual') return;
      if (isFurther(entry, happened.has(milestone))) keep(entry);
      happened.add(milestone);
      if (anew) for (const code of roundOf(entry)) if (code !== milestone) known.delete(code);
    },
  };
}

/** What was said of each milestone, oldest first; of an expansion and its steps, of the one that stands. */
export function saidOfRounds<E extends Entry>(entries: readonly E[]): Rounds<E[]> {
  const rounds = createRounds<E[]>();
  for (const entry of entries) {
    rounds.follow(entry);
    rounds.set(entry.milestone, [...(rounds.of(entry.milestone) ?? []), entry]);
  }
  return rounds;
}

/** A milestone as it stands, without what stood in rounds before: that holds what not everybody may see. */
export function withoutEarlier(
  stands: MilestoneStanding | undefined,
): Omit<MilestoneStanding, 'earlier'> | undefined {
  if (stands === undefined) return undefined;
  const { earlier: _earlier, ...once } = stands;
  return once;
}
