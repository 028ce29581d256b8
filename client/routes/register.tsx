import '../styles/reading.css';
import '../styles/register.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { REGISTER_WORDS } from '../../shared/i18n/register.ts';
import { can } from '../../shared/roles.ts';
import { trpc } from '../api.ts';
import { ReadChosen } from '../features/documents/read-chosen.tsx';
import { ClusterLines } from '../features/register/cluster-lines.tsx';
import type { RenderReading } from '../features/register/correct-form.tsx';
import { EnterForm } from '../features/register/enter-form.tsx';
import { Download } from '../features/tables/download.tsx';
import { FindInAddress, useLookedFor } from '../find-in-address.tsx';
import { Go, useUrlParams } from '../go.tsx';
import { paths } from '../paths.ts';
import { useRoomWords } from '../room-words.ts';
import { useSession } from '../session.ts';
import { NoRight } from '../ui/no-right.tsx';
import { QueryState } from '../ui/query-state.tsx';
import { useTitle } from '../ui/use-title.ts';

/** The register as those keep it who may: found, added to, and opened to be corrected. Always today's. */
export function RegisterRoute() {
  const { actor } = useSession();
  const words = useRoomWords(REGISTER_WORDS);
  useTitle(words.title);
  return can(actor, 'register.write').yes ? <All /> : <NoRight title={words.title} role={actor.role} />;
}

/** Lines on a page. */
const LINES = 50;

/** What is looked for and which page of it: in the address, so that the way back from a cluster leads to its line. */
function usePage() {
  const [params, change] = useUrlParams();
  const page = Number(params.get('page') ?? '1');
  return {
    q: useLookedFor(),
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
    turn: (to: number) => change({ page: to === 1 ? null : String(to) }),
  };
}

function All() {
  const words = useRoomWords(REGISTER_WORDS);
  const { q, page, turn } = usePage();
  const query = useQuery({
    ...trpc.register.list.queryOptions({ q: q.trim(), offset: (page - 1) * LINES, limit: LINES }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="page register-page">
      <h1>{words.title}</h1>
      <p className="muted">{words.about}</p>
      <Add />
      <FindInAddress label={words.find} />
      <QueryState query={query} lines={10}>
        {({ total, lines }) => (
          <>
            <div className="register-found">
              <p className="muted" role="status">
                {total > 0 ? words.count(total) : q.trim() === '' ? words.none : words.noneFound}
              </p>
              {total > 0 && <Download list="register" params={{ q: q.trim() }} isOfToday />}
            </div>
            <ClusterLines lines={lines} />
            <Pages page={page} of={Math.ceil(total / LINES)} onTurn={turn} />
          </>
        )}
      </QueryState>
    </div>
  );
}

function Pages({ page, of, onTurn }: { page: number; of: number; onTurn: (to: number) => void }) {
  const words = useRoomWords(REGISTER_WORDS);
  if (of <= 1 && page === 1) return null;
  return (
    <nav className="register-pages" aria-label={words.pages}>
      <button
        type="button"
        className="button"
        disabled={page <= 1}
        onClick={() => onTurn(Math.min(page - 1, of))}
      >
        {words.pageBefore}
      </button>
      <span aria-current="page">{words.pageOf(page, of)}</span>
      <button type="button" className="button" disabled={page >= of} onClick={() => onTurn(page + 1)}>
        {words.pageAfter}
      </button>
    </nav>
  );
}

/** A new cluster: its form is opened by its button, and stays until it is done with. */
function Add() {
  const words = useRoomWords(REGISTER_WORDS);
  const [isOpen, setOpen] = useState(false);
  const query = useQuery({ ...trpc.register.choices.queryOptions(), enabled: isOpen });
  if (!isOpen) {
    return (
      <div className="form-actions register-add">
        <button type="button" className="button button-main" onClick={() => setOpen(true)}>
          {words.add}
        </button>
        <Go to={paths.imports} className="button">
          {words.importThem}
        </Go>
      </div>
    );
  }
  return (
    <section className="card">
      <QueryState query={query} lines={8}>
        {(choices) => (
          <PinnedForm choices={choices} renderReading={renderReading} onDone={() => setOpen(false)} />
        )}
      </QueryState>
    </section>
  );
}

interface ReadingProps {
  onTake: Parameters<RenderReading>[0];
  onChoose: Parameters<RenderReading>[1];
}

/** What the decision of a new cluster can fill; its file is kept when the cluster is entered. */
function Reading({ onTake, onChoose }: ReadingProps) {
  const words = useRoomWords(REGISTER_WORDS);
  return (
    <ReadChosen
      label={words.readFile}
      about={words.readFileAbout}
      takes={['number', 'date', 'issuer', 'subject', 'area', 'investor']}
      onTake={onTake}
      onChoose={onChoose}
    />
  );
}
const renderReading: RenderReading = (onTake, onChoose) => <Reading onTake={onTake} onChoose={onChoose} />;

/** The code that was free when the form was opened stays in it: what is sent again is the same intention. */
function PinnedForm({ choices, ...rest }: Parameters<typeof EnterForm>[0]) {
  const [seen] = useState(choices);
  return <EnterForm choices={seen} {...rest} />;
}
