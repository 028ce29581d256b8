import { expect, test } from 'vitest';
import { blankPlan, type RowPlan, toldAs } from './plan.ts';

const row = (said: Partial<RowPlan>): RowPlan => ({ ...blankPlan(0, []), is: 'same', ...said });

test('regression: rows that were shown as wrong were counted as unchanged', () => {
  const cell = { column: 1, issue: 'unknown_unit', shown: 'x' } as const;
  expect(toldAs(row({}))).toBe('same');
  expect(toldAs(row({ cells: [cell] }))).toBe('wrong');
  expect(toldAs(row({ faults: [{ field: 'area_ha', issue: 'too_large' }] }))).toBe('wrong');
  expect(toldAs(row({ faults: [{ field: 'unit', issue: 'area_outside', isRemark: true }] }))).toBe('same');
  expect(toldAs(row({ is: 'change', cells: [cell] }))).toBe('change');
});
