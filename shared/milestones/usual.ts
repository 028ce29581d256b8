import { CAUSES, type Cause } from '../cause.ts';
import type { Entry } from '../milestone.ts';

/** What has been said of a cluster before, to be offered again. */
export interface Usual {
  /** Causes by how often they were named, the most often first; then by the order of the list. */
  causes: Cause[];
  /** Who issued its documents, the latest first. */
  issuers: string[];
}

const ISSUERS_KEPT = 6;

/** From all entries of a cluster, oldest first. */
export function usualOf(entries: readonly Entry[]): Usual {
  const named = (cause: Cause) => entries.filter(({ reason }) => reason === cause).length;
  const issuers = entries.flatMap(({ document }) => (document ? [document.issuer] : [])).reverse();
  return {
    causes: CAUSES.map((cause) => ({ cause, times: named(cause) }))
      .filter(({ times }) => times > 0)
      .sort((a, b) => b.times - a.times)
      .map(({ cause }) => cause),
    issuers: [...new Set(issuers)].slice(0, ISSUERS_KEPT),
  };
}
