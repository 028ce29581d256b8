import type { ClusterDetail } from '../../../server/clusters/detail.ts';
import type { FactField } from '../../../shared/register.ts';
import { Door } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { mapOf } from '../../paths.ts';
import { Fold } from '../../ui/fold.tsx';
import { ONE_COLUMN_PX, useNarrow } from '../../ui/use-narrow.ts';
import { FactLines, KeyFacts, Line } from './facts.tsx';
import { OtherParts } from './other-parts.tsx';
import { RegimeLine } from './regime-line.tsx';

const REST: readonly FactField[] = [
  'investment_vnd_bn',
  'occupancy_pct',
  'tenants',
  'workers',
  'status_reported',
];

/** What the register knows: the first questions at once, the rest behind a fold where there is little room. */
export function FactPanel({ detail }: { detail: ClusterDetail }) {
  const { t, inLanguage } = useLanguage();
  const narrow = useNarrow(ONE_COLUMN_PX);
  const { row, facts, regime, targets } = detail;
  return (
    <Fold className="card fact-panel" title={<h2>{t.cluster.facts}</h2>} open={!narrow}>
      <dl className="facts">
        <Line term={t.cluster.place}>
          <span lang="vi">{row.place || t.app.unknown}</span>
        </Line>
        <KeyFacts detail={detail} />
      </dl>
      {facts.length === 0 && <p className="muted">{t.cluster.noFacts}</p>}
      <Fold title={t.status.otherFacts} open={!narrow}>
        <dl className="facts">
          <FactLines facts={facts} fields={REST} />
          <Line term={t.cluster.position}>{t.precision[row.precision]}</Line>
          <OtherParts {...detail} />
          {regime && <RegimeLine {...regime} />}
          {targets.length > 0 && (
            <Line term={t.cluster.programmes}>
              <ul className="plain-list">
                {targets.map((target) => (
                  <li key={target.code}>
                    <Door to={mapOf({ cohort: target.code })}>{inLanguage(target, 'name')}</Door>
                  </li>
                ))}
              </ul>
            </Line>
          )}
        </dl>
      </Fold>
    </Fold>
  );
}
