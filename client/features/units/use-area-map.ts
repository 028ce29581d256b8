import { useMemo } from 'react';
import {
  breaksOf,
  classOf,
  isPainted,
  MEASURES,
  type Measure,
  measureOf,
  STARTED_TARGET,
} from '../../../shared/area.ts';
import type { ClusterRow } from '../../../shared/cluster-row.ts';
import { groupBy } from '../../../shared/lists.ts';
import { levelOn } from '../../../shared/unit.ts';
import { useLanguage } from '../../i18n.tsx';
import { areasOf } from '../../map/areas.ts';
import { groundOf } from '../../map/ground.ts';
import { useAsOf, useCells } from '../../session.ts';

/** "Not started" is measured against a target: where there is none, there is nothing to choose. */
const measuresOf = (rows: readonly ClusterRow[]): Measure[] =>
  MEASURES.filter(
    (name) => name !== 'not_started' || rows.some((row) => row.cohorts.includes(STARTED_TARGET)),
  );

interface Props {
  /** Every cluster on record, whatever is shown of them. */
  all: readonly ClusterRow[];
  rows: readonly ClusterRow[];
  chosen: string | null;
  names: ReadonlyMap<string, string>;
}

/** Areas of the day with their shade and label for the chosen measure; null while the cells are on their way. */
export function useAreaMap({ all, rows, chosen, names }: Props) {
  const { t } = useLanguage();
  const { day } = useAsOf();
  const { data: cells } = useCells();
  const level = levelOn(day);
  const measures = useMemo(() => measuresOf(all), [all]);
  const measure = measures.find((name) => name === chosen) ?? 'late';
  const drawn = useMemo(
    () => (cells ? { areas: areasOf(cells, level), ground: groundOf(cells, level) } : null),
    [cells, level],
  );
  return useMemo(() => {
    if (!drawn) return null;
    const byUnit = groupBy(rows, ({ unit }) => unit);
    const values = new Map(drawn.areas.map(({ code }) => [code, measureOf(byUnit.get(code) ?? [], measure)]));
    const all = [...values.values()];
    const breaks = breaksOf(all);
    const painted = isPainted(measure);
    const classes = new Map([...values].map(([code, value]) => [code, painted ? classOf(value, breaks) : 0]));
    const labels = new Map(
      [...values].map(([code, value]) => [
        code,
        {
          name: names.get(code) ?? '',
          detail: value ? t.map.areaDetail[measure](value.part, value.whole) : '',
          weight: classes.get(code) ?? -1,
        },
      ]),
    );
    return { ...drawn, level, measure, measures, values: all, classes, labels };
  }, [drawn, rows, measure, measures, level, names, t]);
}
