import '../styles/home.css';
import '../styles/map-tools.css';
import '../styles/facts.css';
import '../styles/drawer.css';
import '../styles/status.css';
import '../styles/time.css';
import '../styles/print-map.css';
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { ClusterRow } from '../../shared/cluster-row.ts';
import { filterParams } from '../../shared/filter.ts';
import { shortName } from '../../shared/text.ts';
import { type MapAnswer, mapQuery } from '../api.ts';
import { ClusterList, type ClusterListProps } from '../features/clusters/cluster-list.tsx';
import { ClusterDrawer } from '../features/clusters/drawer.tsx';
import { FilterChips, FilterPanel, SearchBox } from '../features/clusters/filters.tsx';
import { Headline } from '../features/clusters/headline.tsx';
import { Legend, MeasurePicker } from '../features/clusters/legend.tsx';
import { mapWords, useMapCards } from '../features/clusters/map-cards.tsx';
import { RowList } from '../features/clusters/row-list.tsx';
import { Download } from '../features/tables/download.tsx';
import { BeforeRecord } from '../features/time/before-record.tsx';
import { TimeOpener, TimeStrip } from '../features/time/time-strip.tsx';
import { type TimeTravel, useTimeTravel } from '../features/time/use-time.ts';
import { useLanguage } from '../i18n.tsx';
import { CityMap } from '../map/lazy-map.tsx';
import { MapAway, useIsMapAway } from '../offline/map-away.tsx';
import { useAsOf } from '../session.ts';
import { settings } from '../settings.ts';
import { Skeleton } from '../ui/parts.tsx';
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
  const time = useTimeTravel(query);
  // The rows of another day than the one that is said stand back.
  const isBehind = time.isHeld ? time.rows === null : query.isPlaceholderData;
  return (
    <div className={isBehind ? 'home is-loading' : 'home'} aria-busy={isBehind}>
      <MapAndList query={query} time={time} />
    </div>
  );
}

const NO_ROWS: readonly ClusterRow[] = [];
type MapQuery = UseQueryResult<MapAnswer>;

/** Until the first rows are there the map stands without signs, so that with them only those are to be drawn. */
function MapAndList({ query, time }: { query: MapQuery; time: TimeTravel }) {
  const { day } = useAsOf();
  const rows = time.rows ?? query.data?.rows ?? null;
  const state = useHomeState(rows ?? NO_ROWS, time.rows !== null);
  const { t } = useLanguage();
  const { selected, unitName, close } = state;
  const [tall, setTall] = useState(false);
  const isMapDrawn = useNextFrame(rows !== null);
  const isMapAway = useIsMapAway(query);
  return (
    <div
      className={`home-grid${selected ? ' has-drawer' : ''}${tall ? ' list-tall' : ''}${time.isHeld ? ' is-held' : ''}`}
    >
      {rows === null || !isMapDrawn ? (
        <section className="panel" aria-label={t.map.list}>
          {isMapAway ? (
            <MapAway />
          ) : (
            <QueryState query={query} lines={12}>
              {() => <Skeleton lines={12} label={t.app.loading} />}
            </QueryState>
          )}
        </section>
      ) : (
        <Panel state={state} time={time} tall={tall} onTall={setTall} />
      )}
      <MapSide state={state} time={time} isWaiting={rows === null} />
      {selected && (
        <ClusterDrawer key={`${selected} ${day}`} code={selected} unitName={unitName} onClose={close} />
      )}
    </div>
  );
}

/**
 * From the frame after the first in which something is so: the signs are on the map before the list is made. Where it is
 * so from the start nothing is waited for: then the list is there before the map.
 */
function useNextFrame(is: boolean): boolean {
  const [was, setWas] = useState(is);
  useEffect(
    function wait() {
      if (!is || was) return;
      // In the frame it is drawn, after the frame the rest is made.
      let timer: ReturnType<typeof setTimeout>;
      const frame = requestAnimationFrame(() => {
        timer = setTimeout(() => setWas(true));
      });
      return () => {
        cancelAnimationFrame(frame);
        clearTimeout(timer);
      };
    },
    [is, was],
  );
  return was;
}

interface PanelProps {
  state: HomeState;
  time: TimeTravel;
  /** On a phone: the list lies over most of the map. */
  tall: boolean;
  onTall: (tall: boolean) => void;
}

/** The finding, the filter, the list. */
function Panel({ state, time, tall, onTall }: PanelProps) {
  const { t } = useLanguage();
  const { rows, shown, filter, choices, setFilter } = state;
  return (
    <section className="panel" aria-label={t.map.list}>
      <button type="button" className="sheet-handle" onClick={() => onTall(!tall)} aria-expanded={tall}>
        <span className="visually-hidden">{tall ? t.map.collapse : t.map.expand}</span>
      </button>
      <Headline rows={rows} isPast={time.day < time.today} groundsOf={time.groundsOf} />
      <SearchBox filter={filter} onChange={setFilter} />
      <FilterPanel filter={filter} {...choices} counts={state.counts} onChange={setFilter} />
      <FilterChips filter={filter} {...choices} onChange={setFilter} />
      <p className="count-line" role="status">
        {t.map.shown(shown.length, rows.length)}
      </p>
      {shown.length === 0 ? (
        <div className="empty">
          <p>{rows.length === 0 ? t.map.noneYet : t.map.none}</p>
          {rows.length > 0 && (
            <>
              <p className="muted">{t.map.noneHint}</p>
              <button type="button" className="button" onClick={() => setFilter({})}>
                {t.map.clear}
              </button>
            </>
          )}
          {rows.length === 0 && <BeforeRecord time={time} />}
        </div>
      ) : (
        <ListOnScreenOrPaper
          // Something else is asked for: its list begins at its first.
          key={JSON.stringify(filter)}
          rows={shown}
          selected={state.selected}
          unitName={state.unitName}
          onSelect={state.select}
          onOpen={state.open}
          lit={state.lit}
          onLight={state.setLit}
        />
      )}
      <div className="panel-foot">
        <PositionNote state={state} />
        {shown.length > 0 && <Download list="clusters" params={filterParams(filter)} />}
      </div>
    </section>
  );
}

/** What the map cannot show as it is. */
function PositionNote({ state: { shown, filter, setFilter } }: { state: HomeState }) {
  const { t } = useLanguage();
  const { unplaced, approximate } = useMemo(() => {
    const counts = { unplaced: 0, approximate: 0 };
    for (const { lat, precision } of shown) {
      if (lat === null) counts.unplaced += 1;
      else if (precision !== 'surveyed') counts.approximate += 1;
    }
    return counts;
  }, [shown]);
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

interface MapSideProps {
  state: HomeState;
  time: TimeTravel;
  /** Nothing is known yet: no area is shaded, and none has nothing to measure. */
  isWaiting: boolean;
}

/** The map with its scale and legend. */
function MapSide({ state, time, isWaiting }: MapSideProps) {
  const { t, lang } = useLanguage();
  const [isTimeOpen, setTimeOpen] = useState(false);
  const { shown, filter, area, setFilter } = state;
  const cardOf = useMapCards({ rows: shown, labels: area?.labels, unitName: state.unitName });
  return (
    <div className={isTimeOpen ? 'map-area is-time-open' : 'map-area'}>
      {area && (
        <CityMap
          areas={area.areas}
          ground={area.ground}
          classes={isWaiting ? unshaded(area.areas) : area.classes}
          labels={area.labels}
          rows={state.onMap}
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
      <div className="map-tools" hidden={isWaiting}>
        {area && !isWaiting && (
          <MeasurePicker
            measure={area.measure}
            measures={area.measures}
            values={area.values}
            onChange={state.measure}
          />
        )}
        <Legend rows={state.countable} filter={filter} onChange={setFilter} />
        {time.since !== null && <TimeOpener isOpen={isTimeOpen} onOpen={() => setTimeOpen(!isTimeOpen)} />}
      </div>
      <p className="map-note">{t.map.schematic}</p>
      {time.since !== null && <TimeStrip time={time} onClose={() => setTimeOpen(false)} />}
    </div>
  );
}

const unshaded = (areas: readonly { code: string }[]) => new Map(areas.map(({ code }) => [code, 0]));

/** The list on the screen draws only what is in sight; on paper all of it is. */
const ListOnScreenOrPaper = (props: ClusterListProps) =>
  usePrinting() ? <RowList rows={props.rows} unitName={props.unitName} /> : <ClusterList {...props} />;
