import { CAUSES, type Cause } from '../cause.ts';
import type { FactLine } from '../register.ts';

/**
 * The figures of site clearance, each with its unit in its name. All of them are cumulative: what has been reached by a
 * day, not what was done on it. Handed over and clean are two numbers: what was handed over once may be occupied again.
 */
export const FIGURES = [
  'toClearHa',
  'toClearHouseholds',
  'toClearOrganisations',
  'toClearGraves',
  'approvedHa',
  'approvedHouseholds',
  'approvedVndBn',
  'paidHa',
  'paidHouseholds',
  'paidVndBn',
  'handedOverHa',
  'handedOverHouseholds',
  'movedGraves',
  'cleanHa',
] as const;
export type Figure = (typeof FIGURES)[number];
export type Figures = Partial<Record<Figure, number>>;
/** The same where what is not known is written as nothing. */
export type Known = Partial<Record<Figure, number | null>>;

/** The steps of clearance in their order, each with what is counted of it: the lines of the table and of the form. */
export const STEPS = {
  toClear: ['toClearHa', 'toClearHouseholds', 'toClearOrganisations', 'toClearGraves'],
  approved: ['approvedHa', 'approvedHouseholds', 'approvedVndBn'],
  paid: ['paidHa', 'paidHouseholds', 'paidVndBn'],
  handedOver: ['handedOverHa', 'handedOverHouseholds', 'movedGraves'],
  clean: ['cleanHa'],
} as const satisfies Record<string, readonly Figure[]>;
export type Step = keyof typeof STEPS;
export const STEP_NAMES = Object.keys(STEPS) as Step[];

export const UNITS = ['ha', 'households', 'organisations', 'graves', 'vndBn'] as const;
export type Unit = (typeof UNITS)[number];

export const unitOf = (figure: Figure): Unit => {
  if (figure.endsWith('Ha')) return 'ha';
  if (figure.endsWith('VndBn')) return 'vndBn';
  if (figure.endsWith('Graves')) return 'graves';
  return figure.endsWith('Households') ? 'households' : 'organisations';
};

/** Hectares and money come in parts of one; households, organisations and graves do not. */
export const isWhole = (unit: Unit): boolean => unit !== 'ha' && unit !== 'vndBn';

/** Of what a figure is a part: it cannot be more, and its share is a share of that. */
export const WHOLE_OF: Partial<Record<Figure, Figure>> = {
  approvedHa: 'toClearHa',
  approvedHouseholds: 'toClearHouseholds',
  paidHa: 'approvedHa',
  paidHouseholds: 'approvedHouseholds',
  paidVndBn: 'approvedVndBn',
  handedOverHa: 'toClearHa',
  handedOverHouseholds: 'toClearHouseholds',
  movedGraves: 'toClearGraves',
  cleanHa: 'handedOverHa',
};

/** The nearest of its wholes that is known, with what it comes to. */
export function wholeOf(figure: Figure, known: Known): { whole: Figure; value: number } | null {
  const whole = WHOLE_OF[figure];
  if (whole === undefined) return null;
  const value = known[whole] ?? null;
  return value === null ? wholeOf(whole, known) : { whole, value };
}

/** A part with its denominator: no share of clearance is told without saying of what. */
export interface Share {
  percent: number;
  whole: Figure;
  of: number;
}

/** What share a figure is, of the whole that it is a part of; null where there is none to compare with. */
export function shareOf(figure: Figure, known: Known): Share | null {
  const [part, found] = [known[figure] ?? null, wholeOf(figure, known)];
  // Of another whole than its own it would be a share that nobody expects: paid of what is to clear, and not of approved.
  if (part === null || found === null || found.value <= 0) return null;
  if (found.whole !== WHOLE_OF[figure]) return null;
  return { percent: (100 * part) / found.value, whole: found.whole, of: found.value };
}

/** Why households or hectares are still to come: those of the causes of delay that can keep land from being cleared. */
export const PENDING_CAUSES = [
  'compensation_price',
  'land_title',
  'state_farm_land',
  'resettlement_graves',
  'commune_capacity',
  'land_law_transition',
  'overlap',
  'boundary_change',
  'investor_capacity',
  'force_majeure',
] as const satisfies readonly Cause[];
export type PendingCause = (typeof PENDING_CAUSES)[number];

/** In the order of the list of causes, whatever the order in which they were said. */
export const byCause = (a: { cause: Cause }, b: { cause: Cause }): number =>
  CAUSES.indexOf(a.cause) - CAUSES.indexOf(b.cause);

/** What waits for one cause: hectares, households, or both. */
export interface Pending {
  cause: PendingCause;
  ha?: number;
  households?: number;
}

const sumOf = (values: readonly (number | undefined)[]): number =>
  rounded(values.reduce<number>((sum, value) => sum + (value ?? 0), 0));

export const pendingHa = (pending: readonly Pending[]): number => sumOf(pending.map(({ ha }) => ha));
export const pendingHouseholds = (pending: readonly Pending[]): number =>
  sumOf(pending.map(({ households }) => households));

/** What is still to be handed over; null where it is not known of how much. */
export const leftHa = ({ toClearHa, handedOverHa }: Figures): number | null =>
  toClearHa === undefined ? null : rounded(toClearHa - (handedOverHa ?? 0));
export const leftHouseholds = ({ toClearHouseholds, handedOverHouseholds }: Figures): number | null =>
  toClearHouseholds === undefined ? null : toClearHouseholds - (handedOverHouseholds ?? 0);

/** Hectares to the square metre: sums of decimals leave dust. */
export const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

/** Sources disagree about areas, and roads to the site are cleared too: beyond this it is asked whether it is meant. */
const TOLERANCE = 0.1;
export const isLargerThanCluster = (ha: number, clusterHa: number | null): boolean =>
  clusterHa !== null && ha > clusterHa * (1 + TOLERANCE);

/** The largest of the areas that sources state for a cluster. */
export function clusterHaOf(facts: readonly Pick<FactLine, 'field' | 'value'>[]): number | null {
  const areas = facts.filter(({ field }) => field === 'area_ha').map(({ value }) => Number(value));
  const known = areas.filter((ha) => Number.isFinite(ha) && ha > 0);
  return known.length === 0 ? null : Math.max(...known);
}
