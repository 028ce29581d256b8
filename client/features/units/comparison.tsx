import type { AreaStanding } from '../../../shared/area.ts';
import { formatNumber, formatShare } from '../../../shared/i18n/format.ts';
import { Door } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { mapOf } from '../../paths.ts';

interface Props {
  code: string;
  here: AreaStanding;
  city: AreaStanding;
}

/** The area beside the city, by the same counts; each opens to its clusters. */
export function Comparison({ code, here, city }: Props) {
  const { t, lang } = useLanguage();
  const share = (value: number | null) => (value === null ? '–' : formatShare(value, lang));
  const late = 'critical,late';
  const rows: { label: string; here: string; city: string; params: Record<string, string> }[] = [
    {
      label: t.unit.clusters,
      here: formatNumber(here.clusters, lang),
      city: formatNumber(city.clusters, lang),
      params: {},
    },
    {
      label: t.unit.scheduled,
      here: formatNumber(here.scheduled, lang),
      city: formatNumber(city.scheduled, lang),
      params: { lateness: 'critical,late,at_risk,no_date,on_track' },
    },
    {
      label: t.unit.late,
      here: formatNumber(here.late, lang),
      city: formatNumber(city.late, lang),
      params: { lateness: late },
    },
    {
      label: t.unit.lateShare,
      here: share(here.lateShare),
      city: share(city.lateShare),
      params: { lateness: late },
    },
    {
      label: t.unit.noPlan,
      here: formatNumber(here.noPlan, lang),
      city: formatNumber(city.noPlan, lang),
      params: { lateness: 'no_plan' },
    },
    {
      label: t.unit.stale,
      here: formatNumber(here.stale, lang),
      city: formatNumber(city.stale, lang),
      params: { only: 'stale' },
    },
  ];
  return (
    <table className="comparison">
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t.unit.compare}</span>
          </th>
          <th scope="col" className="number">
            {t.unit.here}
          </th>
          <th scope="col" className="number">
            {t.unit.city}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.label}>
            <th scope="row">{row.label}</th>
            <td className="number">
              <Door to={mapOf({ ...row.params, unit: code })}>{row.here}</Door>
            </td>
            <td className="number">
              <Door to={mapOf(row.params)}>{row.city}</Door>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
