import type { FieldIssue } from '../errors.ts';
import type { ImportField } from '../tables/fields.ts';
import type { RowFault } from './plan.ts';

/** Which column a refusal speaks of. */
const FIELD_OF: Record<string, ImportField> = {
  nameVi: 'name',
  place: 'place',
  kind: 'kind',
  district: 'unit',
  commune: 'unit',
  position: 'lat',
  areaHa: 'area_ha',
  code: 'code',
};

/** What a form of the register is refused, as it is told of a row. */
export const faultOf = ({
  field,
  issue,
  detail,
}: {
  field: string;
  issue: FieldIssue;
  detail?: string;
}): RowFault => ({
  field: FIELD_OF[field.split('.')[0] ?? ''] ?? null,
  issue,
  ...(detail === undefined ? {} : { detail }),
});
