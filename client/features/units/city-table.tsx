import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type AreaStanding, FEWEST_FOR_SHARE, NO_AREA } from '../../../shared/area.ts';
import { formatNumber, formatShare } from '../../../shared/i18n/format.ts';
import { unitName } from '../../../shared/unit-name.ts';
import { trpc } from '../../api.ts';
import { Door, Go } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';
import { useAsOf, useUnits } from '../../session.ts';
import { QueryState } from '../../ui/query-state.tsx';
import { doorTo } from './doors.ts';
import { AREA_COLUMNS, type AreaColumn, FIRST_ORDER, inOrder, nextOrder, type Order } from './order.ts';

/** Every area beside the others; with what lies in none they add up to the city. Each number opens to its clusters. */
export function CityTable({ here }: { here: string }) {
  const { param } = useAsOf();
  const query = useQuery(trpc.units.standings.queryOptions(param));
  return (
    <QueryState query={query} lines={8}>
      {(standings) => <Table here={here} {...standings} />}
    </QueryState>
  );
}

interface Props {
  /** The area whose page it is on. */
  here: string;
  areas: readonly { code: string; standing: AreaStanding }[];
  none: AreaStanding;
  city: AreaStanding;
}

function Table({ here, areas, none, city }: Props) {
  const { t, lang } = useLanguage();
  const { data: units = [] } = useUnits();
  const [order, setOrder] = useState(FIRST_ORDER);
  const names = new Map(units.map((unit) => [unit.code, unitName(unit.nameVi, lang)]));
  const named = areas.map((area) => ({ ...area, name: names.get(area.code) ?? '' }));
  const empty = units.length - areas.length;
  return (
    <>
      <div className="table-frame">
        <table className="city-table">
          <Head order={order} onOrder={(by) => setOrder(nextOrder(order, by))} />
          <tbody>
            {inOrder(named, order).map(({ code, name, standing }) => (
              <tr key={code} className={code === here ? 'is-here' : undefined}>
                <th scope="row">
                  <Go to={paths.unit(code)}>{name}</Go>
                </th>
                <Cells standing={standing} unit={code} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            {none.clusters > 0 && (
              <tr>
                <th scope="row">{t.area.nowhere}</th>
                <Cells standing={none} unit={NO_AREA} />
              </tr>
            )}
            <tr className="is-total">
              <th scope="row">{t.area.city}</th>
              <Cells standing={city} unit={null} />
            </tr>
          </tfoot>
        </table>
      </div>
      <p className="muted table-note">
        {t.area.tooFew(FEWEST_FOR_SHARE)} {empty > 0 && t.area.noRow(empty)}
      </p>
    </>
  );
}

function Head({ order, onOrder }: { order: Order; onOrder: (by: AreaColumn) => void }) {
  const { t } = useLanguage();
  const sorted = (by: AreaColumn) =>
    order.by !== by ? undefined : order.direction === 'up' ? 'ascending' : 'descending';
  return (
    <thead>
      <tr>
        {AREA_COLUMNS.map((by) => (
          <th key={by} scope="col" className={by === 'name' ? undefined : 'number'} aria-sort={sorted(by)}>
            <button type="button" className="sort" onClick={() => onOrder(by)}>
              {t.area.columns[by]}
            </button>
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Cells({ standing, unit }: { standing: AreaStanding; unit: string | null }) {
  const { t, lang } = useLanguage();
  return AREA_COLUMNS.map((column) => {
    if (column === 'name') return null;
    if (column === 'share') {
      const { lateShare, late, scheduled } = standing;
      const few = scheduled === 0 ? <span className="none">–</span> : t.area.of(late, scheduled);
      return (
        <td key={column} data-label={t.area.columns.share} className="number">
          {lateShare === null ? few : formatShare(lateShare, lang)}
        </td>
      );
    }
    const count = standing[column];
    return (
      <td key={column} data-label={t.area.columns[column]} className="number">
        {count === 0 ? (
          <span className="none">0</span>
        ) : (
          <Door to={doorTo(column, unit)}>{formatNumber(count, lang)}</Door>
        )}
      </td>
    );
  });
}
