import { type AreaStanding, NO_AREA } from '../../../shared/area.ts';
import { lateWords } from '../../../shared/i18n/area-words.ts';
import { formatNumber } from '../../../shared/i18n/format.ts';
import { Door } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { type Counted, doorTo, isNothing } from './doors.ts';

interface Props {
  code: string;
  here: AreaStanding;
  /** What lies in no area: without it the areas would not add up to the city. */
  none: AreaStanding;
  city: AreaStanding;
}

const ROWS: readonly Counted[] = ['clusters', 'scheduled', 'late', 'noPlan', 'stale'];

/** The area beside the city, by the same counts; each opens to its clusters. */
export function Comparison({ code, here, none, city }: Props) {
  const { t, lang } = useLanguage();
  const labels: Record<Counted, string> = {
    clusters: t.area.clusters,
    scheduled: t.area.scheduled,
    late: t.area.lateOf,
    noPlan: t.area.noPlan,
    stale: t.area.stale,
  };
  const words = (standing: AreaStanding, counted: Counted) =>
    counted === 'late' ? lateWords(standing, t, lang) : formatNumber(standing[counted], lang);
  // Where nothing lies there is nothing to compare but that.
  const shown = here.clusters === 0 ? ROWS.slice(0, 1) : ROWS;
  return (
    <>
      <table className="comparison">
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t.area.compare}</span>
            </th>
            <th scope="col" className="number">
              {t.area.here}
            </th>
            <th scope="col" className="number">
              {t.area.city}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((counted) => (
            <tr key={counted}>
              <th scope="row">{labels[counted]}</th>
              <td className="number">
                {isNothing(here, counted) ? (
                  <span className="none">{words(here, counted)}</span>
                ) : (
                  <Door to={doorTo(counted, code)}>{words(here, counted)}</Door>
                )}
              </td>
              <td className="number">
                <Door to={doorTo(counted, null)}>{words(city, counted)}</Door>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {none.clusters > 0 && (
        <p className="muted comparison-note">
          <Door to={doorTo('clusters', NO_AREA)}>{t.area.cityHas(none.clusters)}</Door>
        </p>
      )}
    </>
  );
}
