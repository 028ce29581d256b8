import '../styles/delays.css';
import '../styles/delays-table.css';
import '../styles/delays-why.css';
import '../styles/projector.css';
import { useState } from 'react';
import { listingParams } from '../../shared/delay-list.ts';
import { filterParams } from '../../shared/filter.ts';
import { can } from '../../shared/roles.ts';
import { SearchBox } from '../features/clusters/filters.tsx';
import { DelayChips, NothingLeft } from '../features/delays/chips.tsx';
import { ClassBar } from '../features/delays/classes.tsx';
import { Gravest } from '../features/delays/gravest.tsx';
import { DelayOrderChoice } from '../features/delays/order.tsx';
import { Projector } from '../features/delays/projector.tsx';
import { Since } from '../features/delays/since.tsx';
import { DelayTable } from '../features/delays/table.tsx';
import { DelayTotals } from '../features/delays/totals.tsx';
import type { DelayData } from '../features/delays/words.ts';
import { Download } from '../features/tables/download.tsx';
import { useLanguage } from '../i18n.tsx';
import { useRecordSince, useSession } from '../session.ts';
import { Grounds } from '../ui/grounds.tsx';
import { NoRight } from '../ui/no-right.tsx';
import { PageActions } from '../ui/page-actions.tsx';
import { QueryState } from '../ui/query-state.tsx';
import { useTitle } from '../ui/use-title.ts';
import { useDelayPages, useDelaysState, useFinding, useNaming, useProjected } from './delays-state.ts';

/** Leadership's list: who is late, why, and whose move it is. */
export function DelaysRoute() {
  const { t } = useLanguage();
  const { actor } = useSession();
  useTitle(t.nav.delays);
  if (can(actor, 'delays.read').yes) return <Delays />;
  return <NoRight title={t.nav.delays} role={actor.role} />;
}

function Delays() {
  const state = useDelaysState();
  return state.isProjected ? <OnTheWall state={state} /> : <OnTheDesk state={state} />;
}

type State = ReturnType<typeof useDelaysState>;

function OnTheWall({ state }: { state: State }) {
  const [page, setPage] = useState(0);
  const query = useProjected(state.question, page);
  const names = useNaming(query.data);
  const title = useFinding(query.data, state.asked);
  return (
    <QueryState query={query} lines={10}>
      {(data) => (
        <Projector
          title={title}
          data={data}
          asOf={state.day}
          page={page}
          names={names}
          onPage={setPage}
          onLeave={() => state.project(false)}
        />
      )}
    </QueryState>
  );
}

function OnTheDesk({ state }: { state: State }) {
  const query = useDelayPages(state.question);
  return (
    <div className={query.isPlaceholderData ? 'page page-delays is-loading' : 'page page-delays'}>
      <QueryState query={query} lines={14}>
        {({ pages }) => pages[0] && <Desk state={state} query={query} data={pages[0]} />}
      </QueryState>
    </div>
  );
}

interface DeskProps {
  state: State;
  query: ReturnType<typeof useDelayPages>;
  /** The first page: totals are the same on all. */
  data: DelayData;
}

function Desk({ state, query, data }: DeskProps) {
  const { t } = useLanguage();
  const { asked, set, day } = state;
  const { filter, listing } = asked;
  const earliest = useRecordSince();
  const names = useNaming(data);
  const title = useFinding(data, asked);
  const [comparing, setComparing] = useState(false);
  const isComparing = comparing || listing.since !== undefined;
  const lines = query.data?.pages.flatMap((page) => page.lines) ?? [];
  const setListing = (next: Partial<typeof listing>) => set({ filter, listing: { ...listing, ...next } });
  return (
    <>
      <header className="page-head delays-head">
        <h1>{title}</h1>
        <div className="delays-order">
          <SearchBox filter={filter} onChange={(next, typing) => set({ filter: next, listing }, typing)} />
          <DelayOrderChoice listing={listing} onChange={(next) => set({ filter, listing: next })} />
          <button
            type="button"
            className="button"
            aria-expanded={isComparing}
            onClick={() => setComparing(!comparing)}
          >
            {t.late.since}
          </button>
        </div>
      </header>
      <div className="delays-tools">
        <ClassBar filter={filter} counts={data.counts} onChange={(next) => set({ filter: next, listing })} />
        <PageActions>
          <Download list="delays" params={{ ...filterParams(filter), ...listingParams(listing) }} />
          <button
            type="button"
            className="button button-small to-projector"
            onClick={() => state.project(true)}
          >
            {t.late.projector}
          </button>
        </PageActions>
      </div>
      {isComparing && (
        <Since
          asOf={day}
          earliest={earliest}
          listing={listing}
          changes={data.changes}
          onDay={(since) => setListing({ since, changed: since === undefined ? undefined : listing.changed })}
          onChanged={(changed) =>
            // Of whatever class it is now: the numbers count all of them.
            set({ filter: { ...filter, lateness: undefined }, listing: { ...listing, changed } })
          }
        />
      )}
      <DelayChips asked={asked} names={names} onChange={set} />
      <div className="delays-grid">
        <aside className="delays-why">
          {data.gravest && (
            <Gravest
              gravest={data.gravest}
              names={names}
              areaName={names.whole(data.gravest.area.key ?? '')}
              chosen={filter.unit !== undefined}
              onChoose={() =>
                set({ filter: { ...filter, unit: data.gravest?.area.key ?? undefined }, listing })
              }
            />
          )}
          <DelayTotals data={data} asked={asked} names={names} onChange={set} />
        </aside>
        <div className="delays-list">
          {lines.length === 0 ? (
            <NothingLeft asked={asked} without={data.without} onChange={set} />
          ) : (
            <DelayTable
              lines={lines}
              groups={data.groups}
              listing={listing}
              names={names}
              longest={data.longest}
              onSort={(sort) => setListing({ sort })}
            />
          )}
          <Grounds of={data.grounds} what={t.ground.ofLateness} />
          {query.hasNextPage && <Further query={query} shown={lines.length} all={data.entries} />}
        </div>
      </div>
    </>
  );
}

/** There are more than anybody reads: the rest when it is asked for. */
function Further({ query, shown, all }: { query: DeskProps['query']; shown: number; all: number }) {
  const { t } = useLanguage();
  return (
    <>
      <p className="print-only">{t.paper.shownOf(shown, all)}</p>
      <button
        type="button"
        className="button"
        disabled={query.isFetchingNextPage}
        onClick={() => void query.fetchNextPage()}
      >
        {t.app.more} ({t.delays.shownOf(shown, all)})
      </button>
    </>
  );
}
