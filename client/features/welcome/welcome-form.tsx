import { type FormEvent, useId, useState } from 'react';
import { WELCOME_WORDS } from '../../../shared/i18n/welcome.ts';
import { passwordIssue } from '../../../shared/people/password.ts';
import type { LinkOpens } from '../../../shared/people/signing-in.ts';
import { newAdministratorFields } from '../../../shared/people/welcome.ts';
import { checked, issueOf } from '../../commands/check.ts';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';
import { Field, Notice, wrongField } from '../../ui/parts.tsx';
import { PasswordField, ShowPassword } from './password-field.tsx';
import { usePost } from './post.ts';

export interface Welcomed {
  username: string;
  signedIn: boolean;
  /** The account has a second factor: one signs in with the new password and a code. */
  secondFactor: boolean;
}

interface Props {
  token: string;
  opens: LinkOpens;
  onDone: (welcomed: Welcomed) => Promise<void>;
  /** The link was used or replaced meanwhile. */
  onGone: () => void;
}

/** A password by a one-time link; with the first administrator where the link is for one. */
export function WelcomeForm({ token, opens, onDone, onGone }: Props) {
  const { t, lang } = useLanguage();
  const words = useRoomWords(WELCOME_WORDS);
  const id = useId();
  const [said, setSaid] = useState({ name: '', title: '', username: '', password: '', again: '' });
  const [tried, setTried] = useState(false);
  const [isShown, setShown] = useState(false);
  const { send, busy, problem, errorAt } = usePost('/api/account/welcome', (answer) =>
    onDone(answer as Welcomed),
  );
  const isNew = opens.kind === 'administrator';
  const username = isNew ? said.username : opens.username;
  const { name, title, password, again } = said;
  const own = isNew ? checked(newAdministratorFields, { name, title, username }) : null;
  const easy = passwordIssue(password, username);
  const wrongAt = (field: string): string | undefined => {
    if (!tried) return undefined;
    if (field === 'password' && easy) return t.issue[easy];
    if (field === 'again') return easy === null && password !== again ? words.notSame : undefined;
    return issueOf(own, field, t, lang) ?? errorAt(field);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (own !== null || easy !== null || password !== again) return;
    await send({ token, password, administrator: isNew ? { name, title, username } : null });
  };
  const type = (changed: Partial<typeof said>) => setSaid({ ...said, ...changed });
  return (
    <form className="form welcome-form" onSubmit={(event) => void submit(event)} noValidate>
      {isNew && <AboutThem id={id} said={said} wrongAt={wrongAt} onType={type} />}
      {/* For whatever keeps passwords: whose this one is. */}
      {!isNew && <input hidden readOnly autoComplete="username" value={username} />}
      <PasswordField
        id={`${id}-password`}
        is="new-password"
        isShown={isShown}
        label={words.password}
        hint={words.passwordHint}
        value={password}
        error={wrongAt('password')}
        onChange={(typed) => type({ password: typed })}
      />
      <PasswordField
        id={`${id}-again`}
        is="new-password"
        isShown={isShown}
        label={words.again}
        value={again}
        error={wrongAt('again')}
        onChange={(typed) => type({ again: typed })}
      />
      <ShowPassword isShown={isShown} onChange={setShown} />
      {problem && problem.fields.length === 0 && <Trouble code={problem.code} onGone={onGone} />}
      <div className="form-actions">
        <button type="submit" className="button button-main" disabled={busy}>
          {busy ? words.busy : isNew ? words.begin : words.set}
        </button>
      </div>
    </form>
  );
}

function Trouble({ code, onGone }: { code: string; onGone: () => void }) {
  const { t } = useLanguage();
  const words = useRoomWords(WELCOME_WORDS);
  if (code === 'TOO_MANY') return <Notice tone="error" title={words.tooMany} />;
  if (code !== 'NOT_FOUND') return <Notice tone="error" title={words.notSaved} />;
  return (
    <Notice
      tone="error"
      title={words.gone}
      action={
        <button type="button" className="button" onClick={onGone}>
          {t.app.retry}
        </button>
      }
    />
  );
}

interface AboutProps {
  id: string;
  said: { name: string; title: string; username: string };
  wrongAt: (field: string) => string | undefined;
  onType: (changed: { name?: string; title?: string; username?: string }) => void;
}

function AboutThem({ id, said, wrongAt, onType }: AboutProps) {
  const words = useRoomWords(WELCOME_WORDS);
  const [nameId, titleId, userId] = [`${id}-name`, `${id}-title`, `${id}-username`];
  return (
    <>
      <Field id={nameId} label={words.name} error={wrongAt('name')}>
        <input
          id={nameId}
          autoComplete="name"
          value={said.name}
          {...wrongField(nameId, wrongAt('name'))}
          onChange={(event) => onType({ name: event.target.value })}
        />
      </Field>
      <Field id={titleId} label={words.jobTitle} error={wrongAt('title')}>
        <input
          id={titleId}
          autoComplete="organization-title"
          value={said.title}
          {...wrongField(titleId, wrongAt('title'))}
          onChange={(event) => onType({ title: event.target.value })}
        />
      </Field>
      <Field id={userId} label={words.username} hint={words.usernameHint} error={wrongAt('username')}>
        <input
          id={userId}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          value={said.username}
          {...wrongField(userId, wrongAt('username'))}
          onChange={(event) => onType({ username: event.target.value.trim() })}
        />
      </Field>
    </>
  );
}
