import '../styles/papers.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { formatDay } from '../../shared/i18n/format.ts';
import { PAPER_WORDS } from '../../shared/i18n/papers.ts';
import { REGISTER_WORDS } from '../../shared/i18n/register.ts';
import { DOCUMENT_KINDS } from '../../shared/reading/reading.ts';
import { can } from '../../shared/roles.ts';
import { trpc } from '../api.ts';
import { PaperList } from '../features/papers/paper-list.tsx';
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
const MOST = 100;

/** What is looked for, in the address. */
function useAsked() {
  const [params, change] = useUrlParams();
  const kind = DOCUMENT_KINDS.find((one) => one === params.get('kind')) ?? null;
  return { q: useLookedFor(), kind, change };
}

function All() {
  const { lang } = useLanguage();
  const words = useRoomWords(PAPER_WORDS);
  const { param, day, isToday } = useAsOf();
  const { q, kind } = useAsked();
  const [limit, setLimit] = useState(SHOWN);
  const query = useQuery({
    ...trpc.papers.list.queryOptions({ q: q.trim(), kind, limit, ...param }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="page papers-page">
      <h1>{words.title}</h1>
      <p className="muted">{words.hint}</p>
      <QueryState query={query} lines={8}>
        {({ found, total, lines }) =>
          total === 0 ? (
            <p>{isToday ? words.none : words.noneOn(formatDay(day, lang))}</p>
          ) : (
            <>
              <Filters />
              <p className="muted" role="status">
                {found === 0 ? words.noneFound : words.count(found, total)}
              </p>
              <PaperList lines={lines} mayWithdraw={isToday} />
              {found > lines.length && limit < MOST && (
                <button type="button" className="button" onClick={() => setLimit(limit + SHOWN)}>
                  {words.more(Math.min(SHOWN, found - lines.length))}
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
