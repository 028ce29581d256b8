import { useQuery } from '@tanstack/react-query';
import { addDays } from '../../shared/day.ts';
import { byUrgency } from '../../shared/delay.ts';
import { can } from '../../shared/roles.ts';
import { trpc } from '../api.ts';
import { RowList } from '../features/clusters/row-list.tsx';
import { DueList } from '../features/milestones/due-list.tsx';
import { useLanguage } from '../i18n.tsx';
import { useAsOf, useSession } from '../session.ts';
import { NoRight } from '../ui/no-right.tsx';
import { QueryState } from '../ui/query-state.tsx';
import { useTitle } from '../ui/use-title.ts';

/** A project manager's home: what is due, and the form beside it. */
export function WorkRoute() {
  const { t } = useLanguage();
  const { actor } = useSession();
  useTitle(t.nav.work);
  return can(actor, 'work.read').yes ? <Work /> : <NoRight title={t.nav.work} role={actor.role} />;
}

function Work() {
  const { t } = useLanguage();
  const { param, day } = useAsOf();
  const { actor, thresholds } = useSession();
  const query = useQuery(trpc.clusters.work.queryOptions(param));
  return (
    <div className="page">
      <QueryState query={query} lines={10}>
        {({ rows, dues }) => (
          <>
            <h1>
              {t.work.title(
                dues.filter((due) => due.dueOn !== null && due.dueOn <= addDays(day, thresholds.due.days))
                  .length,
              )}
            </h1>
            {rows.length === 0 && <p className="empty">{t.work.empty}</p>}
            <DueList key={day} dues={dues} mayUpdate={can(actor, 'forecast.write').yes} />
            {rows.length > 0 && <h2>{t.work.clusters}</h2>}
            <RowList rows={[...rows].sort(byUrgency)} />
          </>
        )}
      </QueryState>
    </div>
  );
}
