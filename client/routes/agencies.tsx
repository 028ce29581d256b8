import '../styles/people.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AgencyLine } from '../../server/agencies/read.ts';
import { AGENCIES_WORDS } from '../../shared/i18n/agencies.ts';
import { MANAGE_WORDS } from '../../shared/i18n/manage.ts';
import { can } from '../../shared/roles.ts';
import { trpc } from '../api.ts';
import { AgencyForm } from '../features/agencies/agency-form.tsx';
import { AgencyList } from '../features/agencies/agency-list.tsx';
import { Download } from '../features/tables/download.tsx';
import { useRoomWords } from '../room-words.ts';
import { useSession } from '../session.ts';
import { NoRight } from '../ui/no-right.tsx';
import { QueryState } from '../ui/query-state.tsx';
import { useTitle } from '../ui/use-title.ts';

/** Who can be responsible for something: committees, departments, investors. */
export function AgenciesRoute() {
  const { name } = useRoomWords(MANAGE_WORDS).agencies;
  const { actor } = useSession();
  useTitle(name);
  return can(actor, 'agency.write').yes ? <All /> : <NoRight title={name} role={actor.role} />;
}

function All() {
  const words = useRoomWords(AGENCIES_WORDS);
  const [isAdding, setAdding] = useState(false);
  const query = useQuery(trpc.agencies.list.queryOptions());
  return (
    <div className="page agencies-page">
      <QueryState query={query} lines={10}>
        {(agencies: AgencyLine[]) => (
          <>
            <h1>{words.title(agencies.filter(({ closed }) => !closed).length)}</h1>
            <p className="muted">{words.hint}</p>
            {isAdding ? (
              <section className="card">
                <AgencyForm agency={null} onDone={() => setAdding(false)} />
              </section>
            ) : (
              <button type="button" className="button button-main" onClick={() => setAdding(true)}>
                {words.add}
              </button>
            )}
            <AgencyList
              agencies={agencies}
              renderDownload={({ q, kind, closedToo }) => (
                <Download list="agencies" params={{ q, kind, closed: closedToo ? 'yes' : null }} isOfToday />
              )}
            />
          </>
        )}
      </QueryState>
    </div>
  );
}
