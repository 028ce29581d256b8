import { formatDay, formatNumber } from '../../../shared/i18n/format.ts';
import type { Step } from '../../../shared/programme-course.ts';
import { useLanguage } from '../../i18n.tsx';

/** The figures of the chart: each day on which the number changed, the latest first. */
export function CourseTable({ steps }: { steps: readonly Step[] }) {
  const { t, lang } = useLanguage();
  if (steps.length === 0) return <p className="muted">{t.course.noSteps}</p>;
  const lines = steps.map((step, i) => ({ ...step, change: step.achieved - (steps[i - 1]?.achieved ?? 0) }));
  return (
    <>
      <p className="muted">{t.course.known}</p>
      <table className="course-table">
        <thead>
          <tr>
            <th scope="col">{t.course.day}</th>
            <th scope="col" className="number">
              {t.programmes.achieved}
            </th>
            <th scope="col" className="number">
              {t.course.change}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.toReversed().map(({ day, achieved, change }) => (
            <tr key={day}>
              <th scope="row">{formatDay(day, lang)}</th>
              <td className="number">{formatNumber(achieved, lang, 1)}</td>
              <td className="number">
                {change > 0 ? `+${formatNumber(change, lang, 1)}` : `−${formatNumber(-change, lang, 1)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
