import { z } from 'zod';
import type { Facet } from '../log/facet.ts';
import { PROVENANCES } from '../register.ts';

/** Who can be responsible: an investor, a committee with its unit, a department, the city. */
export const ORGANISATION_KINDS = ['investor', 'local_committee', 'department', 'city_committee'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

const organisationSchema = z.object({
  kind: z.enum(ORGANISATION_KINDS),
  nameVi: z.string(),
  nameEn: z.string(),
  unitCode: z.string().nullable(),
  provenance: z.enum(PROVENANCES),
  /** Closed: it answers for nothing any more; its name stays in the history. */
  closed: z.boolean(),
});
export type Organisation = z.infer<typeof organisationSchema>;

const organisationEvent = z.object({
  type: z.literal('organisation.recorded'),
  organisation: organisationSchema,
});
export type OrganisationEvent = z.infer<typeof organisationEvent>;

interface State {
  said: Organisation | null;
  version: number;
}

const NOBODY: Organisation = {
  kind: 'investor',
  nameVi: '',
  nameEn: '',
  unitCode: null,
  provenance: 'reported',
  closed: true,
};

export const organisations: Facet<OrganisationEvent, State, Organisation> = {
  name: 'organisation',
  stream: 'organisation',
  event: organisationEvent,
  empty: { said: null, version: 0 },
  evolve: (_state, event, { seq }) => ({ said: event.organisation, version: seq }),
  day: ({ said }) => said ?? NOBODY,
  version: (state) => state.version,
};
