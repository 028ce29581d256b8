import { addDays, type Day } from './day.ts';

/** Administrative units have validity: districts to 30 June 2025, 126 communes and wards from 1 July 2025. */
export const UNIT_LEVELS = ['district', 'commune'] as const;
export type UnitLevel = (typeof UNIT_LEVELS)[number];

/** First day without districts (Resolution 1656/NQ-UBTVQH15). */
export const COMMUNES_FROM: Day = '2025-07-01';

/** Last day of the districts. */
export const DISTRICTS_TO: Day = addDays(COMMUNES_FROM, -1);

export const levelOn = (day: Day): UnitLevel => (day < COMMUNES_FROM ? 'district' : 'commune');

export interface Valid {
  validFrom: Day;
  validTo: Day | null;
}

export const isValidOn = (span: Valid, day: Day): boolean =>
  span.validFrom <= day && (span.validTo === null || day <= span.validTo);
