import type { FactField } from '../register.ts';
import { formatNumber, type Lang } from './format.ts';
import type { Messages } from './messages.ts';

/** A fact's value as it is read: '30,5 ha', '1.200 tỷ đồng'; words stay as the source has them. */
export function factValue(field: FactField, value: string, t: Messages, lang: Lang): string {
  switch (field) {
    case 'area_ha':
      return `${formatNumber(Number(value), lang)} ${t.cluster.unitHa}`;
    case 'investment_vnd_bn':
      return t.cluster.billion(formatNumber(Number(value), lang, 3));
    case 'occupancy_pct':
      return `${formatNumber(Number(value), lang)} %`;
    default:
      return value;
  }
}
