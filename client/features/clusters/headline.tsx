import { useQuery } from '@tanstack/react-query';
import { STARTED_TARGET } from '../../../shared/area.ts';
import type { ClusterRow } from '../../../shared/cluster-row.ts';
import { trpc } from '../../api.ts';
import { Door } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { mapOf } from '../../paths.ts';
import { useAsOf } from '../../session.ts';
import { Grounds } from '../../ui/grounds.tsx';

/** Counts completed infrastructure, so that the figure here is the programme's figure. */
const COMPLETED_TARGET = 'complete-30';

/**
 * The finding of the page: how many of a target's clusters have not started. Counts the rows that the map shows
 * unfiltered, and says nothing of targets that this register does not have.
 */
export function Headline({ rows }: { rows: readonly ClusterRow[] }) {
  const { t } = useLanguage();
  const { param } = useAsOf();
  const { data: targets = [] } = useQuery(trpc.programmes.list.queryOptions(param));
  const cohort = rows.filter((row) => row.cohorts.includes(STARTED_TARGET));
  if (cohort.length === 0) return <h1>{t.map.title}</h1>;
  const started = cohort.filter((row) => row.achieved.includes(STARTED_TARGET));
  const completed = rows.filter((row) => row.achieved.includes(COMPLETED_TARGET)).length;
  const isCompletionCounted = rows.some((row) => row.cohorts.includes(COMPLETED_TARGET));
  const completedOfStarted = started.filter((row) => row.achieved.includes(COMPLETED_TARGET)).length;
  const left = cohort.length - started.length;
  const rests = targets.find(({ code }) => code === STARTED_TARGET)?.grounds.achieved;
  const share = (n: number) => ({ flexGrow: n });
  return (
    <div className="headline">
      <h1>{left === 0 ? t.map.headlineDone(cohort.length) : t.map.headline(left, cohort.length)}</h1>
      <div className="progress" aria-hidden="true">
        <span className="progress-completed" style={share(completedOfStarted)} />
        <span className="progress-started" style={share(started.length - completedOfStarted)} />
        <span className="progress-left" style={share(left)} />
      </div>
      <p className="headline-figures">
        <Door to={mapOf({ cohort: STARTED_TARGET })}>{cohort.length}</Door>{' '}
        <span className="muted">{t.map.cohortNote}</span>
        <span className="dot"> · </span>
        <Door to={mapOf({ cohort: STARTED_TARGET, achieved: 'yes' })}>{t.map.started(started.length)}</Door>
        <span className="dot"> · </span>
        {isCompletionCounted && (
          <>
            <Door to={mapOf({ cohort: COMPLETED_TARGET, achieved: 'yes' })}>
              {t.map.completed(completed)}
            </Door>
            <span className="dot"> · </span>
          </>
        )}
        <Door to={mapOf({ cohort: STARTED_TARGET, achieved: 'no' })}>{t.map.left(left)}</Door>
      </p>
      {rests && <Grounds of={rests} what={t.map.started(started.length)} />}
    </div>
  );
}
