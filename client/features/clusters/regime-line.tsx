import type { Edtf } from '../../../shared/edtf.ts';
import { formatEdtf } from '../../../shared/i18n/format.ts';
import type { RegimesOfCluster } from '../../../shared/regime.ts';
import type { Provenance } from '../../../shared/register.ts';
import { useLanguage } from '../../i18n.tsx';

/** The law under which the cluster's dossier stands, and what that follows from. */
export function RegimeLine({
  regimes,
  by,
  date,
  ground,
}: RegimesOfCluster & { date: Edtf | null; ground: Provenance | null }) {
  const { t, lang } = useLanguage();
  const local = regimes.at(-1)?.local;
  const why =
    by && date ? t.cluster.regimeBy(t.milestone[by], formatEdtf(date, lang)) : t.cluster.regimeToday;
  return (
    <div>
      <dt>{t.cluster.regime}</dt>
      <dd>
        {regimes.map(({ code }) => t.regime[code]).join(` ${t.cluster.or} `)}
        <small className="muted">
          {why}
          {ground === 'illustrative' && ` (${t.ground.mark.illustrative})`}
          {local && `; ${t.regimeLocal[local]}`}
        </small>
      </dd>
    </div>
  );
}
