import type { ClusterRow } from '../../../shared/cluster-row.ts';
import { formatAge } from '../../../shared/i18n/format.ts';
import { shortName } from '../../../shared/text.ts';
import { InPlace } from '../../commands/in-place.tsx';
import { Go } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';
import { toneOf } from '../../ui/glyphs.ts';
import { GroundMark } from '../../ui/grounds.tsx';
import { StageMark } from '../../ui/stage-mark.tsx';
import { delaySentence, groundOf } from './words.ts';

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
          <InPlace code={row.code} />
          {unitName && <span className="muted">{unitName(row.unit)}</span>}
          {/* Of what is done its stage is all there is to say; whoever built it owes no reports any more. */}
          <span className="muted">{row.gate !== null && t.stage[row.stage]}</span>
          <span className={`delay tone-text-${toneOf(row.lateness, row.stage)}`}>
            {delaySentence(row, t, lang)} <GroundMark ground={groundOf(row)} />
          </span>
          <span className="muted">
            {row.gate !== null && row.reportAge !== null && formatAge(row.reportAge, lang)}
          </span>
        </li>
      ))}
    </ul>
  );
}
