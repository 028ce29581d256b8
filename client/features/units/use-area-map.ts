import { useMemo } from 'react';
import { breaksOf, classOf, isPainted, MEASURES, type Measure, measureOf } from '../../../shared/area.ts';
import type { ClusterRow } from '../../../shared/cluster-row.ts';
import { groupBy } from '../../../shared/lists.ts';
import { levelOn, type UnitLevel } from '../../../shared/unit.ts';
import { useShownDay } from '../../held-day.ts';
import { useLanguage } from '../../i18n.tsx';
import { type Area, areasOf, type Cell } from '../../map/areas.ts';
import { type Ground, groundOf } from '../../map/ground.ts';
import { useCells } from '../../session.ts';

/** "Not started" is measured against a target: where there is none, there is nothing to choose. */
const measuresOf = (rows: readonly ClusterRow[], start: string | null): Measure[] =>
  MEASURES.filter(
    (name) => name !== 'not_started' || (start !== null && rows.some((row) => row.cohorts.includes(start))),
  );

interface Drawn {
  areas: readonly Area[];
  ground: Ground;
}

const known = new WeakMap<readonly Cell[], Map<UnitLevel, Drawn>>();

/** The areas of a level; drawn once, as the cells never change. */
function drawnOf(cells: readonly Cell[], level: UnitLevel): Drawn {
  const levels = known.get(cells) ?? new Map<UnitLevel, Drawn>();
  known.set(cells, levels);
  const drawn = levels.get(level) ?? { areas: areasOf(cells, level), ground: groundOf(cells, level) };
  levels.set(level, drawn);
  return drawn;
}

interface Props {
  /** Every cluster on record, whatever is shown of them. */
  all: readonly ClusterRow[];
  rows: readonly ClusterRow[];
  chosen: string | null;
  names: ReadonlyMap<string, string>;
  /** The target by which "not started" is measured; null where there is none, or it is not asked. */
  start: string | null;
}

/** Areas of the day with their shade and label for the chosen measure; null while the cells are on their way. */
export function useAreaMap({ all, rows, chosen, names, start }: Props) {
  const { t } = useLanguage();
  const { day } = useShownDay();
  const { data: cells } = useCells();
  const level = levelOn(day);
  const measures = useMemo(() => measuresOf(all, start), [all, start]);
  const measure = measures.find((name) => name === chosen) ?? 'late';
  const drawn = cells ? drawnOf(cells, level) : null;
  return useMemo(() => {
    if (!drawn) return null;
    const byUnit = groupBy(rows, ({ unit }) => unit);
    const values = new Map(
      drawn.areas.map(({ code }) => [code, measureOf(byUnit.get(code) ?? [], measure, start)]),
    );
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
  }, [drawn, rows, measure, measures, start, level, names, t]);
}
