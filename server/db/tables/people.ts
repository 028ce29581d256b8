import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Provenance } from '../../../shared/milestone.ts';
import type { Role } from '../../../shared/roles.ts';
import { day, provinceId } from '../columns.ts';

export const ORGANISATION_KINDS = ['investor', 'local_committee', 'department', 'city_committee'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** Who can be responsible: an investor, a committee with its unit, a department, the city. */
export const organisation = pgTable(
  'organisation',
  {
    provinceId: provinceId(),
    id: text('id').notNull(),
    kind: text('kind').$type<OrganisationKind>().notNull(),
    nameVi: text('name_vi').notNull(),
    nameEn: text('name_en').notNull(),
    unitCode: text('unit_code'),
    provenance: text('provenance').$type<Provenance>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.provinceId, t.id] }),
    // The committee of a unit.
    index('organisation_unit').on(t.provinceId, t.unitCode),
  ],
);

/** A person with a role and a scope. Signing in is the matter of the auth tables; `id` is the same. */
export const person = pgTable(
  'person',
  {
    provinceId: provinceId(),
    id: text('id').notNull(),
    organisationId: text('organisation_id').notNull(),
    name: text('name').notNull(),
    titleVi: text('title_vi').notNull(),
    titleEn: text('title_en').notNull(),
    role: text('role').$type<Role>().notNull(),
    /** For a committee: the unit whose clusters are in its scope. */
    unitCode: text('unit_code'),
    provenance: text('provenance').$type<Provenance>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.provinceId, t.id] })],
);

/** Who answers for an organisation, for one cluster or for all others; with the days on which it holds. */
export const duty = pgTable(
  'duty',
  {
    provinceId: provinceId(),
    id: text('id').notNull(),
    organisationId: text('organisation_id').notNull(),
    /** Null: for every cluster of the organisation that has no duty of its own. */
    clusterId: text('cluster_id'),
    personId: text('person_id').notNull(),
    validFrom: day('valid_from').notNull(),
    validTo: day('valid_to'),
  },
  (t) => [
    primaryKey({ columns: [t.provinceId, t.id] }),
    // A project manager's clusters, at every request of theirs.
    index('duty_person').on(t.provinceId, t.personId),
    // Who answers for a cluster.
    index('duty_organisation').on(t.provinceId, t.organisationId),
  ],
);
