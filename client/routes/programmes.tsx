import '../styles/facts.css';
import '../styles/programmes.css';
import '../styles/targets.css';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type { Day } from '../../shared/day.ts';
import { formatDay } from '../../shared/i18n/format.ts';
import { can } from '../../shared/roles.ts';
import { trpc } from '../api.ts';
import { pacing, type TargetNumbers } from '../features/programmes/finding.ts';
import { Overlap } from '../features/programmes/overlap.tsx';
import { PastTargets } from '../features/programmes/past-targets.tsx';
import { PlanHead, plansOf } from '../features/programmes/plan-head.tsx';
import { PublishedFigures } from '../features/programmes/published-figures.tsx';
import { TargetCard } from '../features/programmes/target-card.tsx';
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
  // Of a day ahead today's knowledge is shown, and judged by today.
  const on = day < today ? day : today;
  const looked = ({ code }: { code: string }) => {
    const course = courses?.find((one) => one.code === code);
    return { on, since, definedOn: course?.definedOn ?? null, steps: courses && (course?.steps ?? []) };
  };
  const historyOf = (code: string) =>
    can(actor, 'programme.history').yes ? (
      <Fold title={t.programmes.history} lazy onPaper={false}>
        <Suspense fallback={<Skeleton lines={2} label={t.app.loading} />}>
          <TargetHistory code={code} asOf={on} />
        </Suspense>
      </Fold>
    ) : null;
  return (
    <div className="page page-programmes">
      <header className="page-head">
        <h1>{useFinding(query.data ?? [], looked, day)}</h1>
        {query.data && query.data.length > 0 && <Overlap targets={query.data} />}
        <PageActions />
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

/** How many of the targets with a due day go too slowly to be met by it; until that is known, what the page is. */
function useFinding(
  targets: readonly TargetNumbers[],
  looked: (target: TargetNumbers) => Parameters<typeof pacing>[1],
  day: Day,
): string {
  const { t, lang } = useLanguage();
  const known = targets.flatMap((target) => pacing(target, looked(target))?.slow ?? []);
  if (known.length === 0) return t.programmes.title(formatDay(day, lang));
  const slow = known.filter(Boolean).length;
  return slow === 0 ? t.course.inTime(known.length) : t.course.tooSlow(slow, known.length);
}
