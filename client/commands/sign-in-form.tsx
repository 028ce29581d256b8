import { type FormEvent, lazy, Suspense, useId, useState } from 'react';
import type { ErrorShape } from '../../shared/errors.ts';
import type { Messages } from '../../shared/i18n/messages.ts';
import { client } from '../api.ts';
import { errorOf, fetchJson } from '../failure.ts';
import { useLanguage } from '../i18n.tsx';
import type { Session } from '../session.ts';
import { Field, Notice } from '../ui/parts.tsx';

interface Props {
  username: string;
  password: string;
  onType: (typed: { username?: string; password?: string }) => void;
  onSignedIn: (session: Session) => void | Promise<void>;
}

/** Few are asked for a code: what asks for it comes when it is needed. */
const SignInCode = lazy(async () => ({ default: (await import('./sign-in-code.tsx')).SignInCode }));

/** Name and password, on the page of its own and over any other. */
export function SignInForm({ username, password, onType, onSignedIn }: Props) {
  const { t } = useLanguage();
  const id = useId();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [asksForCode, setAsksForCode] = useState(false);
  const enter = async () => onSignedIn(await client.session.current.query());
  const signIn = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      const { secondFactor } = await fetchJson<{ secondFactor?: boolean }>('/api/auth/sign-in/username', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ username: username.trim(), password }),
      });
      if (secondFactor) setAsksForCode(true);
      else await enter();
    } catch (error) {
      setProblem(words(errorOf(error), t));
    } finally {
      setBusy(false);
    }
  };
  if (asksForCode) {
    return (
      <Suspense fallback={null}>
        <SignInCode
          onDone={enter}
          onRestart={() => {
            setAsksForCode(false);
            onType({ password: '' });
          }}
        />
      </Suspense>
    );
  }
  return (
    <form className="form" onSubmit={(event) => void signIn(event)}>
      <Field id={`${id}-username`} label={t.signIn.username}>
        <input
          id={`${id}-username`}
          autoComplete="username"
          autoCapitalize="none"
          required
          value={username}
          onChange={(event) => onType({ username: event.target.value })}
        />
      </Field>
      <Field id={`${id}-password`} label={t.signIn.password}>
        <input
          id={`${id}-password`}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => onType({ password: event.target.value })}
        />
      </Field>
      {problem && <Notice tone="error" title={problem} />}
      <button type="submit" className="button button-main" disabled={busy}>
        {t.signIn.submit}
      </button>
    </form>
  );
}

function words({ code, fields }: ErrorShape, { signIn, issue }: Messages): string {
  // The right password, on a day that is not the account's.
  if (fields[0]?.issue === 'not_now') return issue.not_now;
  if (code === 'UNAUTHENTICATED' || code === 'INVALID') return signIn.wrong;
  if (code === 'TOO_MANY') return signIn.tooMany;
  return code === 'UNAVAILABLE' ? signIn.away : signIn.failed;
}
