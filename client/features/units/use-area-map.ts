import { useMemo } from 'react';
import {
  type AreaValue,
  breaksOf,
  classOf,
  MEASURES,
  type Measure,
  measureOf,
  STARTED_TARGET,
} from '../../../shared/area.ts';
import type { ClusterRow } from '../../../shared/cluster-row.ts';
import { formatNumber } from '../../../shared/i18n/format.ts';
import { levelOn } from '../../../shared/unit.ts';
import { useLanguage } from '../../i18n.tsx';
import { areasOf } from '../../map/areas.ts';
import { useAsOf, useCells } from '../../session.ts';

/** "Started" is measured against a target: where there is none, there is nothing to choose. */
const measuresOf = (rows: readonly ClusterRow[]): Measure[] =>
  MEASURES.filter((name) => name !== 'started' || rows.some((row) => row.cohorts.includes(STARTED_TARGET)));

interface Props {
  /** Every cluster on record, whatever is shown of them. */
  all: readonly ClusterRow[];
  rows: readonly ClusterRow[];
  chosen: string | null;
  names: ReadonlyMap<string, string>;
}

/** Areas of the day with their shade and label for the chosen measure; null while the cells are on their way. */
export function useAreaMap({ all, rows, chosen, names }: Props) {
  const { lang, t } = useLanguage();
  const { day } = useAsOf();
  const { data: cells } = useCells();
  const level = levelOn(day);
  const measures = useMemo(() => measuresOf(all), [all]);
  const measure = measures.find((name) => name === chosen) ?? 'late';
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
      if (of) return of.whole > 0 ? t.map.partOf(of.part, of.whole) : '';
      return value ? formatNumber(value, lang) : '';
    };
    const labels = new Map(
      [...values].map(([code, value]) => [code, { name: names.get(code) ?? '', detail: write(value) }]),
    );
    return { areas, level, measure, measures, values: numbers, classes, labels };
  }, [areas, rows, measure, measures, level, names, lang, t]);
}
