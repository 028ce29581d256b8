import '../styles/settings.css';
import { useQuery } from '@tanstack/react-query';
import type { CodesShown } from '../../server/settings/codes.ts';
import { CODES_WORDS } from '../../shared/i18n/codes.ts';
import { can } from '../../shared/roles.ts';
import { trpc } from '../api.ts';
import { CodeLists } from '../features/codes/code-lists.tsx';
import { useRoomWords } from '../room-words.ts';
import { useSession } from '../session.ts';
import { NoRight } from '../ui/no-right.tsx';
import { QueryState } from '../ui/query-state.tsx';
import { useTitle } from '../ui/use-title.ts';

/** How codes are named and offered here. Always today's: what is set holds from today on. */
export function CodeListsRoute() {
  const { title } = useRoomWords(CODES_WORDS);
  const { actor } = useSession();
  useTitle(title);
  return can(actor, 'settings.write').yes ? <All /> : <NoRight title={title} role={actor.role} />;
}

function All() {
  const words = useRoomWords(CODES_WORDS);
  const query = useQuery(trpc.settings.codes.queryOptions());
  return (
    <div className="page settings-page">
      <h1>{words.title}</h1>
      <p className="muted">{words.hint}</p>
      <QueryState query={query} lines={12}>
        {(known: CodesShown) => <CodeLists {...known} />}
      </QueryState>
    </div>
  );
}
