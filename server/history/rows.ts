import type { Day } from '../../shared/day.ts';
import type { ClusterEvent } from '../../shared/events.ts';
import type { Entry } from '../../shared/milestone.ts';
import { cluster, clusterFact, clusterParty, clusterUnit, milestoneEntry } from '../db/schema.ts';

/** The tables that are copies of what the log carries: the screens read these, and `log:verify` compares them. */
export const COPIES = { cluster, clusterUnit, clusterParty, clusterFact, milestoneEntry } as const;
export type Copies = Partial<{ [T in keyof typeof COPIES]: (typeof COPIES)[T]['$inferInsert'][] }>;

/** When and by whom an event was recorded, and about which cluster. */
export interface Stamp {
  provinceId: string;
  clusterId: string;
  seq: number;
  recordedAt: string;
  recordedOn: Day;
  recordedBy: string | null;
}

/** The rows that follow from an event, and from nothing else. */
export function rowsOf(event: ClusterEvent, stamp: Stamp): Copies {
  const { provinceId, clusterId, recordedOn } = stamp;
  const key = { provinceId, clusterId };
  switch (event.type) {
    case 'cluster.registered':
      return {
        cluster: [{ provinceId, id: clusterId, ...event.cluster, registeredOn: recordedOn }],
        clusterUnit: event.units.map((span) => ({ ...key, ...span })),
      };
    case 'parties.recorded':
      return { clusterParty: event.parties.map((party) => ({ ...key, ...party })) };
    case 'facts.recorded':
      return { clusterFact: event.facts.map((fact) => ({ ...key, ...fact, recordedOn })) };
    case 'milestones.recorded':
      return { milestoneEntry: event.entries.map((entry, position) => entryRow(entry, position, stamp)) };
  }
}

function entryRow({ document, ...entry }: Entry, position: number, stamp: Stamp) {
  return {
    ...stamp,
    ...entry,
    position,
    documentNumber: document?.number ?? null,
    documentDay: document?.day ?? null,
    documentIssuer: document?.issuer ?? null,
  };
}
