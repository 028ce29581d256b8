import '../styles/map-tools.css';
import '../styles/facts.css';
import '../styles/area.css';
import '../styles/dues.css';
import '../styles/print-map.css';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import type { UnitPage } from '../../server/units/scorecard.ts';
import { isLate, mostUrgentFirst } from '../../shared/delay.ts';
import { areaFinding } from '../../shared/i18n/area-words.ts';
import { formatDay } from '../../shared/i18n/format.ts';
import { inBands } from '../../shared/milestones/due-bands.ts';
import { unitName } from '../../shared/unit-name.ts';
import { trpc } from '../api.ts';
import { RowList } from '../features/clusters/row-list.tsx';
import { DueList } from '../features/milestones/due-list.tsx';
import { AreaObstacles } from '../features/obstacles/area-obstacles.tsx';
import { AreaTitle } from '../features/units/area-title.tsx';
import { CityTable } from '../features/units/city-table.tsx';
import { Comparison } from '../features/units/comparison.tsx';
import { Kin } from '../features/units/kin.tsx';
import { useLanguage } from '../i18n.tsx';
import { useAsOf } from '../session.ts';
import { Fold } from '../ui/fold.tsx';
import { Grounds } from '../ui/grounds.tsx';
import { PageActions } from '../ui/page-actions.tsx';
import { Notice } from '../ui/parts.tsx';
import { useTitle } from '../ui/use-title.ts';
import { AreaMap } from './area-map.tsx';
import { PageOf } from './missing.tsx';

/** A committee's home: its part of the map, what is late, what falls due, how it compares. For any district or commune. */
export function AreaRoute() {
  const { code = '' } = useParams();
  const { param } = useAsOf();
  const { t } = useLanguage();
  const query = useQuery(trpc.units.page.queryOptions({ code, ...param }));
  return (
    <div className="page area-page">
      <PageOf query={query} missing={t.status.missing.area(code)}>
        {(page) => <AreaPage key={code} page={page} />}
      </PageOf>
    </div>
  );
}

const Card = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="card">
    <h2>{title}</h2>
    {children}
  </section>
);

function AreaPage({ page }: { page: UnitPage }) {
  const { t, lang } = useLanguage();
  const { unit, rows, standing } = page;
  const name = unitName(unit.nameVi, lang);
  const late = mostUrgentFirst(rows.filter((row) => isLate(row.lateness)));
  const waiting = rows.filter((row) => row.waiting);
  const isEmpty = rows.length === 0;
  useTitle(name);
  return (
    <>
      <header className="page-head">
        <AreaTitle code={unit.code} name={name} finding={areaFinding(standing, t)} />
        <PageActions />
        <Grounds of={standing.lateGrounds} what={t.ground.ofLateness} />
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
        <Card title={`${t.unit.waiting} (${waiting.length})`}>
          <RowList rows={waiting} />
        </Card>
      )}
      <div className="columns">
        <div>
          <AreaMap page={page} />
          <p className="map-note">
            {!isEmpty && t.area.mapNote} {t.map.schematic}
          </p>
        </div>
        <div>
          {!isEmpty && (
            <Card title={t.unit.lateHere}>
              {late.length === 0 ? <p className="muted">{t.unit.noneLate}</p> : <RowList rows={late} />}
            </Card>
          )}
          <Card title={t.area.compare}>
            <Comparison code={unit.code} here={standing} none={page.none} city={page.city} />
          </Card>
        </div>
      </div>
      {!isEmpty && <Within page={page} />}
      <Fold className="card" lazy title={<h2>{t.area.allAreas}</h2>}>
        <CityTable here={unit.code} />
      </Fold>
      <Kin code={unit.code} kin={page.kin} />
    </>
  );
}

/** What stands in the way there, what falls due, and all of its clusters. */
function Within({ page }: { page: UnitPage }) {
  const { t } = useLanguage();
  return (
    <>
      {page.internal && (
        <Card title={t.obstacle.areaTitle(page.obstacles.length)}>
          <AreaObstacles obstacles={page.obstacles} />
        </Card>
      )}
      <Card title={t.unit.dues}>
        <Dues page={page} />
      </Card>
      <Card title={t.unit.all}>
        <RowList rows={mostUrgentFirst(page.rows)} />
      </Card>
    </>
  );
}

/** Overdue first, then what falls due in 30, 60 and 90 days. */
function Dues({ page }: { page: UnitPage }) {
  const { t } = useLanguage();
  if (!page.internal) return <p className="muted">{t.unit.duesHidden}</p>;
  if (page.dues.length === 0) return <p className="muted">{t.unit.noDues}</p>;
  const titles = { overdue: t.unit.overdue, 30: t.unit.in30, 60: t.unit.in60, 90: t.unit.in90 };
  return inBands(page.dues, page.asOf).map(({ band, dues }) => (
    <section key={band}>
      <h3>
        {titles[band]} ({dues.length})
      </h3>
      <DueList key={page.asOf} dues={dues} />
    </section>
  ));
}
