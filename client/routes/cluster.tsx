import '../styles/facts.css';
import '../styles/status.css';
import '../styles/cluster.css';
import '../styles/timeline.css';
import '../styles/chart.css';
import '../styles/clearance.css';
import '../styles/works.css';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { ClusterDetail } from '../../server/clusters/detail.ts';
import type { MilestoneCode } from '../../shared/lifecycle.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { shortName } from '../../shared/text.ts';
import { unitName } from '../../shared/unit-name.ts';
import { trpc } from '../api.ts';
import { Clearance } from '../features/clearance/clearance.tsx';
import { FactPanel } from '../features/clusters/fact-panel.tsx';
import { MilestoneTable } from '../features/clusters/milestone-table.tsx';
import { StatusCard } from '../features/clusters/status-card.tsx';
import { PhotoCount } from '../features/evidence/photo-count.tsx';
import { Timeline } from '../features/timeline/timeline.tsx';
import { Works } from '../features/works/works.tsx';
import { Go } from '../go.tsx';
import { useLanguage } from '../i18n.tsx';
import { later } from '../later.tsx';
import { mapOf, paths } from '../paths.ts';
import { useAsOf, useUnits } from '../session.ts';
import { Fold } from '../ui/fold.tsx';
import { Icon } from '../ui/icon.tsx';
import { PageActions } from '../ui/page-actions.tsx';
import { StageMark } from '../ui/stage-mark.tsx';
import { ONE_COLUMN_PX, useNarrow } from '../ui/use-narrow.ts';
import { useTitle } from '../ui/use-title.ts';
import { PageOf } from './missing.tsx';

/** What only those see who have a part in the cluster: nobody else fetches it. */
const inside = () => import('./cluster-inside.tsx');
const Paused = later(async () => (await inside()).Paused, { lines: 1 });
const Saying = later(async () => (await inside()).Saying);
const InTheWay = later(async () => (await inside()).InTheWay);
const Told = later(async () => (await inside()).Told);
const Past = later(async () => (await inside()).Past);

/** Have them with the page of whoever is signed in, who has a part in most of the clusters they open (router.tsx). */
export const fetchInside = () =>
  Promise.all([Paused, Saying, InTheWay, Told, Past].map(({ ahead }) => ahead()));

const isInside = ({ internal, can }: ClusterDetail): boolean => internal || Object.values(can).some(Boolean);

export function ClusterRoute() {
  const { code = '' } = useParams();
  const { param } = useAsOf();
  const { t } = useLanguage();
  const query = useQuery(trpc.clusters.detail.queryOptions({ code, ...param }));
  return (
    <div className="page cluster-page">
      <PageOf query={query} missing={t.status.missing.cluster(code)}>
        {(detail) => <ClusterPage key={detail.row.code} detail={detail} />}
      </PageOf>
    </div>
  );
}

/** How it stands, its way through time, what stands in the way; what is known of it at the side; then how it came to that. */
function ClusterPage({ detail }: { detail: ClusterDetail }) {
  const { t, lang } = useLanguage();
  const narrow = useNarrow(ONE_COLUMN_PX);
  const inside = isInside(detail);
  useTitle(shortName(detail.row.name, lang));
  return (
    <>
      <Head detail={detail} />
      {inside && <Paused detail={detail} />}
      <StatusCard detail={detail} />
      <div className="cluster-grid">
        <div className="cluster-main">
          {inside && <Saying detail={detail} />}
          <Way detail={detail} />
          {inside && <InTheWay detail={detail} />}
          {detail.clearance && (
            <Clearance
              stream={streamOf('cluster', detail.row.code)}
              clearance={detail.clearance}
              judgedOn={detail.judgedOn}
              mayWrite={detail.can.clearance}
              open={!narrow}
            />
          )}
          <WorksPart detail={detail} />
          {inside && <Told detail={detail} />}
        </div>
        <aside className="cluster-side">
          <FactPanel detail={detail} />
        </aside>
        <div className="cluster-past">
          {detail.internal ? <Past detail={detail} /> : <p className="muted">{t.cluster.historyHidden}</p>}
        </div>
      </div>
    </>
  );
}

function Head({ detail: { row, placeholder } }: { detail: ClusterDetail }) {
  const { t, lang } = useLanguage();
  const { data: units = [] } = useUnits();
  const unit = units.find((candidate) => candidate.code === row.unit);
  const area = unit ? unitName(unit.nameVi, lang) : t.app.unknown;
  return (
    <header className="page-head">
      <p className="muted page-kicker">
        {row.unit ? <Go to={paths.unit(row.unit)}>{area}</Go> : area} · {t.kind[row.kind]} · {row.code}
      </p>
      <h1 lang="vi">
        <StageMark stage={row.stage} lateness={row.lateness} size={24} /> {row.name}
      </h1>
      {placeholder && <p className="notice notice-warn">{t.cluster.placeholder}</p>}
      <PageActions>
        <Go to={mapOf({ c: row.code })} className="button button-small button-icon" label={t.map.zoomHere}>
          <Icon sign="map" />
        </Go>
      </PageActions>
    </header>
  );
}

/** The timeline, and the same as a table under it. */
function Way({ detail: { row, milestones, internal, asOf, judgedOn } }: { detail: ClusterDetail }) {
  const { t } = useLanguage();
  const { isToday } = useAsOf();
  // What operates has nothing ahead that anybody waits for.
  const next = row.gate === null ? null : row.next;
  return (
    <section className="card">
      <h2>{t.status.timeline}</h2>
      <Timeline lines={milestones} asOf={asOf} judgedOn={judgedOn} isToday={isToday} next={next} />
      <Fold title={t.status.table}>
        <MilestoneTable lines={milestones} next={next} internal={internal} />
      </Fold>
    </section>
  );
}

/** The works beside what the milestones say of them; folded away before anything is planned, for whoever cannot plan. */
function WorksPart({ detail: { works, row, milestones, judgedOn, can } }: { detail: ClusterDetail }) {
  const narrow = useNarrow(ONE_COLUMN_PX);
  if (works === null) return null;
  const actualOf = (code: MilestoneCode) =>
    milestones.find(({ milestone }) => milestone === code)?.actual ?? null;
  return (
    <Works
      stream={streamOf('cluster', row.code)}
      works={works}
      judgedOn={judgedOn}
      milestones={{ worksReached: actualOf('component_works'), started: actualOf('construction_started') }}
      may={{ report: can.works, plan: can.worksPlan }}
      renderPhotos={(component) => (
        <PhotoCount stream={streamOf('cluster', row.code)} component={component} />
      )}
      open={works.plans.length > 0 && !narrow}
    />
  );
}
