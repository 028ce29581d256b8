import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { client } from '../api.ts';
import { errorOf, fetchJson } from '../failure.ts';
import { useLanguage } from '../i18n.tsx';
import { afterSignIn } from '../paths.ts';
import { useSession } from '../session.ts';
import { Field, Notice } from '../ui/parts.tsx';
import { useTitle } from '../ui/use-title.ts';

export function SignInRoute() {
  const { t, inLanguage } = useLanguage();
  const { demonstration } = useSession();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useTitle(t.signIn.title);

  const signIn = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      await fetchJson('/api/auth/sign-in/username', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ username: username.trim(), password }),
      });
      const { actor } = await client.session.current.query();
      await queries.resetQueries();
      await navigate(afterSignIn(actor, params.get('next')));
    } catch (error) {
      const { code } = errorOf(error);
      setProblem(code === 'UNAUTHENTICATED' || code === 'INVALID' ? t.signIn.wrong : t.error[code]);
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className="page page-narrow">
      <h1>{t.signIn.title}</h1>
      <form className="form" onSubmit={(event) => void signIn(event)}>
        <Field id="username" label={t.signIn.username}>
          <input
            id="username"
            autoComplete="username"
            autoCapitalize="none"
            required
            value={username}
            onChange={(event) => setUsername(event.target.value)}
          />
        </Field>
        <Field id="password" label={t.signIn.password}>
          <input
            id="password"
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </Field>
        {problem && <Notice tone="error" title={problem} />}
        <button type="submit" className="button button-main" disabled={busy}>
          {t.signIn.submit}
        </button>
      </form>
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
