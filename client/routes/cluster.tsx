import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { MilestoneCode } from '../../shared/lifecycle.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { shortName } from '../../shared/text.ts';
import { unitName } from '../../shared/unit-name.ts';
import { trpc } from '../api.ts';
import { DelayBox } from '../features/clusters/delay-box.tsx';
import { FactList } from '../features/clusters/facts.tsx';
import { History } from '../features/clusters/history.tsx';
import { MilestoneTable } from '../features/clusters/milestone-table.tsx';
import { NextStep } from '../features/clusters/next-step.tsx';
import { RegimeLine } from '../features/clusters/regime-line.tsx';
import { ReviewForm } from '../features/milestones/review-form.tsx';
import { milestoneSubject } from '../features/milestones/subject.ts';
import { TakeBackForm } from '../features/milestones/take-back.tsx';
import { UpdatePanel } from '../features/milestones/update-panel.tsx';
import { Obstacles } from '../features/obstacles/obstacles.tsx';
import { Door, Go } from '../go.tsx';
import { useLanguage } from '../i18n.tsx';
import { mapOf, paths } from '../paths.ts';
import { useAsOf, useUnits } from '../session.ts';
import { PageActions } from '../ui/page-actions.tsx';
import { QueryState } from '../ui/query-state.tsx';
import { StageMark } from '../ui/stage-mark.tsx';
import { useTitle } from '../ui/use-title.ts';

export function ClusterRoute() {
  const { code = '' } = useParams();
  const { param } = useAsOf();
  const query = useQuery(trpc.clusters.detail.queryOptions({ code, ...param }));
  return (
    <div className="page">
      <QueryState query={query} lines={14}>
        {(detail) => <ClusterPage key={detail.row.code} detail={detail} />}
      </QueryState>
    </div>
  );
}

type Detail = NonNullable<ReturnType<typeof useDetail>>;
const useDetail = (code: string) => useQuery(trpc.clusters.detail.queryOptions({ code })).data;

function ClusterPage({ detail }: { detail: Detail }) {
  const { t, lang, inLanguage } = useLanguage();
  const { data: units = [] } = useUnits();
  const { row } = detail;
  const unit = units.find((candidate) => candidate.code === row.unit);
  const area = unit ? unitName(unit.nameVi, lang) : t.app.unknown;
  useTitle(shortName(row.name, lang));
  return (
    <>
      <header className="page-head">
        <p className="muted">
          {row.unit ? <Go to={paths.unit(row.unit)}>{area}</Go> : area} · {t.kind[row.kind]} · {row.code}
        </p>
        <h1 lang="vi">
          <StageMark stage={row.stage} lateness={row.lateness} size={26} /> {row.name}
        </h1>
        {detail.placeholder && <p className="notice notice-warn">{t.cluster.placeholder}</p>}
        <PageActions>
          <Go to={mapOf({ c: row.code })} className="button button-small">
            {t.map.zoomHere}
          </Go>
        </PageActions>
      </header>
      <div className="columns">
        <section>
          <DelayBox row={row} assessment={detail.assessment} illustrative={detail.illustrative} />
          <NextStep
            next={row.next}
            due={detail.nextDue}
            forecast={detail.nextForecast}
            internal={detail.internal}
            mover={detail.responsible}
          />
          <Updates detail={detail} />
        </section>
        <section>
          <h2>{t.cluster.facts}</h2>
          <dl className="facts">
            <div>
              <dt>{t.cluster.place}</dt>
              <dd lang="vi">{row.place || t.app.unknown}</dd>
            </div>
            <div>
              <dt>{t.cluster.position}</dt>
              <dd>{t.precision[row.precision]}</dd>
            </div>
            {detail.regime && <RegimeLine {...detail.regime} />}
          </dl>
          <FactList facts={detail.facts} />
          {detail.targets.length > 0 && (
            <>
              <h3>{t.cluster.programmes}</h3>
              <ul className="plain-list">
                {detail.targets.map((target) => (
                  <li key={target.code}>
                    <Door to={mapOf({ cohort: target.code })}>{inLanguage(target, 'name')}</Door>
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      </div>
      {detail.internal && (
        <Obstacles
          stream={streamOf('cluster', row.code)}
          obstacles={detail.obstacles}
          ahead={detail.open}
          next={row.next}
          may={{ write: detail.can.obstacle, answer: detail.can.answer }}
        />
      )}
      <h2>{t.cluster.lifecycle}</h2>
      <MilestoneTable lines={detail.milestones} next={row.next} internal={detail.internal} />
      <h2>{t.cluster.history}</h2>
      {detail.internal ? (
        <History lines={detail.history} />
      ) : (
        <p className="muted">{t.cluster.historyHidden}</p>
      )}
    </>
  );
}

/** What this person may do here: update an open milestone, or review what was reported. */
function Updates({ detail }: { detail: Detail }) {
  const { t } = useLanguage();
  const { row, open, can, milestones } = detail;
  // Pinned: what others change meanwhile must not take a half-written form, or its receipt, off the screen.
  const [chosen, setChosen] = useState<MilestoneCode | null>(row.gate ?? open[0] ?? null);
  const choices = chosen === null || open.includes(chosen) ? open : [chosen, ...open];
  const subjectOf = (code: MilestoneCode) => {
    const line = milestones.find((candidate) => candidate.milestone === code);
    return milestoneSubject(row.code, line ?? { milestone: code });
  };
  const waiting = milestones.filter((line) => line.actualState === 'reported');
  return (
    <>
      {can.review &&
        waiting.map((line) => (
          <div key={line.milestone} className="card">
            <h3>
              {t.milestone[line.milestone]}: {t.cluster.unconfirmed}
            </h3>
            <ReviewForm
              subject={subjectOf(line.milestone)}
              date={line.actual ?? ''}
              document={line.actualEntry?.document ?? null}
            />
          </div>
        ))}
      {can.forecast && chosen !== null && (
        <div className="card">
          <label className="update-choice">
            {t.form.choose}
            <select value={chosen} onChange={(event) => setChosen(event.target.value as MilestoneCode)}>
              {choices.map((code) => (
                <option key={code} value={code}>
                  {t.milestone[code]}
                </option>
              ))}
            </select>
          </label>
          <UpdatePanel key={chosen} subject={subjectOf(chosen)} />
        </div>
      )}
      {can.takeBack && <TakeBack detail={detail} />}
    </>
  );
}

/** A confirmed actual that turns out wrong: the department may take it back. */
function TakeBack({ detail }: { detail: Detail }) {
  const { t } = useLanguage();
  const { isToday } = useAsOf();
  const [chosen, setChosen] = useState<MilestoneCode | null>(null);
  const confirmed = detail.milestones.filter((line) => line.actualState === 'confirmed');
  const line = confirmed.find(({ milestone }) => milestone === chosen);
  if (!isToday || confirmed.length === 0) return null;
  if (chosen !== null && line) {
    return (
      <div className="card">
        <TakeBackForm subject={milestoneSubject(detail.row.code, line)} onDone={() => setChosen(null)} />
      </div>
    );
  }
  return (
    <details className="take-back">
      <summary>{t.cluster.takeBack}</summary>
      <div className="form-actions">
        {confirmed.map(({ milestone }) => (
          <button
            key={milestone}
            type="button"
            className="button button-small"
            onClick={() => setChosen(milestone)}
          >
            {t.milestone[milestone]}
          </button>
        ))}
      </div>
    </details>
  );
}
