import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { STARTED_TARGET } from '../../../shared/area.ts';
import type { ClusterRow } from '../../../shared/cluster-row.ts';
import type { GroundCount } from '../../../shared/ground.ts';
import { trpc } from '../../api.ts';
import { Door } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { mapOf } from '../../paths.ts';
import { useAsOf } from '../../session.ts';
import { Grounds } from '../../ui/grounds.tsx';

/** Counts completed infrastructure, so that the figure here is the programme's figure. */
const COMPLETED_TARGET = 'complete-30';

interface Props {
  rows: readonly ClusterRow[];
  /** Another day than today: of a cohort only those count that were in it by then. */
  isPast: boolean;
  /** On what the started rest on the day shown, where that is known without asking. */
  grounds: GroundCount | null;
}

/**
 * The finding of the page: how many of a target's clusters have not started. Counts the rows that the map shows
 * unfiltered, and says nothing of targets that this register does not have.
 */
export function Headline({ rows, isPast, grounds }: Props) {
  const { t } = useLanguage();
  const { param } = useAsOf();
  const { data: targets = [] } = useQuery(trpc.programmes.list.queryOptions(param));
  const counts = useMemo(() => countsOf(rows), [rows]);
  const { cohort, started, completed, completedOfStarted, isCompletionCounted } = counts;
  if (cohort === 0) return <h1>{t.map.title}</h1>;
  const left = cohort - started;
  const rests = grounds ?? targets.find(({ code }) => code === STARTED_TARGET)?.grounds.achieved;
  const share = (n: number) => ({ flexGrow: n });
  return (
    <div className="headline">
      <h1>{left === 0 ? t.map.headlineDone(cohort) : t.map.headline(left, cohort)}</h1>
      <div className="progress" aria-hidden="true">
        <span className="progress-completed" style={share(completedOfStarted)} />
        <span className="progress-started" style={share(started - completedOfStarted)} />
        <span className="progress-left" style={share(left)} />
      </div>
      <p className="headline-figures">
        <Door to={mapOf({ cohort: STARTED_TARGET })}>{cohort}</Door>{' '}
        <span className="muted">{isPast ? t.time.byThen : t.map.cohortNote}</span>
        <span className="dot"> · </span>
        <Door to={mapOf({ cohort: STARTED_TARGET, achieved: 'yes' })}>{t.map.started(started)}</Door>
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
      {rests && <Grounds of={rests} what={t.map.started(started)} />}
    </div>
  );
}

/** In one go: while a slider is drawn ten thousand rows are counted anew for every frame. */
function countsOf(rows: readonly ClusterRow[]) {
  const counts = { cohort: 0, started: 0, completed: 0, completedOfStarted: 0, isCompletionCounted: false };
  for (const { cohorts, achieved } of rows) {
    const isCompleted = achieved.includes(COMPLETED_TARGET);
    if (isCompleted) counts.completed += 1;
    if (cohorts.includes(COMPLETED_TARGET)) counts.isCompletionCounted = true;
    if (!cohorts.includes(STARTED_TARGET)) continue;
    counts.cohort += 1;
    if (!achieved.includes(STARTED_TARGET)) continue;
    counts.started += 1;
    if (isCompleted) counts.completedOfStarted += 1;
  }
  return counts;
}
