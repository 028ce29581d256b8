import '../styles/papers.css';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { PaperPage } from '../../server/papers/read.ts';
import { formatDay } from '../../shared/i18n/format.ts';
import { PAPER_WORDS } from '../../shared/i18n/papers.ts';
import { REGISTER_WORDS } from '../../shared/i18n/register.ts';
import { DOCUMENT_KINDS } from '../../shared/reading/reading.ts';
import { can } from '../../shared/roles.ts';
import { client } from '../api.ts';
import { PaperList } from '../features/papers/paper-list.tsx';
import { Download } from '../features/tables/download.tsx';
import { FindInAddress, useLookedFor } from '../find-in-address.tsx';
import { useUrlParams } from '../go.tsx';
import { useLanguage } from '../i18n.tsx';
import { useRoomWords } from '../room-words.ts';
import { useAsOf, useSession } from '../session.ts';
import { NoRight } from '../ui/no-right.tsx';
import { Field } from '../ui/parts.tsx';
import { QueryState } from '../ui/query-state.tsx';
import { useTitle } from '../ui/use-title.ts';

/** The files of the documents by which something was entered, as known on the day that is looked at. */
export function PapersRoute() {
  const { actor } = useSession();
  const words = useRoomWords(PAPER_WORDS);
  useTitle(words.title);
  return can(actor, 'paper.file').yes ? <All /> : <NoRight title={words.title} role={actor.role} />;
}

/** Shown at once, and more of them each time that more are asked for. */
const SHOWN = 25;

const countOf = (pages: readonly PaperPage[]): number => pages.reduce((n, { lines }) => n + lines.length, 0);
/** Each once: what was filed between two answers pushes the last of one page onto the next. */
const linesOf = (pages: readonly PaperPage[]): PaperPage['lines'] => [
  ...new Map(pages.flatMap(({ lines }) => lines.map((line) => [line.id, line] as const))).values(),
];

/** What is looked for, in the address. */
function useAsked() {
  const [params, change] = useUrlParams();
  const kind = DOCUMENT_KINDS.find((one) => one === params.get('kind')) ?? null;
  return { q: useLookedFor(), kind, change };
}

function All() {
  const { t, lang } = useLanguage();
  const words = useRoomWords(PAPER_WORDS);
  const { param, day, isToday } = useAsOf();
  const { q, kind } = useAsked();
  const asked = { q: q.trim(), kind, limit: SHOWN, ...param };
  const query = useInfiniteQuery({
    queryKey: ['papers.list', asked],
    queryFn: ({ pageParam, signal }) => client.papers.list.query({ ...asked, offset: pageParam }, { signal }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) =>
      last.lines.length > 0 && countOf(pages) < last.found ? countOf(pages) : undefined,
    placeholderData: keepPreviousData,
    select: ({ pages }) => ({ pages, found: pages.at(-1)?.found ?? 0, total: pages.at(-1)?.total ?? 0 }),
  });
  return (
    <div className="page papers-page">
      <h1>{words.title}</h1>
      <p className="muted">{words.hint}</p>
      <QueryState query={query} lines={8}>
        {({ found, total, pages }) =>
          total === 0 ? (
            <p>{isToday ? words.none : words.noneOn(formatDay(day, lang))}</p>
          ) : (
            <>
              <Filters />
              <div className="papers-found">
                <p className="muted" role="status">
                  {found === 0 ? words.noneFound : words.count(found, total)}
                </p>
                {found > 0 && <Download list="papers" params={{ q: q.trim(), kind }} />}
              </div>
              {query.hasNextPage && <p className="print-only">{t.paper.shownOf(countOf(pages), found)}</p>}
              <PaperList lines={linesOf(pages)} mayWithdraw={isToday} />
              {query.hasNextPage && (
                <button
                  type="button"
                  className="button"
                  disabled={query.isFetchingNextPage}
                  onClick={() => void query.fetchNextPage()}
                >
                  {words.more(Math.min(SHOWN, found - countOf(pages)))}
                </button>
              )}
            </>
          )
        }
      </QueryState>
    </div>
  );
}

function Filters() {
  const words = useRoomWords(PAPER_WORDS);
  const { kinds } = useRoomWords(REGISTER_WORDS);
  const id = useId();
  const { kind, change } = useAsked();
  return (
    <FindInAddress label={words.find}>
      <Field id={id} label={words.kind}>
        <select
          id={id}
          value={kind ?? ''}
          onChange={(event) => change({ kind: event.target.value || null }, true)}
        >
          <option value="">{words.allKinds}</option>
          {DOCUMENT_KINDS.map((one) => (
            <option key={one} value={one}>
              {kinds[one]}
            </option>
          ))}
        </select>
      </Field>
    </FindInAddress>
  );
}
