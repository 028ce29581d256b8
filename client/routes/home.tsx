import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClusterRow } from '../../shared/cluster-row.ts';
import { shortName } from '../../shared/text.ts';
import { mapQuery } from '../api.ts';
import { ClusterList, type ClusterListProps } from '../features/clusters/cluster-list.tsx';
import { ClusterDrawer } from '../features/clusters/drawer.tsx';
import { FilterChips, FilterPanel, SearchBox } from '../features/clusters/filters.tsx';
import { Headline } from '../features/clusters/headline.tsx';
import { Legend, MeasurePicker } from '../features/clusters/legend.tsx';
import { mapWords, useMapCards } from '../features/clusters/map-cards.tsx';
import { RowList } from '../features/clusters/row-list.tsx';
import { useLanguage } from '../i18n.tsx';
import { CityMap } from '../map/city-map.tsx';
import { useAsOf } from '../session.ts';
import { settings } from '../settings.ts';
import { usePrinting } from '../ui/printing.ts';
import { QueryState } from '../ui/query-state.tsx';
import { useTitle } from '../ui/use-title.ts';
import { type HomeState, useHomeState } from './home-state.ts';

/** The home page: the map of the city and its twin, the list. */
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

function MapAndList({ rows }: { rows: readonly ClusterRow[] }) {
  const { day } = useAsOf();
  const state = useHomeState(rows);
  const { selected, unitName, close } = state;
  const [tall, setTall] = useState(false);
  return (
    <div className={`home-grid${selected ? ' has-drawer' : ''}${tall ? ' list-tall' : ''}`}>
      <Panel state={state} tall={tall} onTall={setTall} />
      <MapSide state={state} />
      {selected && (
        <ClusterDrawer key={`${selected} ${day}`} code={selected} unitName={unitName} onClose={close} />
      )}
    </div>
  );
}

interface PanelProps {
  state: HomeState;
  /** On a phone: the list lies over most of the map. */
  tall: boolean;
  onTall: (tall: boolean) => void;
}

/** The finding, the filter, the list. */
function Panel({ state, tall, onTall }: PanelProps) {
  const { t } = useLanguage();
  const { rows, shown, filter, choices, setFilter } = state;
  return (
    <section className="panel" aria-label={t.map.list}>
      <button type="button" className="sheet-handle" onClick={() => onTall(!tall)} aria-expanded={tall}>
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
          selected={state.selected}
          unitName={state.unitName}
          onSelect={state.select}
          onOpen={state.open}
          lit={state.lit}
          onLight={state.setLit}
        />
      )}
      <PositionNote state={state} />
    </section>
  );
}

/** What the map cannot show as it is. */
function PositionNote({ state: { shown, filter, setFilter } }: { state: HomeState }) {
  const { t } = useLanguage();
  const unplaced = shown.filter((row) => row.lat === null).length;
  const approximate = shown.filter((row) => row.lat !== null && row.precision !== 'surveyed').length;
  return (
    <p className="position-note">
      {unplaced > 0 && (
        <button type="button" className="door" onClick={() => setFilter({ ...filter, only: 'unplaced' })}>
          {t.map.unplaced(unplaced)}
        </button>
      )}{' '}
      {approximate > 0 && <span className="muted">{t.map.approximate(approximate)}.</span>}
    </p>
  );
}

/** The map with its scale and legend. */
function MapSide({ state }: { state: HomeState }) {
  const { t, lang } = useLanguage();
  const { shown, filter, area, setFilter } = state;
  const cardOf = useMapCards({ rows: shown, labels: area?.labels, unitName: state.unitName });
  return (
    <div className="map-area">
      {area && (
        <CityMap
          key={area.level}
          areas={area.areas}
          ground={area.ground}
          classes={area.classes}
          labels={area.labels}
          rows={shown}
          selected={state.selected}
          chosenArea={filter.unit ?? null}
          label={t.map.mapLabel}
          tiles={settings.tiles}
          view={state.view}
          focus={null}
          lit={state.lit}
          nameOf={(row) => shortName(row.name, lang)}
          cardOf={cardOf}
          words={mapWords(t)}
          onSelect={state.select}
          onArea={(code) => setFilter({ ...filter, unit: filter.unit === code ? undefined : code })}
          onLight={state.setLit}
          onView={state.remember}
        />
      )}
      <div className="map-tools">
        {area && (
          <MeasurePicker
            measure={area.measure}
            measures={area.measures}
            values={area.values}
            onChange={state.measure}
          />
        )}
        <Legend rows={state.countable} filter={filter} onChange={setFilter} />
      </div>
      <p className="map-note">{t.map.schematic}</p>
    </div>
  );
}

/** The list on the screen draws only what is in sight; on paper all of it is. */
const ListOnScreenOrPaper = (props: ClusterListProps) =>
  usePrinting() ? <RowList rows={props.rows} unitName={props.unitName} /> : <ClusterList {...props} />;
