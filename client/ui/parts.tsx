import type { ReactNode } from 'react';

/** Small dumb parts: what they say comes from outside. */

export function Notice({
  tone,
  title,
  children,
  action,
}: {
  tone: 'info' | 'warn' | 'error';
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={`notice notice-${tone}`} role={tone === 'error' ? 'alert' : undefined}>
      <p className="notice-title">{title}</p>
      {children}
      {action}
    </div>
  );
}

/** The shape of what comes, while it comes. `beside`: what stands around it does not wait for it (client/first.ts). */
export function Skeleton({
  lines,
  label,
  beside = false,
}: {
  lines: number;
  label: string;
  beside?: boolean;
}) {
  return (
    <div className={beside ? 'skeleton skeleton-beside' : 'skeleton'} role="status">
      <span className="visually-hidden">{label}</span>
      {Array.from({ length: lines }, (_line, i) => (
        <div key={i} className="skeleton-line" style={{ width: `${92 - ((i * 17) % 40)}%` }} />
      ))}
    </div>
  );
}

/** A number that opens: label under it, dotted underline on it. */
export function Figure({ value, label }: { value: ReactNode; label: string }) {
  return (
    <div className="figure">
      <span className="figure-value">{value}</span>
      <span className="figure-label">{label}</span>
    </div>
  );
}

/** A form field with its label and, when there is one, its error beside it. */
export function Field({
  id,
  label,
  error,
  hint,
  children,
}: {
  id: string;
  label: string;
  error?: string | undefined;
  hint?: string | undefined;
  children: ReactNode;
}) {
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {children}
      {hint && <p className="field-hint">{hint}</p>}
      {error && (
        <p className="field-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

/** What a wrong field tells assistive technology. */
export const wrongField = (id: string, error: string | undefined) =>
  error ? { 'aria-invalid': true, 'aria-describedby': `${id}-error` } : {};

/** What is wrong with something that has no field around it; `id`: what `wrongField` marks as wrong by it. */
export const Wrong = ({ id, text }: { id?: string; text: string | undefined }) =>
  text === undefined ? null : (
    <p className="field-error" id={id && `${id}-error`} role="alert">
      {text}
    </p>
  );
