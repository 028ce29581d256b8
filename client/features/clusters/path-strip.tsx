import type { ClusterDetail } from '../../../server/clusters/detail.ts';
import type { MilestoneLine } from '../../../server/clusters/milestone-lines.ts';
import { formatEdtf } from '../../../shared/i18n/format.ts';
import { GATES, type MilestoneCode } from '../../../shared/lifecycle.ts';
import { useLanguage } from '../../i18n.tsx';
import { GroundMark } from '../../ui/grounds.tsx';

/** Beside the gates: the step that most often holds them up, and the end that all of it is for. */
const SHOWN: readonly MilestoneCode[] = [...GATES, 'land_allocated', 'first_tenant'];

/** The way of a cluster in five steps: what has happened, which is next, what is expected. */
export function PathStrip({
  detail: { milestones, row },
}: {
  detail: Pick<ClusterDetail, 'milestones' | 'row'>;
}) {
  const { t } = useLanguage();
  const shown = milestones.filter(({ milestone }) => SHOWN.includes(milestone));
  const lastDone = shown.findLastIndex(({ actual }) => actual !== undefined);
  return (
    <>
      <h3>{t.status.path}</h3>
      <ol className="path-strip">
        {shown.map((line, i) => (
          <Step
            key={line.milestone}
            line={line}
            isDone={line.actual !== undefined}
            isPassed={line.behind || i < lastDone}
            isNext={line.milestone === row.gate}
          />
        ))}
      </ol>
    </>
  );
}

interface StepProps {
  line: MilestoneLine;
  isDone: boolean;
  /** What comes after it has happened, and nobody kept its own date. */
  isPassed: boolean;
  isNext: boolean;
}

function Step({ line, isDone, isPassed, isNext }: StepProps) {
  const { t, lang } = useLanguage();
  const { actual, forecast, baseline, milestone, provenance = {} } = line;
  const schedule = baseline && t.status.nextDue(formatEdtf(baseline, lang));
  const expected = forecast && t.status.expected(formatEdtf(forecast, lang));
  const state = isDone ? 'is-done' : isNext ? 'is-next' : isPassed ? 'is-passed' : '';
  return (
    <li className={state}>
      <span>{(isDone || isPassed ? t.milestone : t.ahead)[milestone]}</span>
      <span className="muted path-date">
        {actual !== undefined ? (
          <>
            {formatEdtf(actual, lang)} <GroundMark ground={provenance.actual ?? null} small />
          </>
        ) : isPassed || line.over ? (
          t.status[isPassed ? 'behindNoDate' : 'over']
        ) : (
          <>
            {expected ?? schedule ?? t.cluster.noSchedule}{' '}
            <GroundMark ground={(expected ? provenance.forecast : provenance.baseline) ?? null} small />
            {expected && schedule && <small>{schedule}</small>}
          </>
        )}
      </span>
    </li>
  );
}
