import { z } from 'zod';
import { type Day, isDay } from './day.ts';
import { storedEdtf } from './fields.ts';
import type { Facet } from './log/facet.ts';
import { groundSchema } from './register/ground.ts';
import { isValidOn } from './unit.ts';

/**
 * What the register says of a cluster, in the shapes in which it is recorded: its identity, the units it lies in, who
 * builds it, what sources say. All of it can be corrected; what stood before stays as it was on its days.
 */
export const KINDS = ['industrial', 'craft_village'] as const;
export type Kind = (typeof KINDS)[number];

/** How well the position is known. None of the register's positions is surveyed yet. */
export const PRECISIONS = ['surveyed', 'commune', 'commune_from_name', 'district', 'none'] as const;
export type LocationPrecision = (typeof PRECISIONS)[number];

/**
 * The firmest first. reported: entered by a user. sourced: a published source states this very value. derived: follows
 * from sourced facts by a rule that is named. illustrative: made up for the demonstration.
 */
export const PROVENANCES = ['reported', 'sourced', 'derived', 'illustrative'] as const;
export type Provenance = (typeof PROVENANCES)[number];

const day = z.string().refine(isDay);
const provenance = z.enum(PROVENANCES);

const identity = z.object({
  nameVi: z.string(),
  place: z.string(),
  kind: z.enum(KINDS),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  precision: z.enum(PRECISIONS),
  /** verified (two sources), single, unsourced (name only), placeholder (an official number without a name). */
  confidence: z.string(),
  placeholder: z.boolean(),
  /** It lies in a mountain district, where some decrees allow a smaller cluster (register/area-limits.ts). */
  mountain: z.literal(true).exactOptional(),
});
export type Identity = z.infer<typeof identity>;

/** In which unit it lies, and when. */
const unitSpan = z.object({ unitCode: z.string(), validFrom: day, validTo: day.nullable() });
export type UnitSpan = z.infer<typeof unitSpan>;

/** Who builds its infrastructure, and since when that holds. */
const party = z.object({
  organisationId: z.string(),
  validFrom: day,
  validTo: day.nullable(),
  provenance,
  source: z.string().nullable(),
});
export type Party = z.infer<typeof party>;

export const FACT_FIELDS = [
  'area_ha',
  'investment_vnd_bn',
  'decision_no',
  'occupancy_pct',
  'status_reported',
  'investor',
  /** Site clearance: percent of the area, and households. */
  'clearance_pct',
  'households',
  'household_plans',
  'households_paid',
  /** Businesses and workers in an operating cluster. */
  'tenants',
  'workers',
] as const;
export type FactField = (typeof FACT_FIELDS)[number];

/** What a source says. Two sources that disagree are two facts, both shown. */
const fact = z.object({
  id: z.string(),
  field: z.enum(FACT_FIELDS),
  value: z.string(),
  /** The date the source speaks of; null when it does not say. */
  statedFor: storedEdtf.nullable(),
  provenance,
  source: z.string().nullable(),
  confidence: z.string(),
});
export type Fact = z.infer<typeof fact>;

/** A fact as a screen shows it: with the day on which it became known. */
export type FactLine = Fact & { recordedOn: Day };

/** As everybody sees it: its id is the log's own. */
export type FactShown = Omit<FactLine, 'id'>;

/** On what it rests; absent where the register was taken over from its published sources. */
const ground = groundSchema.exactOptional();

/** A part of a cluster with an area and a decision of its own: 'giai đoạn 1'. It has no schedule of its own. */
const phase = z.object({
  name: z.string(),
  areaHa: z.number().nullable(),
  /** Number of its decision, and the decision's day; null where it has none. */
  decision: z.string().nullable(),
  decidedOn: day.nullable(),
});
export type ClusterPhase = z.infer<typeof phase>;

const registerEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('register.entered'), identity, units: z.array(unitSpan), ground }),
  /** Identity or units as they have been from this record on: a new name, place, position, kind, unit. */
  z.object({ type: z.literal('register.corrected'), identity, units: z.array(unitSpan), ground }),
  /** A party of the same organisation and first day takes the place of what was said of it: so one is closed. */
  z.object({
    type: z.literal('register.parties'),
    parties: z.array(party),
    /** What was said of these no longer holds: the organisation builds from another day on than was entered. */
    instead: z.array(z.object({ organisationId: z.string(), validFrom: day })).exactOptional(),
    /** The name of the one that begins, as it was; null: nobody. Absent where the register was taken over. */
    named: z.string().nullable().exactOptional(),
    ground,
  }),
  /** A fact of the same id takes the place of the one before. */
  z.object({ type: z.literal('register.facts'), facts: z.array(fact), ground }),
  /** A fact that was entered in error, as it stood: from this record on it no longer does. */
  z.object({ type: z.literal('register.fact_withdrawn'), fact, ground }),
  /** As it stood before an act that was undone; without an identity it was not on record. */
  z.object({
    type: z.literal('register.restored'),
    identity: identity.nullable(),
    units: z.array(unitSpan),
    parties: z.array(party),
    facts: z.array(fact.extend({ recordedOn: day })),
    ground,
  }),
  /** The phases it is split into, all of them: what was said before is as it was on its days. */
  z.object({ type: z.literal('register.phased'), phases: z.array(phase), ground }),
  /** It is another cluster of the register, entered twice: from this record on that one alone counts. Null: it is not. */
  z.object({ type: z.literal('register.merged'), into: z.string().nullable(), ground }),
  /** Said of the one that stays: which was entered twice, or turned out to be another after all. */
  z.object({
    type: z.literal('register.absorbed'),
    code: z.string(),
    nameVi: z.string(),
    undone: z.boolean(),
    ground,
  }),
]);
export type RegisterEvent = z.infer<typeof registerEvent>;

/** All that the register says of a cluster; before it is entered the identity is null. */
export interface RegisterState {
  identity: Identity | null;
  units: UnitSpan[];
  parties: Party[];
  facts: FactLine[];
  /** Absent until something is said of them. */
  phases?: ClusterPhase[];
  mergedInto?: string | null;
  version: number;
}

export interface RegisterDay extends Omit<Identity, 'mountain'> {
  mountain: boolean;
  units: UnitSpan[];
  parties: Party[];
  facts: FactLine[];
  phases: ClusterPhase[];
  /** Code of the cluster that this one is; null: it is one of its own. */
  mergedInto: string | null;
}

const replaced = <T>(before: readonly T[], said: readonly T[], same: (a: T, b: T) => boolean): T[] => [
  ...before.filter((old) => !said.some((line) => same(line, old))),
  ...said,
];

const UNNAMED: Identity = {
  nameVi: '',
  place: '',
  kind: 'industrial',
  lat: null,
  lon: null,
  precision: 'none',
  confidence: 'placeholder',
  placeholder: true,
};

export const register: Facet<RegisterEvent, RegisterState, RegisterDay> = {
  name: 'register',
  stream: 'cluster',
  event: registerEvent,
  empty: { identity: null, units: [], parties: [], facts: [], version: 0 },
  evolve(state, event, { seq: version, on: recordedOn }) {
    switch (event.type) {
      case 'register.entered':
      case 'register.corrected':
        return { ...state, version, identity: event.identity, units: event.units };
      case 'register.parties': {
        const same = (a: Party, b: Party) =>
          a.organisationId === b.organisationId && a.validFrom === b.validFrom;
        const gone = event.instead ?? [];
        const kept = state.parties.filter(
          (old) =>
            !gone.some((one) => one.organisationId === old.organisationId && one.validFrom === old.validFrom),
        );
        return { ...state, version, parties: replaced(kept, event.parties, same) };
      }
      case 'register.facts': {
        const said = event.facts.map((line) => ({ ...line, recordedOn }));
        return { ...state, version, facts: replaced(state.facts, said, (a, b) => a.id === b.id) };
      }
      case 'register.fact_withdrawn':
        return { ...state, version, facts: state.facts.filter(({ id }) => id !== event.fact.id) };
      case 'register.restored': {
        const { identity: before, units, parties, facts } = event;
        return { ...state, version, identity: before, units, parties, facts };
      }
      case 'register.phased':
        return { ...state, version, phases: event.phases };
      case 'register.merged':
        return { ...state, version, mergedInto: event.into };
      case 'register.absorbed':
        return { ...state, version };
    }
  },
  day: ({ identity: said, units, parties, facts, phases = [], mergedInto = null }) => ({
    ...(said ?? UNNAMED),
    mountain: said?.mountain ?? false,
    units,
    parties,
    facts,
    phases,
    mergedInto,
  }),
  version: (state) => state.version,
};

/** The code of the unit in which a cluster lies on a day; null when no source says. */
export const unitOn = (units: readonly UnitSpan[], on: Day): string | null =>
  units.find((span) => isValidOn(span, on))?.unitCode ?? null;

/**
 * Who builds its infrastructure on a day: of several the one that began last, and of those that began together the one
 * recorded last.
 */
export const investorOn = (parties: readonly Party[], on: Day): string | null =>
  parties.reduce<Party | null>(
    (best, span) =>
      !isValidOn(span, on) || (best !== null && best.validFrom > span.validFrom) ? best : span,
    null,
  )?.organisationId ?? null;

/** What was entered and then undone: from then on it is not on record. */
export const isUnentered = ({ nameVi }: Pick<RegisterDay, 'nameVi'>): boolean => nameVi === '';
