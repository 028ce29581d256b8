import { clearance } from '../../shared/clearance/facet.ts';
import type { ClusterKind } from '../../shared/imports/kinds.ts';
import type { FacetEvent } from '../../shared/log/event.ts';
import { milestones } from '../../shared/milestones/facet.ts';
import { register } from '../../shared/register.ts';
import { works } from '../../shared/works/facet.ts';
import { facetOf } from '../log/facets.ts';
import { foldLines, type LogLine } from '../log/read.ts';

/** What an act that is undone leaves of a subject: of each part of it that the act spoke of, what stood before. */

/** Where tables of a kind may have said something. */
export const SPOKEN_OF: Record<ClusterKind, readonly string[]> = {
  clusters: [register.name, milestones.name],
  milestones: [milestones.name],
  clearance: [clearance.name],
  works: [works.name],
};

interface Act {
  /** Numbers of its first and its last event. */
  from: number;
  to: number;
  why: string;
}

export function restoring(lines: readonly LogLine[], { from, to, why }: Act): FacetEvent[] {
  const said = lines.filter(({ seq }) => seq >= from && seq <= to);
  const facets = new Set(said.map(({ event }) => facetOf(event).name));
  const before = lines.filter(({ seq }) => seq < from);
  return [...facets].map((name) => RESTORERS[name]?.(before, { from, why }) ?? unknown(name));
}

function unknown(name: string): never {
  throw new RangeError(`nothing puts ${name} back`);
}

const RESTORERS: Record<string, (before: LogLine[], act: { from: number; why: string }) => FacetEvent> = {
  register(before, { why }) {
    const { identity, units, parties, facts } = foldLines(register, before);
    return { type: 'register.restored', identity, units, parties, facts, ground: { note: why } };
  },
  clearance: (_before, { from, why }) => ({ type: 'clearance.withdrawn', from, note: why }),
  works: (_before, { from, why }) => ({ type: 'works.withdrawn', from, note: why }),
  milestones(before, { from, why }) {
    // What was recorded from that number on says nothing any more.
    const stood = foldLines(milestones, before);
    return { type: 'milestones.restored', from, ...stood, note: why };
  },
};
