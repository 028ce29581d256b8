import type { PgTable } from 'drizzle-orm/pg-core';
import { calendar } from '../../shared/calendar/facet.ts';
import { clearance } from '../../shared/clearance/facet.ts';
import { codes } from '../../shared/codes/facet.ts';
import { discipline } from '../../shared/discipline/facet.ts';
import { evidence } from '../../shared/evidence/facet.ts';
import { figures } from '../../shared/figures/facet.ts';
import { imports } from '../../shared/imports/facet.ts';
import { type FacetEvent, facetOfType, type Stamp } from '../../shared/log/event.ts';
import type { Facet } from '../../shared/log/facet.ts';
import type { StreamKind } from '../../shared/log/stream.ts';
import { milestones } from '../../shared/milestones/facet.ts';
import { obstacles } from '../../shared/obstacles/facet.ts';
import { papers } from '../../shared/papers/facet.ts';
import { handover } from '../../shared/people/handover.ts';
import { organisations } from '../../shared/people/organisation.ts';
import { persons } from '../../shared/people/person.ts';
import { reorganisations } from '../../shared/people/reorganisation.ts';
import { procedure } from '../../shared/procedure/facet.ts';
import { targets } from '../../shared/programmes/facet.ts';
import { register } from '../../shared/register.ts';
import { reports } from '../../shared/reports/facet.ts';
import { settings } from '../../shared/settings/facet.ts';
import { units } from '../../shared/units/facet.ts';
import { works } from '../../shared/works/facet.ts';
import {
  calendarDay,
  clearanceDay,
  codesDay,
  disciplineDay,
  evidenceDay,
  figureDay,
  handoverDay,
  importDay,
  milestonesDay,
  obstaclesDay,
  organisationDay,
  paperDay,
  personDay,
  procedureDay,
  registerDay,
  reorganisationDay,
  reportsDay,
  settingsDay,
  targetDay,
  unitDay,
  worksDay,
} from '../db/schema.ts';

type DayKey = 'provinceId' | 'stream' | 'fromDay' | 'seq';
/** The columns that recur stand in every table; what else it has, the facet's `day` must give. */
type DayTable = typeof obstaclesDay | typeof milestonesDay | (PgTable & Record<DayKey, unknown>);
export type AnyDayTable = PgTable & Pick<typeof obstaclesDay, DayKey>;

/** A facet with its table, its own types forgotten: for what treats all of them alike. */
export interface StoredFacet {
  name: string;
  stream: StreamKind;
  table: AnyDayTable;
  empty: unknown;
  /** The event that a stored body holds; throws where it is none of this facet's. */
  parse(body: unknown): FacetEvent;
  evolve(state: unknown, event: FacetEvent, stamp: Stamp): unknown;
  day(state: unknown): object;
  version(state: unknown, key: string): number;
}

function stored<E extends FacetEvent, S, T extends DayTable, D extends Omit<T['$inferInsert'], DayKey>>(
  facet: Facet<E, S, D>,
  table: T,
): StoredFacet {
  const { name, stream, empty } = facet;
  return {
    name,
    stream,
    empty,
    table: table as unknown as AnyDayTable,
    parse: (body) => facet.event.parse(body),
    // A state comes from this same facet: from `empty` and `evolve`, or from its own row of facet_head.
    evolve: (state, event, stamp) => facet.evolve(state as S, event as E, stamp),
    day: (state) => facet.day(state as S),
    version: (state, key) => facet.version(state as S, key),
  };
}

/** THE list: what is recorded, verified, moved and rebuilt. A capability is one line here. */
export const FACETS: readonly StoredFacet[] = [
  stored(settings, settingsDay),
  stored(calendar, calendarDay),
  stored(codes, codesDay),
  stored(units, unitDay),
  stored(organisations, organisationDay),
  stored(persons, personDay),
  stored(targets, targetDay),
  stored(figures, figureDay),
  stored(register, registerDay),
  stored(milestones, milestonesDay),
  stored(obstacles, obstaclesDay),
  stored(clearance, clearanceDay),
  stored(works, worksDay),
  stored(reports, reportsDay),
  stored(evidence, evidenceDay),
  stored(discipline, disciplineDay),
  stored(procedure, procedureDay),
  stored(handover, handoverDay),
  stored(reorganisations, reorganisationDay),
  stored(imports, importDay),
  stored(papers, paperDay),
];

const BY_NAME = new Map(FACETS.map((facet) => [facet.name, facet]));

export function facetNamed(name: string): StoredFacet {
  const found = BY_NAME.get(name);
  if (!found) throw new RangeError(`no facet is named ${name}`);
  return found;
}

/** The facet that an event belongs to, by its type. */
export const facetOf = (event: FacetEvent): StoredFacet => facetNamed(facetOfType(event.type));
