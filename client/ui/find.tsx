import '../styles/find.css';
import { type ReactNode, useId } from 'react';
import { Field } from './parts.tsx';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** By what else the list is narrowed. */
  children?: ReactNode;
}

/** As much can be looked for. */
export const MOST = 80;

/** What is looked for in a list, over it. */
export function Find({ label, value, onChange, children }: Props) {
  const id = useId();
  return (
    <div className="find">
      <Field id={id} label={label}>
        <input
          id={id}
          type="search"
          maxLength={MOST}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      </Field>
      {children}
    </div>
  );
}
