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
  /** As it is, or as dots. */
  isShown: boolean;
  onChange: (value: string) => void;
}

export function PasswordField({ id, label, is, value, error, hint, isShown, onChange }: Props) {
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
    </Field>
  );
}

/** On a phone nobody types a sentence blindly. */
export function ShowPassword({
  isShown,
  onChange,
}: {
  isShown: boolean;
  onChange: (isShown: boolean) => void;
}) {
  const words = useRoomWords(WELCOME_WORDS);
  return (
    <label className="password-show">
      <input type="checkbox" checked={isShown} onChange={(event) => onChange(event.target.checked)} />
      {words.show}
    </label>
  );
}
