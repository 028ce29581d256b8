import '../styles/facts.css';
import '../styles/programmes.css';
import '../styles/targets.css';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { formatDay } from '../../shared/i18n/format.ts';
import { overlapWords } from '../../shared/i18n/overlap-words.ts';
import { programmesTitle } from '../../shared/i18n/programmes-title.ts';
import { lookedAt } from '../../shared/programmes/pacing.ts';
import { plansOf } from '../../shared/programmes/plans.ts';
import { can } from '../../shared/roles.ts';
import { trpc } from '../api.ts';
import { PastTargets } from '../features/programmes/past-targets.tsx';
import { PlanHead } from '../features/programmes/plan-head.tsx';
import { PublishedFigures } from '../features/programmes/published-figures.tsx';
import { TargetCard } from '../features/programmes/target-card.tsx';
import { Download } from '../features/tables/download.tsx';
import { useLanguage } from '../i18n.tsx';
import { useAsOf, useRecordSince, useSession } from '../session.ts';
import { Fold } from '../ui/fold.tsx';
import { PageActions } from '../ui/page-actions.tsx';
import { Skeleton } from '../ui/parts.tsx';
import { QueryState } from '../ui/query-state.tsx';
import { useTitle } from '../ui/use-title.ts';

/** With its words it is fetched by those who may read it, once they open it. */
const TargetHistory = lazy(async () => ({
  default: (await import('../features/targets/target-history.tsx')).TargetHistory,
}));

/** The city's targets: for each what is still to be done, how it went from the first day on, and the pace it needs. */
export function ProgrammesRoute() {
  const { t, lang } = useLanguage();
  const { param, day, today } = useAsOf();
  const since = useRecordSince();
  const query = useQuery(trpc.programmes.list.queryOptions(param));
  const { data: courses } = useQuery(trpc.programmes.course.queryOptions(param));
  const { actor } = useSession();
  useTitle(t.nav.programmes);
  const looked = ({ code }: { code: string }) => lookedAt(code, { day, today, since, courses });
  const historyOf = (code: string) =>
    can(actor, 'programme.history').yes ? (
      <Fold title={t.programmes.history} lazy onPaper={false}>
        <Suspense fallback={<Skeleton lines={2} label={t.app.loading} />}>
          <TargetHistory code={code} asOf={day < today ? day : today} />
        </Suspense>
      </Fold>
    ) : null;
  return (
    <div className="page page-programmes">
      <header className="page-head">
        <h1>{programmesTitle(query.data ?? [], looked, { day, t, lang })}</h1>
        {query.data && query.data.length > 0 && <p className="muted">{overlapWords(query.data, t, lang)}</p>}
        <PageActions>{query.data && query.data.length > 0 && <Download list="targets" />}</PageActions>
      </header>
      <QueryState query={query} lines={12}>
        {(targets) =>
          targets.length === 0 ? (
            <p className="empty">{t.programmes.none}</p>
          ) : (
            <>
              <p className="print-only">{t.course.at(formatDay(day, lang))}</p>
              {plansOf(targets).map(({ key, plan, targets: its }) => (
                <section key={key ?? ''} className="plan">
                  <PlanHead plan={plan} />
                  <div className="targets">
                    {its.map((target) => (
                      <TargetCard
                        key={target.code}
                        target={target}
                        looked={looked(target)}
                        history={historyOf(target.code)}
                      />
                    ))}
                  </div>
                </section>
              ))}
              <div className="programmes-more">
                <PastTargets historyOf={historyOf} />
                <PublishedFigures />
              </div>
            </>
          )
        }
      </QueryState>
    </div>
  );
}
