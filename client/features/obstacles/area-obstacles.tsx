import type { AreaObstacle } from '../../../server/obstacles/read.ts';
import { formatDay } from '../../../shared/i18n/format.ts';
import { causeWord } from '../../../shared/i18n/named.ts';
import { shortName } from '../../../shared/text.ts';
import { Go } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';

/** Open obstacles of an area, the soonest due first. */
export function AreaObstacles({ obstacles }: { obstacles: readonly AreaObstacle[] }) {
  const { t, lang, inLanguage } = useLanguage();
  if (obstacles.length === 0) return <p className="muted">{t.obstacle.none}</p>;
  return (
    <div className="table-frame">
      <table className="obstacle-table">
        <thead>
          <tr>
            <th scope="col">{t.column.name}</th>
            <th scope="col">{t.obstacle.cause}</th>
            <th scope="col">{t.obstacle.milestone}</th>
            <th scope="col">{t.column.mover}</th>
            <th scope="col">{t.obstacle.due}</th>
          </tr>
        </thead>
        <tbody>
          {obstacles.map((obstacle) => (
            <tr key={obstacle.id}>
              <th scope="row">
                <Go to={paths.cluster(obstacle.code)}>
                  <span lang="vi">{shortName(obstacle.name, lang)}</span>
                </Go>
              </th>
              <td data-label={t.obstacle.cause}>{causeWord(t, obstacle.cause, obstacle.as)}</td>
              <td data-label={t.obstacle.milestone}>{t.ahead[obstacle.milestone]}</td>
              <td data-label={t.column.mover}>{inLanguage(obstacle, 'organisation')}</td>
              <td data-label={t.obstacle.due} className={obstacle.overdue ? 'is-late' : undefined}>
                {formatDay(obstacle.due, lang)}
                {obstacle.overdue && ` · ${t.obstacle.overdue}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
