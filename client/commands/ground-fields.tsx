import { SETTINGS_WORDS } from '../../shared/i18n/settings.ts';
import { can } from '../../shared/roles.ts';
import { useRoomWords } from '../room-words.ts';
import { useSession } from '../session.ts';
import { DayField } from '../ui/day-field.tsx';
import { Field, wrongField } from '../ui/parts.tsx';
import { PaperField } from './paper-field.tsx';
import { named, type PaperChoice } from './use-paper.ts';

/** Why a setting is changed and by which document, as it is typed. */
export type GroundsTyped = { reason: string; number: string; day: string; issuer: string; paper: string };

export const noGrounds = (today: string): GroundsTyped => ({
  reason: '',
  number: '',
  day: today,
  issuer: '',
  paper: '',
});

export const groundsOf = ({ reason, number, day, issuer, paper }: GroundsTyped) => ({
  reason,
  document: { number, day, issuer, ...named({ paper }) },
});

interface Props {
  id: string;
  fields: GroundsTyped;
  paper: PaperChoice;
  errorAt: (field: string) => string | undefined;
  onChange: (changed: Partial<GroundsTyped>) => void;
}

export function GroundFields({ id, fields, paper, errorAt, onChange }: Props) {
  const words = useRoomWords(SETTINGS_WORDS);
  const { today, actor } = useSession();
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
      {can(actor, 'paper.file').yes && (
        <PaperField
          id={`${id}-paper`}
          value={fields.paper}
          choice={paper}
          about={{ ...fields, noNumber: false }}
          error={errorAt('document.paper')}
          onChange={(chosen) => onChange({ paper: chosen })}
        />
      )}
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
