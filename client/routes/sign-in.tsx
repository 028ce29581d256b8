import '../styles/factor.css';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { SignInBy } from '../commands/sign-in-by.tsx';
import { SignInForm } from '../commands/sign-in-form.tsx';
import { useLanguage } from '../i18n.tsx';
import { afterSignIn, paths } from '../paths.ts';
import { deviceIs, type Session, useSession } from '../session.ts';
import { settings } from '../settings.ts';
import { useTitle } from '../ui/use-title.ts';

export function SignInRoute() {
  const { t, inLanguage } = useLanguage();
  const session = useSession();
  const { demonstration } = session;
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  useTitle(t.signIn.title);

  const onSignedIn = async (session: Session) => {
    const { actor, factor } = session;
    await deviceIs(session);
    await queries.resetQueries();
    const next = params.get('next');
    const due = factor?.required === true && !factor.on;
    const after = due
      ? `${paths.secondFactor}${next === null ? '' : `?next=${encodeURIComponent(next)}`}`
      : afterSignIn(actor, next);
    await navigate(after);
  };
  useBackFromProvider(session, params.has('by'), onSignedIn);

  return (
    <div className="page page-narrow">
      <h1>{t.signIn.title}</h1>
      {settings.provider !== null && (
        <SignInBy name={settings.provider} next={params.get('next')} refused={params.get('refused')} />
      )}
      <SignInForm
        username={username}
        password={password}
        onType={(typed) => {
          if (typed.username !== undefined) setUsername(typed.username);
          if (typed.password !== undefined) setPassword(typed.password);
        }}
        onSignedIn={onSignedIn}
      />
      <p className="muted">{t.signIn.publicHint}</p>
      {demonstration && (
        <section className="card">
          <h2>{t.signIn.demo}</h2>
          <p className="muted">{t.signIn.demoHint(demonstration.password)}</p>
          <ul className="demo-accounts">
            {demonstration.accounts.map((account) => (
              <li key={account.username}>
                <button
                  type="button"
                  className="button"
                  onClick={() => {
                    setUsername(account.username);
                    setPassword(demonstration.password);
                  }}
                >
                  <strong>{account.username}</strong>{' '}
                  <span className="muted">{inLanguage(account, 'name')}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** Who comes back from the provider is signed in when the page begins, and goes on at once. */
function useBackFromProvider(
  session: Session,
  isBack: boolean,
  onSignedIn: (session: Session) => Promise<void>,
) {
  const gone = useRef(false);
  useEffect(
    function goOn() {
      if (!isBack || session.actor.id === null || gone.current) return;
      gone.current = true;
      void onSignedIn(session);
    },
    [session, isBack, onSignedIn],
  );
}
