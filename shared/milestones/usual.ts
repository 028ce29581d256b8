import { CAUSES, toldCause } from '../cause.ts';
import { groupBy } from '../lists.ts';
import type { Entry } from '../milestone.ts';

/** What has been said of a cluster before, to be offered again. */
export interface Usual {
  /**
   * Causes as they are chosen in a form ('permits', 'own-1') by how often they were named, the most often first; then by
   * the order of the list.
   */
  causes: string[];
  /** Who issued its documents, the latest first. */
  issuers: string[];
}

const ISSUERS_KEPT = 6;

/** From all entries of a cluster, oldest first. */
export function usualOf(entries: readonly Entry[]): Usual {
  const issuers = entries.flatMap(({ document }) => (document ? [document.issuer] : [])).reverse();
  return {
    causes: causesIn(entries),
    issuers: [...new Set(issuers)].slice(0, ISSUERS_KEPT),
  };
}

function causesIn(entries: readonly Entry[]): string[] {
  const given = CAUSES.flatMap((cause) =>
    entries.flatMap(({ reason, as }) => (reason === cause ? [{ cause, as }] : [])),
  );
  return [...groupBy(given, toldCause).values()]
    .sort((a, b) => b.length - a.length)
    .flatMap(([first]) => (first ? [first.as ?? first.cause] : []));
}
