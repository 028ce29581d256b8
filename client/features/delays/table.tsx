import type { DelayTotal } from '../../../server/clusters/delay-tally.ts';
import type { DelayLine } from '../../../server/clusters/delays.ts';
import {
  DELAY_SORTS,
  type DelayGroup,
  type DelaySort,
  type Listing,
  pressed,
} from '../../../shared/delay-list.ts';
import { formatLength } from '../../../shared/i18n/format.ts';
import { groupBy } from '../../../shared/lists.ts';
import { useLanguage } from '../../i18n.tsx';
import { DelayRow } from './row.tsx';
import type { Naming } from './words.ts';

interface Props {
  lines: readonly DelayLine[];
  groups: readonly DelayTotal[] | null;
  listing: Listing;
  names: Naming;
  longest: number;
  onSort: (sort: Listing['sort']) => void;
}

/** Who is late, of what, why, whose move it is: a row each, under headings where they are asked for. */
export function DelayTable({ lines, groups, listing, names, longest, onSort }: Props) {
  const { sort, group } = listing;
  const rows = (of: readonly DelayLine[]) =>
    of.map((line) => <DelayRow key={line.row.code} line={line} names={names} longest={longest} />);
  const under = groupBy(lines, ({ heading }) => heading);
  return (
    <table className="delays">
      <thead>
        <tr>
          {DELAY_SORTS.map((by) => (
            <SortHead key={by} by={by} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      {groups === null || group === undefined ? (
        <tbody>{rows(lines)}</tbody>
      ) : (
        groups.map((total) => {
          const of = under.get(total.key);
          return (
            of && (
              <tbody key={total.key}>
                <GroupHead total={total} group={group} names={names} />
                {rows(of)}
              </tbody>
            )
          );
        })
      )}
    </table>
  );
}

interface HeadProps {
  by: DelaySort;
  sort: Listing['sort'];
  onSort: Props['onSort'];
}

function SortHead({ by, sort, onSort }: HeadProps) {
  const { t } = useLanguage();
  const direction = sort?.by === by ? sort.direction : null;
  const said = direction === 'up' ? 'ascending' : direction === 'down' ? 'descending' : 'none';
  return (
    <th scope="col" className={`at-${by}`} aria-sort={said}>
      <button type="button" onClick={() => onSort(pressed(by, sort))}>
        {t.late.column[by]}
        <span aria-hidden="true">{direction === 'up' ? ' ▴' : direction === 'down' ? ' ▾' : ''}</span>
      </button>
    </th>
  );
}

/** What a group is, how many are in it and how bad it is. */
function GroupHead({ total, group, names }: { total: DelayTotal; group: DelayGroup; names: Naming }) {
  const { t, lang } = useLanguage();
  const { key, clusters, late, critical, worst } = total;
  return (
    <tr className="group-row">
      <th scope="rowgroup" colSpan={DELAY_SORTS.length}>
        <b>{names[group](key)}</b>{' '}
        <span className="muted">
          {t.late.clusters(clusters)}
          {group !== 'class' && ` · ${t.late.ofThese(late, critical)}`}
          {worst !== null && worst > 0 && ` · ${t.late.longest(formatLength(worst, lang))}`}
        </span>
      </th>
    </tr>
  );
}
