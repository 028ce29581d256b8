import { boolean, pgTable, text } from 'drizzle-orm/pg-core';
import type { Leave, StandIn } from '../../../shared/people/leave.ts';
import { ORGANISATION_KINDS, type OrganisationKind } from '../../../shared/people/organisation.ts';
import type { Duty } from '../../../shared/people/person.ts';
import { PROVENANCES, type Provenance } from '../../../shared/register.ts';
import { ROLES, type Role } from '../../../shared/roles.ts';
import { byDay, day, dayColumns, json, oneOf } from '../columns.ts';

/** Who could be responsible at the end of a day (shared/people/organisation.ts). */
export const organisationDay = pgTable(
  'organisation_day',
  {
    ...dayColumns(),
    kind: text('kind').$type<OrganisationKind>().notNull(),
    nameVi: text('name_vi').notNull(),
    nameEn: text('name_en').notNull(),
    unitCode: text('unit_code'),
    provenance: text('provenance').$type<Provenance>().notNull(),
    closed: boolean('closed').notNull(),
  },
  (t) => [
    byDay(t),
    oneOf('organisation_day_kind', t.kind, ORGANISATION_KINDS),
    oneOf('organisation_day_provenance', t.provenance, PROVENANCES),
  ],
);

/** A person at the end of a day (shared/people/person.ts). Signing in is the matter of the auth tables. */
export const personDay = pgTable(
  'person_day',
  {
    ...dayColumns(),
    name: text('name').notNull(),
    titleVi: text('title_vi').notNull(),
    titleEn: text('title_en').notNull(),
    organisationId: text('organisation_id').notNull(),
    role: text('role').$type<Role>().notNull(),
    unitCode: text('unit_code'),
    provenance: text('provenance').$type<Provenance>().notNull(),
    duties: json<Duty[]>('duties').notNull(),
    username: text('username'),
    open: boolean('open').notNull(),
    openFrom: day('open_from'),
    openUntil: day('open_until'),
    leaves: json<Leave[]>('leaves').notNull(),
    standsIn: json<StandIn[]>('stands_in').notNull(),
  },
  (t) => [
    byDay(t),
    oneOf('person_day_role', t.role, ROLES),
    oneOf('person_day_provenance', t.provenance, PROVENANCES),
  ],
);
