import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { type ClusterRow } from '../../shared/cluster-row.ts';
import { byUrgency } from '../../shared/delay.ts';
import { type Filter, filterParams, pick, readFilter } from '../../shared/filter.ts';
import { compareVietnamese } from '../../shared/text.ts';
import { bareUnitName } from '../../shared/unit-name.ts';
import { mapQuery, trpc } from '../api.ts';
import { ClusterList, type ClusterListProps } from '../features/clusters/cluster-list.tsx';
import { ClusterDrawer } from '../features/clusters/drawer.tsx';
import { FilterChips, FilterPanel, SearchBox } from '../features/clusters/filters.tsx';
import { Headline } from '../features/clusters/headline.tsx';
import { Legend, MeasurePicker } from '../features/clusters/legend.tsx';
import { RowList } from '../features/clusters/row-list.tsx';
import { rowSentence } from '../features/clusters/words.ts';
import { useAreaMap } from '../features/units/use-area-map.ts';
import { useCarry, useUrlParams } from '../go.tsx';
import { useLanguage } from '../i18n.tsx';
import { CityMap } from '../map/city-map.tsx';
import { readView, type View, writeView } from '../map/view.tsx';
import { paths } from '../paths.ts';
import { useAsOf, useUnits } from '../session.ts';
import { settings } from '../settings.ts';
import { usePrinting } from '../ui/printing.ts';
import { QueryState } from '../ui/query-state.tsx';
import { useTitle } from '../ui/use-title.ts';

/** The home page: the map of the city and its twin, the list. All of its state is in the URL. */
export function Home() {
  const { param } = useAsOf();
  const { t } = useLanguage();
  useTitle(t.map.title);
  const query = useQuery({ ...mapQuery(param.asOf ?? null), placeholderData: keepPreviousData });
  return (
    <div className={query.isPlaceholderData ? 'home is-loading' : 'home'} aria-busy={query.isPlaceholderData}>
      <QueryState query={query} lines={12}>
        {({ rows }) => <MapAndList rows={rows} />}
      </QueryState>
    </div>
  );
}

function MapAndList({ rows }: { rows: ClusterRow[] }) {
  const { t, lang } = useLanguage();
  const { param, day } = useAsOf();
  const [params, change] = useUrlParams();
  const navigate = useNavigate();
  const carry = useCarry();
  const [tall, setTall] = useState(false);
  const filter = useMemo(() => readFilter(params), [params]);
  const deferred = useDeferredValue(filter);
  const inOrder = useMemo(() => [...rows].sort(byUrgency), [rows]);
  const shown = useMemo(() => pick(inOrder, deferred, (row) => row), [inOrder, deferred]);
  const selected = params.get('c');
  const { data: units = [] } = useUnits();
  const { data: targets = [] } = useQuery(trpc.programmes.list.queryOptions(param));
  const names = useMemo(() => new Map(units.map((unit) => [unit.code, bareUnitName(unit.nameVi)])), [units]);
  const unitName = (code: string | null) => (code === null ? t.app.unknown : (names.get(code) ?? code));
  const area = useAreaMap(shown, params.get('m'), names);

  const setFilter = (next: Filter, typing = false) => change(filterParams(next), typing);
  const select = useCallback((code: string) => change({ c: code }, selected !== null), [change, selected]);
  const open = (code: string) => void navigate(carry(paths.cluster(code)));
  const remember = (view: View) => change({ v: writeView(view) }, true);
  const choices = {
    targets: targets.map((target) => ({
      code: target.code,
      name: lang === 'vi' ? target.nameVi : target.nameEn,
    })),
    units: [...names]
      .map(([code, name]) => ({ code, name }))
      .sort((a, b) => compareVietnamese(a.name, b.name)),
  };
  const unplaced = shown.filter((row) => row.lat === null).length;
  const approximate = shown.filter((row) => row.lat !== null && row.precision !== 'surveyed').length;

  return (
    <div className={`home-grid${selected ? ' has-drawer' : ''}${tall ? ' list-tall' : ''}`}>
      <section className="panel" aria-label={t.map.list}>
        <button type="button" className="sheet-handle" onClick={() => setTall(!tall)} aria-expanded={tall}>
          <span className="visually-hidden">{tall ? t.map.collapse : t.map.expand}</span>
        </button>
        <Headline rows={rows} />
        <SearchBox filter={filter} onChange={setFilter} />
        <FilterPanel filter={filter} {...choices} onChange={setFilter} />
        <FilterChips filter={filter} {...choices} onChange={setFilter} />
        <p className="count-line" role="status">
          {t.map.shown(shown.length, rows.length)}
        </p>
        {shown.length === 0 ? (
          <div className="empty">
            <p>{rows.length === 0 ? t.map.noneYet : t.map.none}</p>
            {rows.length > 0 && <p className="muted">{t.map.noneHint}</p>}
          </div>
        ) : (
          <ListOnScreenOrPaper
            rows={shown}
            selected={selected}
            unitName={unitName}
            onSelect={select}
            onOpen={open}
          />
        )}
        <p className="position-note">
          {unplaced > 0 && (
            <button type="button" className="door" onClick={() => setFilter({ ...filter, only: 'unplaced' })}>
              {t.map.unplaced(unplaced)}
            </button>
          )}{' '}
          {approximate > 0 && <span className="muted">{t.map.approximate(approximate)}.</span>}
        </p>
      </section>
      <div className="map-area">
        {area && (
          <CityMap
            key={area.level}
            areas={area.areas}
            classes={area.classes}
            labels={area.labels}
            rows={shown}
            selected={selected}
            chosenArea={filter.unit ?? null}
            label={t.map.mapLabel}
            tiles={settings.tiles}
            view={readView(params.get('v'))}
            focus={null}
            nameOf={(row) => rowSentence(row, t, lang)}
            onSelect={select}
            onArea={(code) => setFilter({ ...filter, unit: filter.unit === code ? undefined : code })}
            onView={remember}
          />
        )}
        <div className="map-tools">
          {area && (
            <MeasurePicker
              measure={area.measure}
              values={area.values}
              onChange={(m) => change({ m }, true)}
            />
          )}
          <Legend />
        </div>
        <p className="map-note">{t.map.schematic}</p>
      </div>
      {selected && (
        <ClusterDrawer
          key={`${selected} ${day}`}
          code={selected}
          unitName={unitName}
          onClose={() => change({ c: null })}
        />
      )}
    </div>
  );
}

/** The list on the screen draws only what is in sight; on paper all of it is. */
const ListOnScreenOrPaper = (props: ClusterListProps) =>
  usePrinting() ? <RowList rows={props.rows} unitName={props.unitName} /> : <ClusterList {...props} />;
