import '../styles/settings.css';
import { useQuery } from '@tanstack/react-query';
import type { ThresholdsShown } from '../../server/settings/read.ts';
import { SETTINGS_WORDS } from '../../shared/i18n/settings.ts';
import { can } from '../../shared/roles.ts';
import { trpc } from '../api.ts';
import { Thresholds } from '../features/settings/thresholds.tsx';
import { useRoomWords } from '../room-words.ts';
import { useSession } from '../session.ts';
import { NoRight } from '../ui/no-right.tsx';
import { QueryState } from '../ui/query-state.tsx';
import { useTitle } from '../ui/use-title.ts';

/** The numbers by which progress is judged. Always today's: what is set holds from today on. */
export function SettingsRoute() {
  const { title } = useRoomWords(SETTINGS_WORDS);
  const { actor } = useSession();
  useTitle(title);
  return can(actor, 'settings.write').yes ? <All /> : <NoRight title={title} role={actor.role} />;
}

function All() {
  const words = useRoomWords(SETTINGS_WORDS);
  const query = useQuery(trpc.settings.thresholds.queryOptions());
  return (
    <div className="page settings-page">
      <h1>{words.title}</h1>
      <p className="muted">{words.hint}</p>
      <QueryState query={query} lines={10}>
        {(known: ThresholdsShown) => <Thresholds {...known} />}
      </QueryState>
    </div>
  );
}
