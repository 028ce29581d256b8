import '../styles/people.css';
import '../styles/leave.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { People } from '../../server/people/list.ts';
import { MANAGE_WORDS } from '../../shared/i18n/manage.ts';
import { PEOPLE_WORDS } from '../../shared/i18n/people.ts';
import { can } from '../../shared/roles.ts';
import { trpc } from '../api.ts';
import { LeaveOf } from '../features/leave/leave-of.tsx';
import { CreateForm } from '../features/people/create-form.tsx';
import { PersonList } from '../features/people/person-list.tsx';
import { Download } from '../features/tables/download.tsx';
import { Go } from '../go.tsx';
import { paths } from '../paths.ts';
import { useRoomWords } from '../room-words.ts';
import { useSession } from '../session.ts';
import { NoRight } from '../ui/no-right.tsx';
import { QueryState } from '../ui/query-state.tsx';
import { useTitle } from '../ui/use-title.ts';

/** Who has an account, and what is done about it. Always today's: a right is. */
export function PeopleRoute() {
  const { name } = useRoomWords(MANAGE_WORDS).people;
  const { actor } = useSession();
  useTitle(name);
  return can(actor, 'account.manage').yes ? <All /> : <NoRight title={name} role={actor.role} />;
}

function All() {
  const words = useRoomWords(PEOPLE_WORDS);
  const [isAdding, setAdding] = useState(false);
  const away = useQuery(trpc.leaves.list.queryOptions()).data;
  const query = useQuery(trpc.people.list.queryOptions());
  return (
    <div className="page people-page">
      <QueryState query={query} lines={10}>
        {(known: People) => (
          <>
            <h1>{words.title(known.people.filter(({ standing }) => standing === 'open').length)}</h1>
            <p className="muted">{words.hint}</p>
            {isAdding ? (
              <section className="card">
                <h2 className="people-adding">{words.adding}</h2>
                <CreateForm agencies={known.agencies} onDone={() => setAdding(false)} />
              </section>
            ) : (
              <div className="form-actions people-begin">
                <button type="button" className="button button-main" onClick={() => setAdding(true)}>
                  {words.add}
                </button>
                <Go to={paths.imports} className="button">
                  {words.fromTable}
                </Go>
              </div>
            )}
            <PersonList
              {...known}
              renderMore={(id) => <LeaveOf id={id} away={away} />}
              renderDownload={(asked) => <Download list="people" params={{ ...asked }} isOfToday />}
            />
          </>
        )}
      </QueryState>
    </div>
  );
}
