import { useMemo } from 'react';
import type { ClusterRow } from '../../../shared/cluster-row.ts';
import type { GroundCount } from '../../../shared/ground.ts';
import { headlineOf } from '../../../shared/headline.ts';
import { Door } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { useLeading } from '../../leading.ts';
import { mapOf } from '../../paths.ts';
import { Grounds } from '../../ui/grounds.tsx';

interface Props {
  rows: readonly ClusterRow[];
  /** Another day than today: of a cohort only those count that were in it by then. */
  isPast: boolean;
  /** On what the achieved of a target rest on the day shown, where that is known without asking. */
  groundsOf: (target: string) => GroundCount | null;
}

/**
 * The finding of the page: how many of a target's clusters have not started. Counts the rows that the map shows
 * unfiltered, and says nothing of targets that this register does not have.
 */
export function Headline({ rows, isPast, groundsOf }: Props) {
  const { t } = useLanguage();
  const { targets, start, completion } = useLeading();
  const counts = useMemo(() => headlineOf(rows, start, completion), [rows, start, completion]);
  const { cohort, started, completed, completedOfStarted, isCompletionCounted } = counts;
  if (start === null || cohort === 0) return <h1>{t.map.title}</h1>;
  const left = cohort - started;
  const rests = groundsOf(start) ?? targets.find(({ code }) => code === start)?.grounds.achieved;
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
        <Door to={mapOf({ cohort: start })}>{cohort}</Door>{' '}
        <span className="muted">{isPast ? t.time.byThen : t.map.cohortNote}</span>
        <span className="dot"> · </span>
        <Door to={mapOf({ cohort: start, achieved: 'yes' })}>{t.map.started(started)}</Door>
        <span className="dot"> · </span>
        {completion !== null && isCompletionCounted && (
          <>
            <Door to={mapOf({ cohort: completion, achieved: 'yes' })}>{t.map.completed(completed)}</Door>
            <span className="dot"> · </span>
          </>
        )}
        <Door to={mapOf({ cohort: start, achieved: 'no' })}>{t.map.left(left)}</Door>
      </p>
      {rests && <Grounds of={rests} what={t.map.started(started)} />}
    </div>
  );
}
