import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { LATENESS } from '../../shared/delay.ts';
import { filterParams, readFilter } from '../../shared/filter.ts';
import { can } from '../../shared/roles.ts';
import { client, trpc } from '../api.ts';
import { DelayTable } from '../features/clusters/delay-table.tsx';
import { DelayTotals } from '../features/clusters/delay-totals.tsx';
import { useUrlParams } from '../go.tsx';
import { useLanguage } from '../i18n.tsx';
import { useAsOf, useSession } from '../session.ts';
import { Grounds } from '../ui/grounds.tsx';
import { NoRight } from '../ui/no-right.tsx';
import { PageActions } from '../ui/page-actions.tsx';
import { QueryState } from '../ui/query-state.tsx';
import { useTitle } from '../ui/use-title.ts';

const PAGE = 50;
/** Classes one can ask for; "done" has nothing to rank. */
const CLASSES = LATENESS.filter((lateness) => lateness !== 'done');

/** Leadership's list: who is late, by how much against what, and whose move it is. */
export function DelaysRoute() {
  const { t } = useLanguage();
  const { actor } = useSession();
  useTitle(t.nav.delays);
  if (can(actor, 'delays.read').yes) return <Delays />;
  return <NoRight title={t.nav.delays} role={actor.role} />;
}

function Delays() {
  const { t } = useLanguage();
  const { thresholds } = useSession();
  const { param } = useAsOf();
  const [params, change] = useUrlParams();
  const filter = readFilter(params);
  const query = useInfiniteQuery({
    queryKey: [...trpc.clusters.delays.queryKey({ ...param, filter, limit: PAGE }), 'pages'],
    queryFn: ({ pageParam }) =>
      client.clusters.delays.query({ ...param, filter, offset: pageParam, limit: PAGE }),
    initialPageParam: 0,
    getNextPageParam: ({ total }, pages) => {
      const shown = pages.reduce((sum, page) => sum + page.lines.length, 0);
      return shown < total ? shown : null;
    },
    placeholderData: keepPreviousData,
  });
  const choose = (lateness: (typeof CLASSES)[number] | null) =>
    change(filterParams({ ...filter, lateness: lateness === null ? undefined : [lateness] }));
  return (
    <div className={query.isPlaceholderData ? 'page page-wide is-loading' : 'page page-wide'}>
      <QueryState query={query} lines={14}>
        {({ pages }) => {
          const lines = pages.flatMap((page) => page.lines);
          const last = pages.at(-1);
          const { total = 0, counts = {} } = last ?? {};
          const late = (counts['critical'] ?? 0) + (counts['late'] ?? 0);
          return (
            <>
              <header className="page-head">
                <h1>
                  {late === 0
                    ? t.delays.titleNone
                    : t.delays.title(counts['critical'] ?? 0, counts['late'] ?? 0)}
                </h1>
                {last && <Grounds of={last.grounds} what={t.ground.ofLateness} />}
                <PageActions />
              </header>
              <fieldset className="tabs">
                <legend className="visually-hidden">{t.delays.classes}</legend>
                <button
                  type="button"
                  aria-pressed={filter.lateness === undefined}
                  onClick={() => choose(null)}
                >
                  {t.delays.all} <b>{late + (counts['at_risk'] ?? 0)}</b>
                </button>
                {CLASSES.map((name) => (
                  <button
                    key={name}
                    type="button"
                    title={t.latenessRule[name](thresholds)}
                    aria-pressed={filter.lateness?.length === 1 && filter.lateness[0] === name}
                    onClick={() => choose(name)}
                  >
                    {t.lateness[name]} <b>{counts[name] ?? 0}</b>
                  </button>
                ))}
              </fieldset>
              {last && (
                <DelayTotals
                  filter={filter}
                  causes={last.causes}
                  movers={last.movers}
                  onChange={(next) => change(filterParams(next))}
                />
              )}
              {lines.length === 0 ? <p className="empty">{t.delays.empty}</p> : <DelayTable lines={lines} />}
              {query.hasNextPage && <p className="print-only">{t.paper.shownOf(lines.length, total)}</p>}
              {query.hasNextPage && (
                <button
                  type="button"
                  className="button"
                  disabled={query.isFetchingNextPage}
                  onClick={() => void query.fetchNextPage()}
                >
                  {t.app.more} ({t.delays.shownOf(lines.length, total)})
                </button>
              )}
            </>
          );
        }}
      </QueryState>
    </div>
  );
}
