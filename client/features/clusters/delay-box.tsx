import type { ClusterRow } from '../../../shared/cluster-row.ts';
import type { Assessment } from '../../../shared/delay.ts';
import { formatAge, formatLength, formatSlip } from '../../../shared/i18n/format.ts';
import { useLanguage } from '../../i18n.tsx';
import { useSession } from '../../session.ts';
import { toneOf } from '../../ui/glyphs.ts';
import { Provenance } from '../../ui/provenance.tsx';
import { StaleClock } from '../../ui/stage-mark.tsx';

interface Props {
  row: ClusterRow;
  /** Null: forecasts, and so the slip, are not for whoever looks. */
  assessment: Assessment | null;
  /** The schedule or the forecast it rests on was made up for the demonstration. */
  illustrative: boolean;
}

/** How late, against what, by which rule. */
export function DelayBox({ row, assessment, illustrative }: Props) {
  const { t, lang } = useLanguage();
  const { thresholds } = useSession();
  const tone = toneOf(row.lateness, row.stage);
  return (
    <div className={`delay-box tone-box-${tone}`}>
      <p className={`delay-title tone-text-${tone}`}>
        {t.stage[row.stage]} · {t.lateness[row.lateness].toLowerCase()}
      </p>
      {row.gate && assessment === null && row.overdue !== null && (
        <p>
          {t.milestone[row.gate]}: {t.cluster.overdueBy(formatLength(row.overdue, lang))}.{' '}
          {illustrative && <Provenance provenance="illustrative" />}
        </p>
      )}
      {row.gate && assessment !== null && assessment.slip !== null && (
        <p>
          {t.milestone[row.gate]}: {t.cluster.vsDecision(formatSlip(assessment.slip, lang))}
          {assessment.slipOriginal !== null && assessment.slipOriginal !== assessment.slip && (
            <>; {t.cluster.vsOriginal(formatSlip(assessment.slipOriginal, lang))}</>
          )}
          . {illustrative && <Provenance provenance="illustrative" />}
        </p>
      )}
      {assessment !== null && assessment.obstaclesOverdue > 0 && (
        <p>{t.obstacle.overdueCount(assessment.obstaclesOverdue)}</p>
      )}
      <p className="muted">{t.latenessRule[row.lateness](thresholds)}</p>
      {row.reportAge !== null && (
        <p className="muted">
          {row.stale && <StaleClock label={t.map.staleMark} />} {formatAge(row.reportAge, lang)}
        </p>
      )}
    </div>
  );
}
