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
