import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Lateness } from '../../shared/delay.ts';
import { type Condition, DELAYS_AT_ONCE, listingParams, readListing } from '../../shared/delay-list.ts';
import { filterParams, readFilter } from '../../shared/filter.ts';
import { causeWord } from '../../shared/i18n/named.ts';
import { bareUnitName, unitName } from '../../shared/unit-name.ts';
import { client, trpc } from '../api.ts';
import { type Conditions, conditionsIn } from '../features/delays/conditions.ts';
import { PROJECTED } from '../features/delays/projector.tsx';
import type { DelayData, Naming } from '../features/delays/words.ts';
import { pagesKey } from '../first.ts';
import { useUrlParams } from '../go.tsx';
import { useLanguage } from '../i18n.tsx';
import { useAsOf, useUnits } from '../session.ts';

/** So many lines are asked for without being asked: all of a city's, for the eye and for paper. */
const UNASKED = 1_000;

/** What the list of delays is asked. All of it is in the address. */
export function useDelaysState() {
  const [params, change] = useUrlParams();
  const { param, day } = useAsOf();
  const asked: Conditions = { filter: readFilter(params), listing: readListing(params, day) };
  return {
    day,
    asked,
    question: { ...param, filter: asked.filter, ...asked.listing },
    set: ({ filter, listing }: Conditions, typing = false) =>
      change({ ...filterParams(filter), ...listingParams(listing) }, typing),
    isProjected: params.get('view') === 'projector',
    project: (on: boolean) => change({ view: on ? 'projector' : null }),
  };
}
type Question = ReturnType<typeof useDelaysState>['question'];

/** The list, page after page. */
export function useDelayPages(question: Question) {
  const query = useInfiniteQuery({
    queryKey: pagesKey(trpc.clusters.delays.queryKey({ ...question, limit: DELAYS_AT_ONCE })),
    queryFn: ({ pageParam }) =>
      client.clusters.delays.query({ ...question, offset: pageParam, limit: DELAYS_AT_ONCE }),
    initialPageParam: 0,
    getNextPageParam: ({ entries }, pages) => {
      const shown = pages.reduce((sum, page) => sum + page.lines.length, 0);
      return shown < entries ? shown : null;
    },
    placeholderData: keepPreviousData,
  });
  const { data, hasNextPage, isFetching, fetchNextPage } = query;
  const pages = data?.pages.length ?? 0;
  useEffect(
    function askForTheRest() {
      if (hasNextPage && pages * DELAYS_AT_ONCE < UNASKED && !isFetching) void fetchNextPage();
    },
    [hasNextPage, pages, isFetching, fetchNextPage],
  );
  return query;
}

/** Ten rows of it. Groups are for a desk: on a wall the gravest come first. */
export const useProjected = (question: Question, page: number) =>
  useQuery(
    trpc.clusters.delays.queryOptions(
      { ...question, group: undefined, offset: page * PROJECTED, limit: PROJECTED },
      { placeholderData: keepPreviousData },
    ),
  );

/** What areas, agencies, causes and classes are called. */
export function useNaming(data: DelayData | undefined): Naming & { whole: (unit: string) => string } {
  const { t, lang, inLanguage } = useLanguage();
  const { data: units } = useUnits();
  const known = new Map(units?.map(({ code, nameVi }) => [code, nameVi]));
  const told = [...(data?.movers ?? []), ...(data?.gravest?.movers ?? [])];
  const movers = new Map(told.map((mover) => [mover.key, inLanguage(mover, 'name')]));
  // While the names are on their way nothing stands there: codes say nothing to people.
  const unit = (code: string) => known.get(code) ?? (units ? code : '');
  return {
    area: (key) => (key === null ? t.late.noArea : bareUnitName(unit(key))),
    whole: (key) => unitName(unit(key), lang),
    mover: (key) => (key === null ? t.late.noMover : movers.get(key) || key),
    cause: (key) => (key === null ? t.late.noCause : causeWord(t, key)),
    class: (key) => t.lateness[key as Lateness],
  };
}

/** What the counts of the classes do not leave out. */
const NARROWING = new Set<Condition>(['cause', 'mover', 'change', 'search', 'more']);

/** The finding: how many are late, and how many of them by how much; in the area that was chosen, or as filtered. */
export function useFinding(data: DelayData | undefined, asked: Conditions): string {
  const { t } = useLanguage();
  const names = useNaming(data);
  const { unit } = asked.filter;
  const isNarrowed = conditionsIn(asked).some((condition) => NARROWING.has(condition));
  const where = unit ? names.whole(unit) : null;
  const [critical, late] = [data?.counts.critical ?? 0, data?.counts.late ?? 0];
  return t.late.title(critical, critical + late, isNarrowed ? t.late.filtered : where);
}
