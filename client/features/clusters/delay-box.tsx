import type { ClusterRow } from '../../../shared/cluster-row.ts';
import type { Assessment } from '../../../shared/delay.ts';
import { formatAge, formatSlip } from '../../../shared/i18n/format.ts';
import { useLanguage } from '../../i18n.tsx';
import { toneOf } from '../../ui/glyphs.ts';
import { StaleClock } from '../../ui/stage-mark.tsx';

/** How late, against what, by which rule. */
export function DelayBox({ row, assessment }: { row: ClusterRow; assessment: Assessment }) {
  const { t, lang } = useLanguage();
  const tone = toneOf(row.lateness, row.stage);
  return (
    <div className={`delay-box tone-box-${tone}`}>
      <p className={`delay-title tone-text-${tone}`}>
        {t.stage[row.stage]} · {t.lateness[row.lateness].toLowerCase()}
      </p>
      {row.gate && assessment.slip !== null && (
        <p>
          {t.milestone[row.gate]}: {t.cluster.vsDecision(formatSlip(assessment.slip, lang))}
          {assessment.slipOriginal !== null && assessment.slipOriginal !== assessment.slip && (
            <>; {t.cluster.vsOriginal(formatSlip(assessment.slipOriginal, lang))}</>
          )}
          .
        </p>
      )}
      <p className="muted">{t.latenessRule[row.lateness]}</p>
      {row.reportAge !== null && (
        <p className="muted">
          {assessment.stale && <StaleClock label={t.map.staleMark} />} {formatAge(row.reportAge, lang)}
        </p>
      )}
    </div>
  );
}
