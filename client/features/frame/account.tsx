import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { countDrafts, dropDraftsOf } from '../../commands/drafts.ts';
import { LeaveOutbox } from '../../commands/leave-outbox.tsx';
import { fetchJson } from '../../failure.ts';
import { Go, useHere } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { dropKept } from '../../offline/kept/store.ts';
import { useOutbox } from '../../outbox/door.ts';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.ts';

/** Đỗ Thị An → ĐA: by the first and the last word, as names are shortened here. */
const initialsOf = (name: string): string => {
  const words = name.split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => word?.charAt(0) ?? '').join('');
};

/** Where there is no room for a name. */
export const Initials = ({ name }: { name: string }) => (
  <span className="initials" aria-hidden="true">
    {initialsOf(name)}
  </span>
);

/** Who is signed in, and the way out; or the way in. */
export function Account() {
  const { t } = useLanguage();
  const { actor, name } = useSession();
  const here = useHere();
  const { signOut, problem } = useSignOut();
  const dialog = useRef<HTMLDialogElement>(null);
  const waiting = useRef<HTMLDialogElement>(null);
  const outbox = useOutbox();
  const [left, setLeft] = useState(0);
  if (actor.id === null) {
    return (
      <Go to={`${paths.signIn}?next=${encodeURIComponent(here)}`} className="button button-small">
        {t.nav.signIn}
      </Go>
    );
  }
  const person = actor.id;
  // What has not been sent goes with its person: nobody else's device keeps it, and nothing goes without a word.
  const leave = () => {
    if (outbox && outbox.open() > 0) return waiting.current?.showModal();
    leaveDrafts();
  };
  const leaveDrafts = () => {
    const drafts = countDrafts(person);
    setLeft(drafts);
    if (drafts > 0) dialog.current?.showModal();
    else void signOut(person);
  };
  return (
    <div className="account">
      <Link
        to={paths.password}
        className="account-name"
        title={t.nav.ownAccount(name ?? '', t.role[actor.role])}
      >
        {name && <Initials name={name} />}
        <span className="account-person">{name}</span>
        <small>{t.role[actor.role]}</small>
      </Link>
      <button type="button" className="button button-small" onClick={leave}>
        {t.nav.signOut}
      </button>
      {problem && (
        <p className="field-error" role="alert">
          {t.nav.stillSignedIn}
        </p>
      )}
      {outbox && (
        <LeaveOutbox
          dialog={waiting}
          outbox={outbox}
          onLeave={() => {
            waiting.current?.close();
            leaveDrafts();
          }}
        />
      )}
      <dialog ref={dialog} className="dialog" aria-labelledby="leave-title">
        <h2 id="leave-title">{t.nav.signOut}</h2>
        <p>{t.draft.left(left)}</p>
        <div className="form-actions">
          <button type="button" className="button button-main" onClick={() => dialog.current?.close()}>
            {t.draft.stay}
          </button>
          <button
            type="button"
            className="button"
            onClick={() => {
              dialog.current?.close();
              void signOut(person);
            }}
          >
            {t.draft.signOut}
          </button>
        </div>
      </dialog>
    </div>
  );
}

/** Signs out at the server; only when that has come about are the drafts and what is kept deleted and the page left. */
function useSignOut() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [problem, setProblem] = useState(false);
  const signOut = async (person: string) => {
    setProblem(false);
    const done = await fetchJson('/api/auth/sign-out', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    }).then(
      () => true,
      () => false,
    );
    setProblem(!done);
    if (!done) return;
    dropDraftsOf(person);
    await dropKept();
    await navigate(paths.home);
    await queries.resetQueries();
  };
  return { signOut, problem };
}
