/**
 * Causes of delay: what stands in the way of a milestone, or moved a forecast (docs/language.md). From the causes that
 * the city and neighbouring provinces publish (VCCI April 2024; clearance reports of Hà Nội, Lào Cai, Phú Thọ).
 */
export const CAUSES = [
  'compensation_price',
  'land_title',
  'state_farm_land',
  'commune_capacity',
  'resettlement_graves',
  'land_law_transition',
  'land_lease',
  'planning',
  'overlap',
  'permits',
  'investor_capacity',
  'outside_infrastructure',
  'wastewater',
  'market',
  'boundary_change',
  'force_majeure',
] as const;
export type Cause = (typeof CAUSES)[number];

/** What an installation's own cause is called in the log (shared/codes). */
export const OWN_CODE = /^own-[0-9]{1,4}$/;

/** A cause as it was said: the one that the rules know, and the installation's own where it was one of those. */
export interface SaidCause {
  cause: Cause;
  as?: string | undefined;
}

/** The same in one word, for lists, filters and addresses: 'permits', or 'permits.own-1'. Its name: `causeWord`. */
export type ToldCause = Cause | `${Cause}.own-${string}`;

export const toldCause = ({ cause, as }: SaidCause): ToldCause =>
  as !== undefined && OWN_CODE.test(as) ? `${cause}.${as as `own-${string}`}` : cause;

export function isToldCause(value: string): value is ToldCause {
  const [cause, own, ...more] = value.split('.');
  return (
    CAUSES.some((known) => known === cause) && (own === undefined || OWN_CODE.test(own)) && more.length === 0
  );
}

/** The same by what they are about, for a list one chooses from. */
export const CAUSE_GROUPS = {
  land: [
    'compensation_price',
    'land_title',
    'state_farm_land',
    'resettlement_graves',
    'land_law_transition',
    'land_lease',
  ],
  procedure: ['planning', 'overlap', 'permits', 'commune_capacity', 'boundary_change'],
  works: ['investor_capacity', 'outside_infrastructure', 'wastewater', 'market'],
  other: ['force_majeure'],
} as const satisfies Record<string, readonly Cause[]>;
export type CauseGroup = keyof typeof CAUSE_GROUPS;
