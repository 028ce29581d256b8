import { useQuery } from '@tanstack/react-query';
import { formatDay } from '../../shared/i18n/format.ts';
import { trpc } from '../api.ts';
import { Overlap } from '../features/programmes/overlap.tsx';
import { TargetCard } from '../features/programmes/target-card.tsx';
import { useLanguage } from '../i18n.tsx';
import { useAsOf } from '../session.ts';
import { PageActions } from '../ui/page-actions.tsx';
import { QueryState } from '../ui/query-state.tsx';
import { useTitle } from '../ui/use-title.ts';

export function ProgrammesRoute() {
  const { t, lang } = useLanguage();
  const { param, day } = useAsOf();
  const query = useQuery(trpc.programmes.list.queryOptions(param));
  useTitle(t.nav.programmes);
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t.programmes.title(formatDay(day, lang))}</h1>
        {query.data && query.data.length > 0 && <Overlap targets={query.data} />}
        <PageActions />
      </header>
      <QueryState query={query} lines={12}>
        {(targets) =>
          targets.length === 0 ? (
            <p className="empty">{t.programmes.none}</p>
          ) : (
            targets.map((target) => <TargetCard key={target.code} target={target} />)
          )
        }
      </QueryState>
    </div>
  );
}
