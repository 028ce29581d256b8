import type { Kind, LocationPrecision } from './cluster-row.ts';
import type { Day } from './day.ts';
import type { Edtf } from './edtf.ts';
import type { Provenance } from './milestone.ts';

/** What the register says of a cluster, in the shapes in which it is recorded. */

/** A cluster's identity. What can be disputed or can change is a fact, with its source and its date. */
export interface Identity {
  /** Public code, in URLs and exports: 'HN-001'. */
  code: string;
  nameVi: string;
  place: string;
  kind: Kind;
  lat: number | null;
  lon: number | null;
  precision: LocationPrecision;
  /** verified (two sources), single, unsourced (name only), placeholder (an official number without a name). */
  confidence: string;
  placeholder: boolean;
}

/** In which unit it lies, and when. */
export interface UnitSpan {
  unitCode: string;
  validFrom: Day;
  validTo: Day | null;
}

/** Who builds its infrastructure, and since when that holds. */
export interface Party {
  organisationId: string;
  validFrom: Day;
  validTo: Day | null;
  provenance: Provenance;
  source: string | null;
}

export const FACT_FIELDS = [
  'area_ha',
  'investment_vnd_bn',
  'decision_no',
  'occupancy_pct',
  'status_reported',
  'investor',
] as const;
export type FactField = (typeof FACT_FIELDS)[number];

/** What a source says. Two sources that disagree are two facts, both shown. */
export interface Fact {
  id: string;
  field: FactField;
  value: string;
  /** The date the source speaks of; null when it does not say. */
  statedFor: Edtf | null;
  provenance: Provenance;
  source: string | null;
  confidence: string;
}

/** A fact as a screen shows it: with the day on which it became known. */
export type FactLine = Omit<Fact, 'id'> & { recordedOn: Day };
