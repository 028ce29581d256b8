import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { NO_AREA } from '../../shared/area.ts';
import type { ClusterRow } from '../../shared/cluster-row.ts';
import { mostUrgentFirst } from '../../shared/delay.ts';
import { type Filter, facetCounts, filterParams, pick, readFilter } from '../../shared/filter.ts';
import { compareVietnamese } from '../../shared/text.ts';
import { COMMUNES_FROM, DISTRICTS_TO, levelOn } from '../../shared/unit.ts';
import { bareUnitName } from '../../shared/unit-name.ts';
import { trpc } from '../api.ts';
import { useAreaMap } from '../features/units/use-area-map.ts';
import { useCarry, useUrlParams } from '../go.tsx';
import { useShownDay } from '../held-day.ts';
import { useLanguage } from '../i18n.tsx';
import { useLeading } from '../leading.ts';
import { readView, type View, writeView } from '../map/view-url.ts';
import { paths } from '../paths.ts';
import { useAsOf, useUnitsOn } from '../session.ts';

/**
 * What the home page shows of all rows, and what can be done there. All of it is in the address. `isInOrder`: the most
 * urgent come first already.
 */
export function useHomeState(rows: readonly ClusterRow[], isInOrder: boolean) {
  const [params, change] = useUrlParams();
  const filter = useMemo(() => readFilter(params), [params]);
  const deferred = useDeferredValue(filter);
  const inOrder = useMemo(() => (isInOrder ? rows : mostUrgentFirst(rows)), [rows, isInOrder]);
  const names = useUnitNames();
  const seen = useMemo(
    () => ({
      rowOf: (row: ClusterRow) => row,
      areaName: (code: string | null) => names.get(code ?? '') ?? '',
    }),
    [names],
  );
  const shown = useMemo(() => pick(inOrder, deferred, seen), [inOrder, deferred, seen]);
  // What the legend counts: its own two filters left out.
  const countable = useMemo(
    () => pick(inOrder, { ...deferred, stage: undefined, lateness: undefined }, seen),
    [inOrder, deferred, seen],
  );
  // Counted where the panel is open, and not at every key.
  const counts = useCallback(() => facetCounts(inOrder, deferred, seen.areaName), [inOrder, deferred, seen]);
  // Where somebody searches, the list is in another order than that of urgency.
  const onMap = useMemo(() => (deferred.q ? mostUrgentFirst(shown) : shown), [shown, deferred]);
  const [lit, setLit] = useState<string | null>(null);
  const selected = params.get('c');
  const { start } = useLeading();
  const area = useAreaMap({ all: rows, rows: shown, chosen: params.get('m'), names, start });
  const navigate = useNavigate();
  const carry = useCarry();
  return {
    rows,
    shown,
    onMap,
    countable,
    counts,
    lit,
    setLit,
    filter,
    selected,
    area,
    view: readView(params.get('v')),
    unitName: useUnitName(names),
    choices: useChoices(names),
    setFilter: (next: Filter, typing = false) => change(filterParams(next), typing),
    select: useCallback((code: string) => change({ c: code }, selected !== null), [change, selected]),
    close: useCallback(() => change({ c: null }), [change]),
    open: (code: string) => void navigate(carry(paths.cluster(code))),
    measure: (m: string) => change({ m }, true),
    remember: (view: View) => change({ v: writeView(view) }, true),
  };
}
export type HomeState = ReturnType<typeof useHomeState>;

/**
 * Short names of the units of the day, by code. On the way to another day those of the day at rest stand, or of the
 * first or last day of districts: asking for every day between would be asking for the same again and again.
 */
function useUnitNames(): ReadonlyMap<string, string> {
  const { day: atRest } = useAsOf();
  const { day } = useShownDay();
  const edge = levelOn(day) === 'district' ? DISTRICTS_TO : COMMUNES_FROM;
  const { data: units } = useUnitsOn(levelOn(day) === levelOn(atRest) ? atRest : edge);
  return useMemo(() => new Map(units?.map((unit) => [unit.code, bareUnitName(unit.nameVi)])), [units]);
}

function useUnitName(names: ReadonlyMap<string, string>): (code: string | null) => string {
  const { t } = useLanguage();
  // While the names are on their way nothing stands there: codes say nothing to people.
  const bare = (code: string) => (names.size === 0 ? '' : code);
  return (code) => (code === null ? t.app.unknown : (names.get(code) ?? bare(code)));
}

/** What the filter offers to choose from. */
function useChoices(names: ReadonlyMap<string, string>) {
  const { t, inLanguage } = useLanguage();
  const { param } = useAsOf();
  // Only their names are used, which are the same on all days.
  const { data: targets = [] } = useQuery({
    ...trpc.programmes.list.queryOptions(param),
    placeholderData: keepPreviousData,
  });
  const units = useMemo(
    () =>
      [...names].map(([code, name]) => ({ code, name })).sort((a, b) => compareVietnamese(a.name, b.name)),
    [names],
  );
  return {
    targets: targets.map((target) => ({ code: target.code, name: inLanguage(target, 'name') })),
    units: [...units, { code: NO_AREA, name: t.area.nowhere }],
  };
}
