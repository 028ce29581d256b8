import { useLanguage } from '../i18n.tsx';
import { useSession } from '../session.ts';
import { DayField } from '../ui/day-field.tsx';
import { Field, wrongField } from '../ui/parts.tsx';

/** A decision, or another document, as it is typed; `noNumber` is said on purpose. */
export type TypedDecision = { number: string; noNumber: boolean; day: string; issuer: string };

export interface DecisionProps {
  id: string;
  fields: TypedDecision;
  /** Where its errors stand in what is said: 'document.' where it is a part of it. */
  at?: 'document.' | '';
  /** What it is called. */
  what?: 'decision' | 'document';
  /** One that must bear a number. */
  numbered?: boolean;
  errorAt: (field: string) => string | undefined;
  /** What is said of a field beside it. */
  hintAt?: (field: 'number' | 'day' | 'issuer') => string | undefined;
  onChange: (changed: Partial<TypedDecision>) => void;
}

/** By which decision: its number or that it has none, its day, and who issued it. */
export function DecisionFields({
  id,
  fields,
  at = '',
  what = 'decision',
  numbered = false,
  ...rest
}: DecisionProps) {
  const { t } = useLanguage();
  const { today } = useSession();
  const { errorAt, hintAt, onChange } = rest;
  const words = t.form[what];
  const [number, day, issuer] = ['number', 'day', 'issuer'].map((field) => errorAt(`${at}${field}`));
  return (
    <>
      <Field id={`${id}-number`} label={words.number} error={number} hint={hintAt?.('number')}>
        <input
          id={`${id}-number`}
          value={fields.noNumber ? '' : fields.number}
          disabled={fields.noNumber}
          {...wrongField(`${id}-number`, number)}
          onChange={(event) => onChange({ number: event.target.value })}
        />
        {!numbered && (
          <label className="tick">
            <input
              type="checkbox"
              checked={fields.noNumber}
              onChange={(event) => onChange({ noNumber: event.target.checked })}
            />
            {words.noNumber}
          </label>
        )}
      </Field>
      <Field id={`${id}-day`} label={words.day} error={day} hint={hintAt?.('day')}>
        <DayField
          id={`${id}-day`}
          value={fields.day}
          today={today}
          max={today}
          error={day}
          onChange={(said) => onChange({ day: said })}
        />
      </Field>
      <Field id={`${id}-issuer`} label={t.form.documentIssuer} error={issuer} hint={hintAt?.('issuer')}>
        <input
          id={`${id}-issuer`}
          list={`${id}-issuers`}
          value={fields.issuer}
          {...wrongField(`${id}-issuer`, issuer)}
          onChange={(event) => onChange({ issuer: event.target.value })}
        />
        <datalist id={`${id}-issuers`}>
          {t.work.issuers.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </datalist>
      </Field>
    </>
  );
}

/** As it is said. */
export const decisionOf = ({ number, noNumber, day, issuer }: TypedDecision) => ({
  number: noNumber ? null : number,
  day,
  issuer,
});
