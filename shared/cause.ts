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
