import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { formatShare } from '../../../shared/i18n/format.ts';
import { COMMUNES_FROM, DISTRICTS_TO } from '../../../shared/unit.ts';
import { unitName } from '../../../shared/unit-name.ts';
import { trpc } from '../../api.ts';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';

interface Props {
  code: string;
  kin: { from: string; to: string; share: number }[];
}

/** Which units came after a district, or which districts a commune was formed from. Links go to a day of theirs. */
export function Kin({ code, kin }: Props) {
  const { t, lang } = useLanguage();
  const after = kin.some((link) => link.from === code);
  const day = after ? COMMUNES_FROM : DISTRICTS_TO;
  const { data: units = [] } = useQuery(
    trpc.units.list.queryOptions(
      { asOf: day },
      { staleTime: Number.POSITIVE_INFINITY, meta: { fixed: true } },
    ),
  );
  const links = kin
    .map((link) => ({ ...link, other: units.find((unit) => unit.code === (after ? link.to : link.from)) }))
    .sort((a, b) => b.share - a.share);
  if (links.length === 0) return null;
  return (
    <>
      <h2>{after ? t.unit.successors : t.unit.predecessors}</h2>
      <ul className="chips">
        {links.map(({ other, share }) =>
          other ? (
            <li key={other.code}>
              <Link className="chip" to={`${paths.unit(other.code)}?asof=${day}`}>
                {unitName(other.nameVi, lang)}
                {!after && ` (${formatShare(share, lang)})`}
              </Link>
            </li>
          ) : null,
        )}
      </ul>
    </>
  );
}
