import '../styles/people.css';
import '../styles/manage.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { BeginState } from '../../server/begin/read.ts';
import { BEGIN_WORDS } from '../../shared/i18n/begin.ts';
import { MANAGE_WORDS } from '../../shared/i18n/manage.ts';
import { can } from '../../shared/roles.ts';
import { trpc } from '../api.ts';
import { LoadForm } from '../features/begin/load-form.tsx';
import { isReady, NextSteps } from '../features/begin/next-steps.tsx';
import { DoorList, useDoors } from '../features/manage/door-list.tsx';
import { useLanguage } from '../i18n.tsx';
import { useRoomWords } from '../room-words.ts';
import { useSession } from '../session.ts';
import { NoRight } from '../ui/no-right.tsx';
import { QueryState } from '../ui/query-state.tsx';
import { useTitle } from '../ui/use-title.ts';

/** Where the department and the administrator run the register: a door to each room that is theirs. */
export function ManageRoute() {
  const { t } = useLanguage();
  const words = useRoomWords(MANAGE_WORDS);
  const { actor, demonstration } = useSession();
  const doors = useDoors();
  useTitle(t.nav.manage);
  if (doors.length === 0) return <NoRight title={t.nav.manage} role={actor.role} />;
  // The demonstration is complete; what it lacks, it lacks on purpose.
  const mayBegin = demonstration === null && can(actor, 'register.begin').yes;
  return (
    <div className="page manage-page">
      <h1>{words.title}</h1>
      {mayBegin && <Beginning />}
      <DoorList />
    </div>
  );
}

/** While the register is empty: how to fill it; then, until all is there, what comes next. */
function Beginning() {
  const words = useRoomWords(BEGIN_WORDS);
  const queries = useQueryClient();
  const query = useQuery(trpc.begin.state.queryOptions());
  // Units and their drawing are kept for as long as a page is open: now there are others.
  const onLoaded = () => void queries.resetQueries();
  return (
    <QueryState query={query} lines={6}>
      {(state: BeginState) => (
        <>
          {state.empty && (
            <section className="card">
              <h2 className="begin-title">{words.title}</h2>
              <p className="muted">{words.hint}</p>
              <LoadForm published={state.published} onLoaded={onLoaded} />
            </section>
          )}
          {!isReady(state, words) && <NextSteps state={state} />}
        </>
      )}
    </QueryState>
  );
}
