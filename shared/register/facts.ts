import { clusterHaOf } from '../clearance/figures.ts';
import { lastDay } from '../edtf.ts';
import type { FieldIssue } from '../errors.ts';
import type { FactField, FactLine } from '../register.ts';

/** What a fact's value is: hectares, billions of đồng, per cent, a count, or words as a source has them. */
export type FactShape = 'ha' | 'vnd_bn' | 'percent' | 'count' | 'text';

export const FACT_SHAPE: Record<FactField, FactShape> = {
  area_ha: 'ha',
  investment_vnd_bn: 'vnd_bn',
  decision_no: 'text',
  occupancy_pct: 'percent',
  status_reported: 'text',
  investor: 'text',
  clearance_pct: 'percent',
  households: 'count',
  household_plans: 'count',
  households_paid: 'count',
  tenants: 'count',
  workers: 'count',
};

/** No cluster has more: a slip of the pen. */
const MOST: Record<Exclude<FactShape, 'text'>, number> = {
  ha: 1_000,
  vnd_bn: 1_000_000,
  percent: 100,
  count: 1_000_000,
};

/** What is wrong with a value as it would be stored (a number with a point); null: nothing. */
export function wrongValue(field: FactField, value: string): FieldIssue | null {
  const shape = FACT_SHAPE[field];
  if (shape === 'text') return null;
  if (!/^-?\d+(\.\d+)?$/.test(value)) return 'not_a_number';
  const number = Number(value);
  if (number < 0) return 'negative';
  if (shape === 'count' && !Number.isInteger(number)) return 'not_whole';
  if (number > MOST[shape]) return shape === 'percent' ? 'over_hundred' : 'too_large';
  return shape === 'ha' && number === 0 ? 'required' : null;
}

/**
 * The one of several that is told where there is room for one: of areas the largest, as it is counted everywhere; else the
 * one recorded last, and of those recorded together the one that speaks of the latest day. Null: nothing is stated.
 */
export function oneFact(facts: readonly FactLine[], field: FactField): FactLine | null {
  const of = facts.filter((fact) => fact.field === field);
  if (field === 'area_ha') {
    const ha = clusterHaOf(of);
    return of.find(({ value }) => Number(value) === ha) ?? null;
  }
  const speaks = ({ statedFor }: FactLine) => (statedFor === null ? '' : lastDay(statedFor));
  const isLater = (a: FactLine, b: FactLine) =>
    a.recordedOn === b.recordedOn ? speaks(a) >= speaks(b) : a.recordedOn > b.recordedOn;
  return of.reduce<FactLine | null>((best, one) => (best === null || isLater(one, best) ? one : best), null);
}
