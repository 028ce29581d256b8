import { PEOPLE_WORDS } from '../../../shared/i18n/people.ts';
import { useRoomWords } from '../../room-words.ts';
import { Field, wrongField } from '../../ui/parts.tsx';

interface Props {
  id: string;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

export function UsernameField({ id, value, error, onChange }: Props) {
  const words = useRoomWords(PEOPLE_WORDS);
  const field = `${id}-username`;
  return (
    <Field id={field} label={words.username} hint={words.usernameHint} error={error}>
      <input
        id={field}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={value}
        {...wrongField(field, error)}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
