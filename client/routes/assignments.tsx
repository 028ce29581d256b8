import '../styles/assignments.css';
import '../styles/leave.css';
import { useQuery } from '@tanstack/react-query';
import type { Assignments } from '../../server/assignments/read.ts';
import { can } from '../../shared/roles.ts';
import { trpc } from '../api.ts';
import { Managers, Orphans } from '../features/assignments/lists.tsx';
import { LeaveOf } from '../features/leave/leave-of.tsx';
import { Download } from '../features/tables/download.tsx';
import { useLanguage } from '../i18n.tsx';
import { useSession } from '../session.ts';
import { NoRight } from '../ui/no-right.tsx';
import { QueryState } from '../ui/query-state.tsx';
import { useTitle } from '../ui/use-title.ts';

/** Whose every cluster is, and how it becomes another's. Always today's: a right is. */
export function AssignmentsRoute() {
  const { t } = useLanguage();
  const { actor } = useSession();
  useTitle(t.assign.nav);
  return can(actor, 'assignment.write').yes ? <All /> : <NoRight title={t.assign.nav} role={actor.role} />;
}

function All() {
  const { t } = useLanguage();
  const away = useQuery(trpc.leaves.list.queryOptions()).data;
  const query = useQuery(trpc.assignments.list.queryOptions());
  return (
    <div className="page assignments-page">
      <QueryState query={query} lines={10}>
        {(known: Assignments) => (
          <>
            <header className="page-head">
              <h1>{t.assign.title(known.orphans.length)}</h1>
              <Download list="assignments" isOfToday />
            </header>
            <p className="muted">{t.assign.hint}</p>
            <Orphans {...known} />
            <Managers managers={known.managers} renderMore={(id) => <LeaveOf id={id} away={away} />} />
          </>
        )}
      </QueryState>
    </div>
  );
}
