import { SETTINGS_WORDS } from '../../shared/i18n/settings.ts';
import { useRoomWords } from '../room-words.ts';
import { useSession } from '../session.ts';
import { DayField } from '../ui/day-field.tsx';
import { Field, wrongField } from '../ui/parts.tsx';

/** Why a setting is changed and by which document, as it is typed. */
export type GroundsTyped = { reason: string; number: string; day: string; issuer: string };

export const noGrounds = (today: string): GroundsTyped => ({
  reason: '',
  number: '',
  day: today,
  issuer: '',
});

export const groundsOf = ({ reason, number, day, issuer }: GroundsTyped) => ({
  reason,
  document: { number, day, issuer },
});

interface Props {
  id: string;
  fields: GroundsTyped;
  errorAt: (field: string) => string | undefined;
  onChange: (changed: Partial<GroundsTyped>) => void;
}

export function GroundFields({ id, fields, errorAt, onChange }: Props) {
  const words = useRoomWords(SETTINGS_WORDS);
  const { today } = useSession();
  const dayError = errorAt('document.day');
  return (
    <>
      <TextField
        id={`${id}-reason`}
        label={words.reason}
        rows={2}
        value={fields.reason}
        error={errorAt('reason')}
        onChange={(reason) => onChange({ reason })}
      />
      <TextField
        id={`${id}-number`}
        label={words.documentNumber}
        value={fields.number}
        error={errorAt('document.number')}
        onChange={(number) => onChange({ number })}
      />
      <Field id={`${id}-day`} label={words.documentDay} error={dayError}>
        <DayField
          id={`${id}-day`}
          value={fields.day}
          today={today}
          max={today}
          error={dayError}
          onChange={(day) => onChange({ day })}
        />
      </Field>
      <TextField
        id={`${id}-issuer`}
        label={words.documentIssuer}
        value={fields.issuer}
        error={errorAt('document.issuer')}
        onChange={(issuer) => onChange({ issuer })}
      />
    </>
  );
}

interface TextProps {
  id: string;
  label: string;
  value: string;
  error: string | undefined;
  /** More than one: a text of several lines. */
  rows?: number;
  lang?: string;
  numeric?: boolean;
  onChange: (value: string) => void;
}

export function TextField({ id, label, value, error, rows, lang, numeric, onChange }: TextProps) {
  const common = { id, value, lang, ...wrongField(id, error) };
  return (
    <Field id={id} label={label} error={error}>
      {rows === undefined ? (
        <input
          {...common}
          {...(numeric ? { inputMode: 'numeric', className: 'settings-number' } : {})}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <textarea {...common} rows={rows} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}
