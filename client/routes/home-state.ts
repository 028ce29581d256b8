import { useQuery } from '@tanstack/react-query';
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { NO_AREA } from '../../shared/area.ts';
import type { ClusterRow } from '../../shared/cluster-row.ts';
import { byUrgency } from '../../shared/delay.ts';
import { type Filter, filterParams, pick, readFilter } from '../../shared/filter.ts';
import { compareVietnamese } from '../../shared/text.ts';
import { bareUnitName } from '../../shared/unit-name.ts';
import { trpc } from '../api.ts';
import { useAreaMap } from '../features/units/use-area-map.ts';
import { useCarry, useUrlParams } from '../go.tsx';
import { useLanguage } from '../i18n.tsx';
import { readView, type View, writeView } from '../map/view.tsx';
import { paths } from '../paths.ts';
import { useAsOf, useUnits } from '../session.ts';

/** What the home page shows of all rows, and what can be done there. All of it is in the address. */
export function useHomeState(rows: readonly ClusterRow[]) {
  const [params, change] = useUrlParams();
  const filter = useMemo(() => readFilter(params), [params]);
  const deferred = useDeferredValue(filter);
  const inOrder = useMemo(() => [...rows].sort(byUrgency), [rows]);
  const shown = useMemo(() => pick(inOrder, deferred, (row) => row), [inOrder, deferred]);
  // What the legend counts: its own two filters left out.
  const countable = useMemo(
    () => pick(inOrder, { ...deferred, stage: undefined, lateness: undefined }, (row) => row),
    [inOrder, deferred],
  );
  const [lit, setLit] = useState<string | null>(null);
  const selected = params.get('c');
  const names = useUnitNames();
  const area = useAreaMap({ all: rows, rows: shown, chosen: params.get('m'), names });
  const navigate = useNavigate();
  const carry = useCarry();
  return {
    rows,
    shown,
    countable,
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

/** Short names of the units of the day, by code. */
function useUnitNames(): ReadonlyMap<string, string> {
  const { data: units } = useUnits();
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
  const { data: targets = [] } = useQuery(trpc.programmes.list.queryOptions(param));
  return {
    targets: targets.map((target) => ({ code: target.code, name: inLanguage(target, 'name') })),
    units: [
      ...[...names].map(([code, name]) => ({ code, name })).sort((a, b) => compareVietnamese(a.name, b.name)),
      { code: NO_AREA, name: t.area.nowhere },
    ],
  };
}
