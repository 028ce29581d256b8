import { type ReactNode, useEffect, useRef } from 'react';
import { formatInstant } from '../../shared/i18n/format.ts';
import { useLanguage } from '../i18n.tsx';
import { Notice } from '../ui/parts.tsx';

interface Props {
  /** The instant at which it was recorded. */
  at: string;
  /** What was saved, and what it did. */
  children?: ReactNode;
  /** What to do next. */
  next?: ReactNode;
  onDone: () => void;
}

/** "Saved at …": brought into sight, because the form it replaces was longer than the screen. */
export function Receipt({ at, children, next, onDone }: Props) {
  const { t, lang } = useLanguage();
  const frame = useRef<HTMLDivElement>(null);
  useEffect(function bringIntoSight() {
    frame.current?.scrollIntoView({ block: 'center' });
    frame.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div ref={frame} tabIndex={-1} className="receipt">
      <Notice
        tone="info"
        title={t.form.saved(formatInstant(at, lang))}
        action={
          <div className="form-actions">
            {next}
            <button type="button" className="button" onClick={onDone}>
              {t.app.close}
            </button>
          </div>
        }
      >
        {children}
      </Notice>
    </div>
  );
}
