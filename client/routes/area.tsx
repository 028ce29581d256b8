import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useNavigate, useParams } from 'react-router';
import { byUrgency, isLate } from '../../shared/delay.ts';
import { formatDay } from '../../shared/i18n/format.ts';
import { compareVietnamese, shortName } from '../../shared/text.ts';
import { bareUnitName, unitName } from '../../shared/unit-name.ts';
import { trpc } from '../api.ts';
import { mapWords, useMapCards } from '../features/clusters/map-cards.tsx';
import { RowList } from '../features/clusters/row-list.tsx';
import { inBands } from '../features/milestones/due-bands.ts';
import { DueList } from '../features/milestones/due-list.tsx';
import { AreaObstacles } from '../features/obstacles/area-obstacles.tsx';
import { Comparison } from '../features/units/comparison.tsx';
import { Kin } from '../features/units/kin.tsx';
import { useAreaMap } from '../features/units/use-area-map.ts';
import { useCarry } from '../go.tsx';
import { useLanguage } from '../i18n.tsx';
import { CityMap } from '../map/city-map.tsx';
import { paths } from '../paths.ts';
import { useAsOf, useUnits } from '../session.ts';
import { settings } from '../settings.ts';
import { Grounds } from '../ui/grounds.tsx';
import { PageActions } from '../ui/page-actions.tsx';
import { Notice } from '../ui/parts.tsx';
import { QueryState } from '../ui/query-state.tsx';
import { useTitle } from '../ui/use-title.ts';

/** A committee's home: its part of the map, what is late, what falls due, how it compares. For any district or commune. */
export function AreaRoute() {
  const { code = '' } = useParams();
  const { param } = useAsOf();
  const query = useQuery(trpc.units.page.queryOptions({ code, ...param }));
  return (
    <div className="page">
      <QueryState query={query} lines={14}>
        {(page) => <AreaPage key={code} page={page} />}
      </QueryState>
    </div>
  );
}

const usePage = (code: string) => useQuery(trpc.units.page.queryOptions({ code })).data;
type Page = NonNullable<ReturnType<typeof usePage>>;

function AreaPage({ page }: { page: Page }) {
  const { t, lang } = useLanguage();
  const { unit, rows, standing } = page;
  const name = unitName(unit.nameVi, lang);
  const late = rows.filter((row) => isLate(row.lateness)).sort(byUrgency);
  const waiting = rows.filter((row) => row.waiting);
  useTitle(name);
  return (
    <>
      <header className="page-head">
        <h1>{t.unit.title(name, standing.late, standing.clusters)}</h1>
        <Grounds of={standing.lateGrounds} what={t.ground.ofLateness} />
        <AreaChoice code={unit.code} />
        <PageActions />
      </header>
      {!page.validNow && (
        <Notice
          tone="warn"
          title={t.unit.invalid(
            formatDay(unit.validFrom, lang),
            unit.validTo && formatDay(unit.validTo, lang),
          )}
        />
      )}
      {waiting.length > 0 && (
        <>
          <h2>
            {t.unit.waiting} ({waiting.length})
          </h2>
          <RowList rows={waiting} />
        </>
      )}
      <div className="columns">
        <div>
          <AreaMap page={page} />
          <p className="map-note">{t.map.schematic}</p>
        </div>
        <section>
          <h2>{t.unit.lateHere}</h2>
          {late.length === 0 ? <p className="muted">{t.unit.noneLate}</p> : <RowList rows={late} />}
          <h2>{t.unit.compare}</h2>
          <Comparison code={unit.code} here={page.standing} city={page.city} />
        </section>
      </div>
      {page.internal && (
        <>
          <h2>{t.obstacle.areaTitle(page.obstacles.length)}</h2>
          <AreaObstacles obstacles={page.obstacles} />
        </>
      )}
      <h2>{t.unit.dues}</h2>
      <Dues page={page} />
      <h2>{t.unit.all}</h2>
      <RowList rows={[...rows].sort(byUrgency)} />
      <Kin code={unit.code} kin={page.kin} />
    </>
  );
}

function AreaMap({ page }: { page: Page }) {
  const { t, lang } = useLanguage();
  const navigate = useNavigate();
  const carry = useCarry();
  const { data: units = [] } = useUnits();
  const names = useMemo(() => new Map(units.map((unit) => [unit.code, bareUnitName(unit.nameVi)])), [units]);
  const area = useAreaMap({ all: page.rows, rows: page.rows, chosen: 'clusters', names });
  const unitOf = (code: string | null) => (code && names.get(code)) || '';
  const cardOf = useMapCards({ rows: page.rows, labels: area?.labels, unitName: unitOf });
  if (!area || !page.validNow) return <section className="area-map" />;
  return (
    <section className="area-map">
      <CityMap
        key={`${page.unit.code} ${area.level}`}
        areas={area.areas}
        ground={area.ground}
        classes={area.classes}
        labels={area.labels}
        rows={page.rows}
        selected={null}
        chosenArea={page.unit.code}
        label={t.map.mapLabel}
        tiles={settings.tiles}
        view={null}
        focus={page.unit.code}
        nameOf={(row) => shortName(row.name, lang)}
        cardOf={cardOf}
        words={mapWords(t)}
        onSelect={(code) => void navigate(carry(paths.cluster(code)))}
        onArea={(code) => void navigate(carry(paths.unit(code)))}
      />
    </section>
  );
}

/** Overdue first, then what falls due in 30, 60 and 90 days. */
function Dues({ page }: { page: Page }) {
  const { t } = useLanguage();
  if (!page.internal) return <p className="muted">{t.unit.duesHidden}</p>;
  if (page.dues.length === 0) return <p className="muted">{t.unit.noDues}</p>;
  const titles = { overdue: t.unit.overdue, 30: t.unit.in30, 60: t.unit.in60, 90: t.unit.in90 };
  return inBands(page.dues, page.asOf).map(({ band, dues }) => (
    <section key={band}>
      <h3>
        {titles[band]} ({dues.length})
      </h3>
      <DueList key={page.asOf} dues={dues} mayUpdate={false} />
    </section>
  ));
}

function AreaChoice({ code }: { code: string }) {
  const { t, lang } = useLanguage();
  const { data: units = [] } = useUnits();
  const navigate = useNavigate();
  const carry = useCarry();
  const known = units.some((unit) => unit.code === code);
  const named = units
    .map((unit) => ({ code: unit.code, name: unitName(unit.nameVi, lang) }))
    .sort((a, b) => compareVietnamese(a.name, b.name));
  return (
    <label className="area-choice">
      {t.unit.choose}
      <select
        value={known ? code : ''}
        onChange={(event) => void navigate(carry(paths.unit(event.target.value)))}
      >
        {!known && <option value="">–</option>}
        {named.map((unit) => (
          <option key={unit.code} value={unit.code}>
            {unit.name}
          </option>
        ))}
      </select>
    </label>
  );
}
