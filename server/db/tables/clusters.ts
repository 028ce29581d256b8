import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import type { Kind, LocationPrecision } from '../../../shared/cluster-row.ts';
import type { Provenance } from '../../../shared/milestone.ts';
import type { FactField } from '../../../shared/register.ts';
import { day, provinceId } from '../columns.ts';

/** Identity (shared/register.ts). This table and those below are copies of what the log carries, for the screens. */
export const cluster = pgTable(
  'cluster',
  {
    provinceId: provinceId(),
    id: text('id').notNull(),
    code: text('code').notNull(),
    nameVi: text('name_vi').notNull(),
    place: text('place').notNull(),
    kind: text('kind').$type<Kind>().notNull(),
    lat: doublePrecision('lat'),
    lon: doublePrecision('lon'),
    precision: text('precision').$type<LocationPrecision>().notNull(),
    confidence: text('confidence').notNull(),
    placeholder: boolean('placeholder').notNull(),
    /** From this day on the register knows it; before, no as-of view shows it. */
    registeredOn: day('registered_on').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.provinceId, t.id] }),
    unique('cluster_code').on(t.provinceId, t.code),
    check('cluster_kind', sql`${t.kind} in ('industrial', 'craft_village')`),
    check('cluster_position', sql`(${t.lat} is null) = (${t.lon} is null)`),
  ],
);

/** Every row about a cluster belongs to one. The key starts with the province, so the two lie on the same node. */
export const toCluster = (t: { provinceId: AnyPgColumn; clusterId: AnyPgColumn }) =>
  foreignKey({ columns: [t.provinceId, t.clusterId], foreignColumns: [cluster.provinceId, cluster.id] });

/** In which unit a cluster lies, and when: a question with a date. */
export const clusterUnit = pgTable(
  'cluster_unit',
  {
    provinceId: provinceId(),
    clusterId: text('cluster_id').notNull(),
    unitCode: text('unit_code').notNull(),
    validFrom: day('valid_from').notNull(),
    validTo: day('valid_to'),
  },
  (t) => [
    primaryKey({ columns: [t.provinceId, t.clusterId, t.unitCode, t.validFrom] }),
    toCluster(t),
    // The clusters of an area.
    index('cluster_unit_unit').on(t.provinceId, t.unitCode),
  ],
);

/** Who builds the infrastructure of a cluster, and since when it is known. */
export const clusterParty = pgTable(
  'cluster_party',
  {
    provinceId: provinceId(),
    clusterId: text('cluster_id').notNull(),
    organisationId: text('organisation_id').notNull(),
    validFrom: day('valid_from').notNull(),
    validTo: day('valid_to'),
    provenance: text('provenance').$type<Provenance>().notNull(),
    source: text('source'),
  },
  (t) => [primaryKey({ columns: [t.provinceId, t.clusterId, t.organisationId, t.validFrom] }), toCluster(t)],
);

/**
 * What a source says about a cluster. Append-only; two sources that disagree are two facts, both shown.
 * As-of: the facts recorded on or before the day.
 */
export const clusterFact = pgTable(
  'cluster_fact',
  {
    provinceId: provinceId(),
    clusterId: text('cluster_id').notNull(),
    id: text('id').notNull(),
    field: text('field').$type<FactField>().notNull(),
    value: text('value').notNull(),
    /** The date the source speaks of, EDTF; null when it does not say. */
    statedFor: text('stated_for'),
    recordedOn: day('recorded_on').notNull(),
    provenance: text('provenance').$type<Provenance>().notNull(),
    source: text('source'),
    confidence: text('confidence').notNull(),
  },
  (t) => [primaryKey({ columns: [t.provinceId, t.clusterId, t.id] }), toCluster(t)],
);
