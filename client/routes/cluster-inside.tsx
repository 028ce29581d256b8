import '../styles/dues.css';
import '../styles/obstacles.css';
import '../styles/evidence.css';
import '../styles/discipline.css';
import '../styles/reading.css';
import '../styles/reports.css';
import '../styles/procedure.css';
import { lazy, Suspense } from 'react';
import type { ClusterDetail } from '../../server/clusters/detail.ts';
import { GATES } from '../../shared/lifecycle.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { scheduleVersions } from '../../shared/milestones/versions.ts';
import { shortName } from '../../shared/text.ts';
import { usePinned } from '../commands/use-pinned.ts';
import { History } from '../features/clusters/history.tsx';
import { DisciplineCard } from '../features/discipline/cluster-discipline.tsx';
import { PauseCard } from '../features/discipline/pause-card.tsx';
import { Evidence } from '../features/evidence/evidence.tsx';
import { Obstacles } from '../features/obstacles/obstacles.tsx';
import { LadderCard } from '../features/procedure/ladder-card.tsx';
import { useProcedureWords } from '../features/procedure/words.ts';
import { ClusterReportsPart } from '../features/reports/cluster-reports.tsx';
import { Go } from '../go.tsx';
import { useLanguage } from '../i18n.tsx';
import { later } from '../later.tsx';
import { paths } from '../paths.ts';
import { useAsOf } from '../session.ts';
import { Fold } from '../ui/fold.tsx';
import { ONE_COLUMN_PX, useNarrow } from '../ui/use-narrow.ts';
import { Updates } from './cluster-updates.tsx';

interface Of {
  detail: ClusterDetail;
}

/** That the cluster stands still is said before anything else of it. */
export function Paused({ detail: { row, discipline, can } }: Of) {
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

/** What is to be said of the procedure and of the milestones. */
export const Saying = ({ detail }: Of) => (
  <>
    <ProcedurePart detail={detail} />
    <Updates detail={detail} />
  </>
);

/** What is not kept to, and what stands in the way. */
export const InTheWay = ({ detail }: Of) => (
  <>
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
  </>
);

/** Reports and evidence, and what those enter who keep the register. */
export function Told({ detail }: Of) {
  const { lang } = useLanguage();
  const narrow = useNarrow(ONE_COLUMN_PX);
  return (
    <>
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
    </>
  );
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

const ReadDocument = later(
  async () => (await import('../features/documents/read-document.tsx')).ReadDocument,
);

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
export function Past({ detail: { history } }: Of) {
  const { t } = useLanguage();
  const narrow = useNarrow(ONE_COLUMN_PX);
  return (
    <Fold title={<h2>{t.cluster.history}</h2>} open={!narrow} className="card">
      <History lines={history} />
    </Fold>
  );
}
