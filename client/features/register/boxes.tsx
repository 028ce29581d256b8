import type { ReactNode } from 'react';
import { useSession } from '../../session.ts';
import { DayField } from '../../ui/day-field.tsx';
import { EdtfInput } from '../../ui/edtf-input.tsx';
import { Field, wrongField } from '../../ui/parts.tsx';

/** The boxes of the register's forms. */

interface BoxProps {
  id: string;
  label: string;
  error?: string | undefined;
  hint?: string | undefined;
  value: string;
  onChange: (value: string) => void;
}

export const TextBox = ({
  id,
  label,
  error,
  hint,
  value,
  onChange,
  onBlur,
  decimal = false,
}: BoxProps & { onBlur?: () => void; decimal?: boolean }) => (
  <Field id={id} label={label} error={error} hint={hint}>
    <input
      id={id}
      value={value}
      autoComplete="off"
      inputMode={decimal ? 'decimal' : 'text'}
      {...wrongField(id, error)}
      onChange={(event) => onChange(event.target.value)}
      onBlur={onBlur}
    />
  </Field>
);

export const WordsBox = ({ id, label, error, hint, value, onChange }: BoxProps) => (
  <Field id={id} label={label} error={error} hint={hint}>
    <textarea
      id={id}
      rows={2}
      value={value}
      {...wrongField(id, error)}
      onChange={(event) => onChange(event.target.value)}
    />
  </Field>
);

export const ChoiceBox = ({
  id,
  label,
  error,
  hint,
  value,
  onChange,
  children,
}: BoxProps & { children: ReactNode }) => (
  <Field id={id} label={label} error={error} hint={hint}>
    <select
      id={id}
      value={value}
      {...wrongField(id, error)}
      onChange={(event) => onChange(event.target.value)}
    >
      {children}
    </select>
  </Field>
);

export const Tick = ({
  label,
  checked,
  onChange,
}: {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) => (
  <label className="tick">
    <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
    {label}
  </label>
);

export function DayBox({ id, label, error, value, onChange }: BoxProps) {
  const { today } = useSession();
  return (
    <Field id={id} label={label} error={error}>
      <DayField id={id} value={value} today={today} max={today} error={error} onChange={onChange} />
    </Field>
  );
}

/** A date at the precision that is known. */
export function DateBox({
  id,
  label,
  error,
  value,
  onChange,
  years,
}: BoxProps & { years: { from: number; to: number } }) {
  const { today } = useSession();
  return (
    <Field id={id} label={label} error={error}>
      <EdtfInput id={id} value={value} today={today} years={years} error={error} onChange={onChange} />
    </Field>
  );
}
