import '../styles/people.css';
import { type FormEvent, useId, useState } from 'react';
import { WELCOME_WORDS } from '../../shared/i18n/welcome.ts';
import { PASSWORD_LEAST } from '../../shared/people/password.ts';
import { PasswordField, ShowPassword } from '../features/welcome/password-field.tsx';
import { usePost } from '../features/welcome/post.ts';
import { useLanguage } from '../i18n.tsx';
import { useRoomWords } from '../room-words.ts';
import { useSession } from '../session.ts';
import { NoRight } from '../ui/no-right.tsx';
import { Notice } from '../ui/parts.tsx';
import { useTitle } from '../ui/use-title.ts';

/** One's own password, by the one in use. */
export function PasswordRoute() {
  const words = useRoomWords(WELCOME_WORDS);
  const { t } = useLanguage();
  const { actor, name } = useSession();
  useTitle(words.own);
  if (actor.id === null) return <NoRight title={words.own} role={actor.role} />;
  return (
    <div className="page page-narrow">
      <h1>{words.own}</h1>
      <p className="muted">{t.nav.signedInAs(name ?? '', t.role[actor.role])}</p>
      <OwnPassword />
    </div>
  );
}

const EMPTY = { before: '', password: '', again: '' };

function OwnPassword() {
  const { t } = useLanguage();
  const words = useRoomWords(WELCOME_WORDS);
  const id = useId();
  const [said, setSaid] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const [done, setDone] = useState(false);
  const [isShown, setShown] = useState(false);
  const { send, busy, problem, errorAt } = usePost('/api/account/password', () => {
    setDone(true);
    setSaid(EMPTY);
    setTried(false);
  });
  const { before, password, again } = said;
  const isShort = password.length < PASSWORD_LEAST;
  const wrong = {
    before: tried && before === '' ? t.issue.required : errorAt('before'),
    password: tried && isShort ? t.issue.password_short : errorAt('password'),
    again: tried && !isShort && password !== again ? words.notSame : undefined,
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setDone(false);
    if (before === '' || isShort || password !== again) return;
    await send({ before, password });
  };
  const field = (name: keyof typeof said, label: string, hint?: string) => (
    <PasswordField
      id={`${id}-${name}`}
      isShown={isShown}
      is={name === 'before' ? 'current-password' : 'new-password'}
      label={label}
      hint={hint}
      value={said[name]}
      error={wrong[name]}
      onChange={(typed) => setSaid({ ...said, [name]: typed })}
    />
  );
  return (
    <form className="form" onSubmit={(event) => void submit(event)} noValidate>
      {done && <Notice tone="info" title={words.changed} />}
      {field('before', words.before)}
      {field('password', words.newPassword, words.passwordHint)}
      {field('again', words.again)}
      <ShowPassword isShown={isShown} onChange={setShown} />
      <p className="muted">{words.ownHint}</p>
      {problem && problem.fields.length === 0 && (
        <Notice tone="error" title={problem.code === 'TOO_MANY' ? words.tooMany : words.notSaved} />
      )}
      <div className="form-actions">
        <button type="submit" className="button button-main" disabled={busy}>
          {busy ? words.busy : words.change}
        </button>
      </div>
    </form>
  );
}
