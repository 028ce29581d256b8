import type { Day } from '../../shared/day.ts';
import type { FormerCommune } from '../../shared/imports/words.ts';
import type { FacetEvent } from '../../shared/log/event.ts';
import type { StreamId } from '../../shared/log/stream.ts';

/** What somebody wants to begin with, beside the units, which come first whatever follows. */
export interface Wanted {
  clusters: boolean;
  /** Official targets and published figures. */
  targets: boolean;
}

/** How much there is to begin with. */
export interface PublishedCounts {
  districts: number;
  communes: number;
  clusters: number;
  /** Of these: named in a list, and of which no source says anything. */
  unsourced: number;
  facts: number;
  /** Milestones, schedules and forecasts that sources state, and those of them that follow from a source by a rule. */
  dates: number;
  derived: number;
  investors: number;
  targets: number;
  figures: number;
}

/** What has been published of the city's clusters, as it would be recorded. The server gets it from the seeds. */
export interface Published {
  counts(): PublishedCounts;
  content(wanted: Wanted, today: Day): PublishedContent;
  /** Former communes that each commune of today was made of, wholly or in part, by its code. */
  formerCommunes(): ReadonlyMap<string, readonly FormerCommune[]>;
}

export interface PublishedContent {
  cells: { q: number; r: number; districtCode: string; communeCode: string }[];
  streams: { stream: StreamId; events: FacetEvent[] }[];
}
