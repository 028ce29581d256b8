import type { ClusterRow } from '../../../shared/cluster-row.ts';
import { formatAge } from '../../../shared/i18n/format.ts';
import { shortName } from '../../../shared/text.ts';
import { Go } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';
import { toneOf } from '../../ui/glyphs.ts';
import { GroundMark } from '../../ui/grounds.tsx';
import { StageMark } from '../../ui/stage-mark.tsx';
import { delayWords, groundOf } from './words.ts';

interface Props {
  rows: readonly ClusterRow[];
  /** Names the area of each, where they lie in several. */
  unitName?: (code: string | null) => string;
}

/** A plain list of clusters, each a link to its page. */
export function RowList({ rows, unitName }: Props) {
  const { t, lang } = useLanguage();
  return (
    <ul className={unitName ? 'row-list row-list-areas' : 'row-list'}>
      {rows.map((row) => (
        <li key={row.code}>
          <StageMark stage={row.stage} lateness={row.lateness} />
          <Go to={paths.cluster(row.code)}>
            <span lang="vi">{shortName(row.name, lang)}</span>
          </Go>
          {unitName && <span className="muted">{unitName(row.unit)}</span>}
          <span className="muted">{t.stage[row.stage]}</span>
          <span className={`delay tone-text-${toneOf(row.lateness, row.stage)}`}>
            {delayWords(row, t, lang)} <GroundMark ground={groundOf(row)} />
          </span>
          <span className="muted">{row.reportAge === null ? '' : formatAge(row.reportAge, lang)}</span>
        </li>
      ))}
    </ul>
  );
}
