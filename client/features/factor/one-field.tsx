import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { Field } from '../../ui/parts.tsx';

interface Props {
  label: string;
  kind: 'password' | 'code';
  submit: string;
  /** Throws what went wrong; `said` puts it into words. */
  onSend: (value: string) => Promise<void>;
  said: (error: unknown) => string;
  main?: boolean;
  children?: ReactNode;
}

/** A form of one field: the password before something changes, or a code. */
export function OneField({ label, kind, submit, onSend, said, main = true, children }: Props) {
  const id = useId();
  const [value, setValue] = useState('');
  const [problem, setProblem] = useState<string | undefined>();
  const [busy, setBusy] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      await onSend(value);
      setValue('');
    } catch (error) {
      setProblem(said(error));
    } finally {
      setBusy(false);
    }
  };
  const isCode = kind === 'code';
  return (
    <form className="form" onSubmit={(event) => void send(event)}>
      {children}
      <Field id={id} label={label} error={problem}>
        <input
          id={id}
          className={isCode ? 'factor-code' : undefined}
          type={isCode ? 'text' : 'password'}
          autoComplete={isCode ? 'one-time-code' : 'current-password'}
          inputMode={isCode ? 'numeric' : undefined}
          maxLength={isCode ? 20 : 200}
          required
          value={value}
          onChange={(event) => setValue(event.target.value)}
        />
      </Field>
      <button type="submit" className={main ? 'button button-main' : 'button'} disabled={busy}>
        {submit}
      </button>
    </form>
  );
}
