import type { Fact, FactField } from '../shared/register.ts';
import type { RegisterRow, StatedFact } from './register.ts';

/** What a row of the published register states, as facts of the cluster: the same for a real start and the demonstration. */
export function rowFacts(row: RegisterRow): Fact[] {
  const values: [FactField, string | null][] = [
    ['area_ha', row.areaHa],
    ['investment_vnd_bn', row.investment],
    ['occupancy_pct', row.occupancy],
    ['status_reported', row.status],
    ['investor', row.investor],
    ['decision_no', row.decisionNo],
  ];
  return values.flatMap(([field, value]): Fact[] =>
    value === null
      ? []
      : [
          {
            id: field,
            field,
            value,
            statedFor: field === 'decision_no' ? (row.decisionDate ?? row.statusAsOf) : row.statusAsOf,
            source: row.source,
            // Two sources tell of the cluster; that both state this value nobody has said.
            confidence: row.confidence === 'verified' ? 'single' : row.confidence,
            provenance: 'sourced',
          },
        ],
  );
}

/** What another source states of a cluster. */
export const statedFact = ({ field, value, statedFor, source }: StatedFact): Fact => ({
  id: `${field} ${statedFor ?? ''}`.trim(),
  field,
  value,
  statedFor,
  source,
  confidence: 'single',
  provenance: 'sourced',
});
