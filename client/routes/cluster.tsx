import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useParams } from 'react-router';
import type { ClusterDetail } from '../../server/clusters/detail.ts';
import { GATES, type MilestoneCode } from '../../shared/lifecycle.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { scheduleVersions } from '../../shared/milestones/versions.ts';
import { shortName } from '../../shared/text.ts';
import { unitName } from '../../shared/unit-name.ts';
import { trpc } from '../api.ts';
import { usePinned } from '../commands/use-pinned.ts';
import { Clearance } from '../features/clearance/clearance.tsx';
import { FactPanel } from '../features/clusters/fact-panel.tsx';
import { History } from '../features/clusters/history.tsx';
import { MilestoneTable } from '../features/clusters/milestone-table.tsx';
import { StatusCard } from '../features/clusters/status-card.tsx';
import { DisciplineCard } from '../features/discipline/cluster-discipline.tsx';
import { PauseCard } from '../features/discipline/pause-card.tsx';
import { ReadDocument } from '../features/documents/read-document.tsx';
import { Evidence } from '../features/evidence/evidence.tsx';
import { PhotoCount } from '../features/evidence/photo-count.tsx';
import { Obstacles } from '../features/obstacles/obstacles.tsx';
import { LadderCard } from '../features/procedure/ladder-card.tsx';
import { useProcedureWords } from '../features/procedure/words.ts';
import { ClusterReportsPart } from '../features/reports/cluster-reports.tsx';
import { Timeline } from '../features/timeline/timeline.tsx';
import { Works } from '../features/works/works.tsx';
import { Go } from '../go.tsx';
import { useLanguage } from '../i18n.tsx';
import { mapOf, paths } from '../paths.ts';
import { useAsOf, useUnits } from '../session.ts';
import { Fold } from '../ui/fold.tsx';
import { Icon } from '../ui/icon.tsx';
import { PageActions } from '../ui/page-actions.tsx';
import { StageMark } from '../ui/stage-mark.tsx';
import { ONE_COLUMN_PX, useNarrow } from '../ui/use-narrow.ts';
import { useTitle } from '../ui/use-title.ts';
import { Updates } from './cluster-updates.tsx';
import { PageOf } from './missing.tsx';

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
  const { lang } = useLanguage();
  const narrow = useNarrow(ONE_COLUMN_PX);
  useTitle(shortName(detail.row.name, lang));
  return (
    <>
      <Head detail={detail} />
      <Paused detail={detail} />
      <StatusCard detail={detail} />
      <div className="cluster-grid">
        <div className="cluster-main">
          <ProcedurePart detail={detail} />
          <Updates detail={detail} />
          <Way detail={detail} />
          <Discipline detail={detail} />
          {detail.internal && (
            <Obstacles
              stream={streamOf('cluster', detail.row.code)}
              obstacles={detail.obstacles}
              ahead={detail.open}
              next={detail.row.next}
              may={{ write: detail.can.obstacle, answer: detail.can.answer }}
            />
          )}
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
          {detail.internal && (
            <ClusterReportsPart
              code={detail.row.code}
              name={shortName(detail.row.name, lang)}
              may={detail.can.report}
              open={detail.can.report && !narrow}
            />
          )}
          {detail.internal && (
            <Evidence
              stream={streamOf('cluster', detail.row.code)}
              milestones={detail.milestones.map(({ milestone }) => milestone)}
              next={detail.row.next}
              open={!narrow}
            />
          )}
          <RegisterPart detail={detail} />
        </div>
        <aside className="cluster-side">
          <FactPanel detail={detail} />
        </aside>
        <div className="cluster-past">
          <Past detail={detail} />
        </div>
      </div>
    </>
  );
}

/** That the cluster stands still is said before anything else of it. */
function Paused({ detail: { row, discipline, can } }: { detail: ClusterDetail }) {
  const list = usePinned(discipline?.pause ? [discipline.pause] : [], ({ seq }) => String(seq));
  return list.shown.map((pause) => (
    <PauseCard
      key={pause.seq}
      stream={streamOf('cluster', row.code)}
      pause={pause}
      version={discipline?.pauseVersion ?? pause.version}
      may={can.pause}
      onOpen={() => list.pin(pause)}
      onClose={() => list.letGo(pause)}
    />
  ));
}

function Discipline({ detail }: { detail: ClusterDetail }) {
  const { row, discipline, milestones, obstacles, history, open, can } = detail;
  // Where nothing lies ahead there is nothing to keep to.
  if (!discipline || row.stage === 'ended') return null;
  const adjustable = milestones.flatMap(({ milestone, baseline0, baseline, forecast = null, version = 0 }) =>
    baseline0 && baseline && open.includes(milestone)
      ? [{ milestone, original: baseline0, baseline, forecast, version }]
      : [],
  );
  const waiting = obstacles
    .filter(({ state }) => state !== 'resolved')
    .map((one) => ({ ...one, since: one.openedOn }));
  const unscheduled = GATES.filter(
    (gate) =>
      open.includes(gate) &&
      !milestones.some((line) => line.milestone === gate && line.baseline !== undefined),
  );
  const said = discipline.decided.length + discipline.explained.length + discipline.pauses.length;
  if (row.gate === null && adjustable.length === 0 && said === 0) return null;
  return (
    <DisciplineCard
      stream={streamOf('cluster', row.code)}
      discipline={discipline}
      adjustable={adjustable}
      unscheduled={unscheduled}
      standing={{ lines: milestones, obstacles: { open: waiting } }}
      versions={scheduleVersions(history)}
      may={{ ...can, pause: can.pause && row.gate !== null }}
    />
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

/** The procedure before the decision; what is left of it afterwards lies behind its title. */
function ProcedurePart({ detail: { procedure, row, milestones, judgedOn, can } }: { detail: ClusterDetail }) {
  const { words } = useProcedureWords();
  if (procedure === null) return null;
  return (
    <LadderCard
      stream={streamOf('cluster', row.code)}
      procedure={procedure}
      judgedOn={judgedOn}
      may={can.procedure}
      milestoneVersion={(rung) => milestones.find(({ milestone }) => milestone === rung)?.version ?? 0}
      open={row.stage === 'plan' || row.stage === 'establishment'}
      more={<Go to={paths.procedure}>{words.all}</Go>}
    />
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

/** For those who keep the register; nobody else fetches it. */
const RegisterCard = lazy(async () => ({
  default: (await import('../features/register/register-card.tsx')).RegisterCard,
}));

function RegisterPart({ detail: { row, milestones, absorbed, can } }: { detail: ClusterDetail }) {
  const { isToday } = useAsOf();
  if (!can.register || !isToday) return null;
  const isEstablished = row.stage !== 'plan' && row.stage !== 'establishment';
  return (
    <Suspense fallback={null}>
      <RegisterCard
        stream={streamOf('cluster', row.code)}
        ended={row.stage === 'ended'}
        disciplined={row.gate !== null}
        established={isEstablished}
        mayExpand={row.stage === 'completed' || row.stage === 'operating'}
        absorbed={absorbed.map(({ code }) => code)}
        versionOf={(code) => milestones.find(({ milestone }) => milestone === code)?.version ?? 0}
        renderReading={(onTake) => (
          <ReadDocument
            code={row.code}
            takes={['number', 'date', 'issuer', 'area', 'investor']}
            onTake={onTake}
          />
        )}
      />
    </Suspense>
  );
}

/** What was said, by whom and when: on a phone behind its title. */
function Past({ detail: { internal, history } }: { detail: ClusterDetail }) {
  const { t } = useLanguage();
  const narrow = useNarrow(ONE_COLUMN_PX);
  if (!internal) return <p className="muted">{t.cluster.historyHidden}</p>;
  return (
    <Fold title={<h2>{t.cluster.history}</h2>} open={!narrow} className="card">
      <History lines={history} />
    </Fold>
  );
}
