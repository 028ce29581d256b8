import { expect, test } from 'vitest';
import type { FactLine } from '../register.ts';
import { oneFact } from './facts.ts';

const fact = (field: FactLine['field'], value: string, more: Partial<FactLine> = {}): FactLine => ({
  id: `${field} ${value}`,
  field,
  value,
  statedFor: null,
  provenance: 'sourced',
  source: null,
  confidence: 'verified',
  recordedOn: '2024-01-01',
  ...more,
});

test('of several statements one is told: the largest area, else what was recorded last or speaks of the latest day', () => {
  const facts = [
    fact('area_ha', '20', { recordedOn: '2025-01-01' }),
    fact('area_ha', '30'),
    fact('workers', '900', { statedFor: '2024' }),
    fact('workers', '700', { statedFor: '2020' }),
    fact('tenants', '9', { statedFor: '2024' }),
    fact('tenants', '7', { recordedOn: '2025-01-01', statedFor: '2020' }),
  ];
  for (const some of [facts, facts.toReversed()]) {
    expect(oneFact(some, 'area_ha')?.value).toBe('30');
    expect(oneFact(some, 'workers')?.value).toBe('900');
    expect(oneFact(some, 'tenants')?.value).toBe('7');
    expect(oneFact(some, 'occupancy_pct')).toBeNull();
  }
});
