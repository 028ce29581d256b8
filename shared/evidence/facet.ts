import { z } from 'zod';
import { type Day, isDay } from '../day.ts';
import { MILESTONE_CODES, type MilestoneCode } from '../lifecycle.ts';
import type { Stamp } from '../log/event.ts';
import type { Facet } from '../log/facet.ts';
import { PROVENANCES } from '../register.ts';
import { COMPONENTS } from '../works/components.ts';
import { EVIDENCE_KINDS, FILE_FORMATS, SHA256 } from './file.ts';

/**
 * Evidence: photographs and documents of a cluster, each a key of its stream. The event holds what the server found the
 * file to be; the bytes lie beside the log, named by their hash, so that the chain proves them too.
 */
const taken = z.object({
  at: z.string().refine((at) => /^.{10}T\d\d:\d\d:\d\d$/.test(at) && isDay(at.slice(0, 10))),
  offset: z.string().nullable(),
});
const place = z.object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) });

/** What a file is, by its content. */
export const foundFile = z.object({
  sha256: z.string().regex(SHA256),
  format: z.enum(FILE_FORMATS),
  kind: z.enum(EVIDENCE_KINDS),
  bytes: z.int().positive(),
  /** Upright, in pixels; null for a document. */
  width: z.int().nullable(),
  height: z.int().nullable(),
  /** Null: the file does not say. */
  taken: taken.nullable(),
  place: place.nullable(),
});
export type FoundFile = z.infer<typeof foundFile>;

const provenance = z.enum(PROVENANCES);

const evidenceEvent = z.discriminatedUnion('type', [
  foundFile.extend({
    type: z.literal('evidence.added'),
    id: z.string(),
    /** As the device named it, cleaned. */
    name: z.string(),
    milestone: z.enum(MILESTONE_CODES).nullable(),
    /** A part of the cluster's works, once those have names of their own. */
    component: z.enum(COMPONENTS).nullable(),
    caption: z.string(),
    provenance,
  }),
  /** The file stays, and what it was; it counts for nothing any more. */
  z.object({ type: z.literal('evidence.withdrawn'), id: z.string(), reason: z.string(), provenance }),
]);
export type EvidenceEvent = z.infer<typeof evidenceEvent>;
type Added = Extract<EvidenceEvent, { type: 'evidence.added' }>;

export interface EvidenceItem extends Omit<Added, 'type'> {
  addedOn: Day;
  /** The instant of recording. */
  addedAt: string;
  addedBy: string | null;
  withdrawn: { on: Day; by: string | null; reason: string } | null;
  version: number;
}

export interface EvidenceState {
  items: Record<string, EvidenceItem>;
}

/** How much stands at the end of a day; the items themselves are read from the log. */
export interface EvidenceDay {
  photos: number;
  documents: number;
  /** Both together, by the milestone they are of. */
  milestones: Partial<Record<MilestoneCode, number>>;
}

function evolveOne(
  before: EvidenceItem | undefined,
  event: EvidenceEvent,
  { seq: version, on, at, by }: Stamp,
): EvidenceItem | undefined {
  if (event.type === 'evidence.added') {
    const { type: _t, ...said } = event;
    return { ...said, addedOn: on, addedAt: at, addedBy: by, withdrawn: null, version };
  }
  return before && { ...before, withdrawn: { on, by, reason: event.reason }, version };
}

/** What counts: added, and not withdrawn. */
export const standingItems = (state: EvidenceState): EvidenceItem[] =>
  Object.values(state.items).filter(({ withdrawn }) => withdrawn === null);

function countByMilestone(items: readonly EvidenceItem[]): EvidenceDay['milestones'] {
  const counts: EvidenceDay['milestones'] = {};
  for (const { milestone } of items) {
    if (milestone !== null) counts[milestone] = (counts[milestone] ?? 0) + 1;
  }
  return counts;
}

export const evidence: Facet<EvidenceEvent, EvidenceState, EvidenceDay> = {
  name: 'evidence',
  stream: 'cluster',
  event: evidenceEvent,
  empty: { items: {} },
  evolve(state, event, stamp) {
    const after = evolveOne(state.items[event.id], event, stamp);
    return after ? { items: { ...state.items, [event.id]: after } } : state;
  },
  day(state) {
    const items = standingItems(state);
    const photos = items.filter(({ kind }) => kind === 'photo').length;
    return { photos, documents: items.length - photos, milestones: countByMilestone(items) };
  },
  version: (state, key) => state.items[key]?.version ?? 0,
};

/** How many of what stands are of a milestone. */
export const evidenceOf = (state: EvidenceState, milestone: MilestoneCode): number =>
  standingItems(state).filter((item) => item.milestone === milestone).length;
