import { useState } from 'react';
import { WELCOME_WORDS } from '../../../shared/i18n/welcome.ts';
import { useRoomWords } from '../../room-words.ts';
import { Field, wrongField } from '../../ui/parts.tsx';

interface Props {
  id: string;
  label: string;
  /** The one in use, or one that is being chosen. */
  is: 'current-password' | 'new-password';
  value: string;
  error?: string | undefined;
  hint?: string | undefined;
  onChange: (value: string) => void;
}

/** A password as dots, or as it is: on a phone nobody types a sentence blindly. */
export function PasswordField({ id, label, is, value, error, hint, onChange }: Props) {
  const words = useRoomWords(WELCOME_WORDS);
  const [isShown, setShown] = useState(false);
  return (
    <Field id={id} label={label} error={error} hint={hint}>
      <input
        id={id}
        type={isShown ? 'text' : 'password'}
        autoComplete={is}
        autoCapitalize="none"
        spellCheck={false}
        value={value}
        {...wrongField(id, error)}
        onChange={(event) => onChange(event.target.value)}
      />
      <label className="password-show">
        <input type="checkbox" checked={isShown} onChange={(event) => setShown(event.target.checked)} />
        {words.show}
      </label>
    </Field>
  );
}
