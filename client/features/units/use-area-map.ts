import { useMemo } from 'react';
import {
  type AreaValue,
  breaksOf,
  classOf,
  MEASURES,
  type Measure,
  measureOf,
} from '../../../shared/area.ts';
import type { ClusterRow } from '../../../shared/cluster-row.ts';
import { formatNumber } from '../../../shared/i18n/format.ts';
import { levelOn } from '../../../shared/unit.ts';
import { useLanguage } from '../../i18n.tsx';
import { areasOf } from '../../map/areas.ts';
import { useAsOf, useCells } from '../../session.ts';

const isMeasure = (text: string | null): text is Measure =>
  (MEASURES as readonly string[]).includes(text ?? '');

/** Areas of the day with their shade and label for the chosen measure; null while the cells are on their way. */
export function useAreaMap(
  rows: readonly ClusterRow[],
  chosen: string | null,
  names: ReadonlyMap<string, string>,
) {
  const { lang, t } = useLanguage();
  const { day } = useAsOf();
  const { data: cells } = useCells();
  const level = levelOn(day);
  const measure: Measure = isMeasure(chosen) ? chosen : 'late';
  const areas = useMemo(() => (cells ? areasOf(cells, level) : null), [cells, level]);
  return useMemo(() => {
    if (!areas) return null;
    const values = new Map(
      areas.map(({ code }) => [
        code,
        measureOf(
          rows.filter((row) => row.unit === code),
          measure,
        ),
      ]),
    );
    const numbers = [...values.values()].map(({ value }) => value);
    const breaks = breaksOf(numbers, measure);
    const classes = new Map([...values].map(([code, { value }]) => [code, classOf(value, breaks)]));
    const write = ({ value, of }: AreaValue) => {
      if (of) return of.whole > 0 ? t.map.of43(of.part, of.whole) : '';
      return value ? formatNumber(value, lang) : '';
    };
    const labels = new Map(
      [...values].map(([code, value]) => [code, { name: names.get(code) ?? '', detail: write(value) }]),
    );
    return { areas, level, measure, values: numbers, classes, labels };
  }, [areas, rows, measure, level, names, lang, t]);
}
