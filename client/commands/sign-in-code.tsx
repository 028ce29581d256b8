import '../styles/factor.css';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { ErrorCode } from '../../shared/errors.ts';
import { ENTRY_WORDS } from '../../shared/i18n/entry.ts';
import type { EntryWords } from '../../shared/i18n/vi-entry.ts';
import { errorOf, fetchJson } from '../failure.ts';
import { useRoomWords } from '../room-words.ts';
import { Field } from '../ui/parts.tsx';

interface Props {
  onDone: () => void | Promise<void>;
  /** Back to name and password. */
  onRestart: () => void;
}

/** After the password: the code from the app, or one from the list. */
export function SignInCode({ onDone, onRestart }: Props) {
  const { code: words } = useRoomWords(ENTRY_WORDS);
  const id = useId();
  const [fromList, setFromList] = useState(false);
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(
    function beginWithIt() {
      if (code === '') input.current?.focus();
    },
    [code],
  );
  const verify = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      await fetchJson('/api/auth/second-factor/verify', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ code: code.trim(), fromList }),
      });
      await onDone();
    } catch (error) {
      setProblem(said(errorOf(error).code, words));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="form" onSubmit={(event) => void verify(event)}>
      {!fromList && <p>{words.hint}</p>}
      <Field id={`${id}-code`} label={fromList ? words.listLabel : words.label} error={problem ?? undefined}>
        <input
          key={String(fromList)}
          id={`${id}-code`}
          className="factor-code"
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          inputMode={fromList ? 'text' : 'numeric'}
          minLength={6}
          maxLength={20}
          required
          ref={input}
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
      </Field>
      <button type="submit" className="button button-main" disabled={busy}>
        {words.submit}
      </button>
      <button
        type="button"
        className="button"
        onClick={() => {
          setFromList(!fromList);
          setCode('');
          setProblem(null);
        }}
      >
        {fromList ? words.useApp : words.useList}
      </button>
      <button type="button" className="button" onClick={onRestart}>
        {words.restart}
      </button>
    </form>
  );
}

function said(code: ErrorCode, words: EntryWords['code']): string {
  if (code === 'UNAUTHENTICATED' || code === 'INVALID') return words.wrong;
  if (code === 'TOO_MANY') return words.locked;
  return code === 'UNAVAILABLE' ? words.away : words.failed;
}
