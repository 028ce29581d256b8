import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { SignInForm } from '../commands/sign-in-form.tsx';
import { useLanguage } from '../i18n.tsx';
import { afterSignIn } from '../paths.ts';
import { deviceIs, type Session, useSession } from '../session.ts';
import { useTitle } from '../ui/use-title.ts';

export function SignInRoute() {
  const { t, inLanguage } = useLanguage();
  const { demonstration } = useSession();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  useTitle(t.signIn.title);

  const onSignedIn = async (session: Session) => {
    const { actor } = session;
    await deviceIs(session);
    await queries.resetQueries();
    await navigate(afterSignIn(actor, params.get('next')));
  };

  return (
    <div className="page page-narrow">
      <h1>{t.signIn.title}</h1>
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
