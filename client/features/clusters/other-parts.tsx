import type { ClusterDetail } from '../../../server/clusters/detail.ts';
import { formatDay, formatNumber } from '../../../shared/i18n/format.ts';
import { Door } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';
import { Line } from './facts.tsx';

/** The phases it is split into, and under which codes it was entered as well. */
export function OtherParts({ phases, absorbed }: Pick<ClusterDetail, 'phases' | 'absorbed'>) {
  const { t, lang } = useLanguage();
  return (
    <>
      {phases.length > 0 && (
        <Line term={t.cluster.phases}>
          <ul className="plain-list">
            {phases.map(({ name, areaHa, decision, decidedOn }) => (
              <li key={name}>
                <span lang="vi">{name}</span>
                {[
                  areaHa === null ? null : `${formatNumber(areaHa, lang)} ${t.cluster.unitHa}`,
                  decision,
                  decidedOn && formatDay(decidedOn, lang),
                ]
                  .filter(Boolean)
                  .map((part) => ` · ${part}`)}
              </li>
            ))}
          </ul>
        </Line>
      )}
      {absorbed.map(({ code, until }) => (
        <Line key={code} term={code}>
          <Door to={`${paths.cluster(code)}?asof=${until}`}>
            {t.cluster.absorbed(code, formatDay(until, lang))}
          </Door>
        </Line>
      ))}
    </>
  );
}
