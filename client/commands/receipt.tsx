import { type ReactNode, useEffect, useRef } from 'react';
import { formatInstant } from '../../shared/i18n/format.ts';
import { useLanguage } from '../i18n.tsx';
import { useKeptOne } from '../outbox/door.ts';
import type { Saved } from '../outbox/kept.ts';
import { Notice } from '../ui/parts.tsx';
import { KeptState } from './kept-state.tsx';

interface Props {
  of: Saved;
  /** What was saved, and what it did. */
  children?: ReactNode;
  /** What to do next. */
  next?: ReactNode;
  onDone: () => void;
}

/** "Saved at …": brought into sight, because the form it replaces was longer than the screen. */
export function Receipt({ of: { recordedAt, keptHere }, children, next, onDone }: Props) {
  const { t, lang } = useLanguage();
  const kept = useKeptOne(keptHere ?? null);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(function bringIntoSight() {
    frame.current?.scrollIntoView({ block: 'center' });
    frame.current?.focus({ preventScroll: true });
  }, []);
  const actions = (
    <div className="form-actions">
      {next}
      <button type="button" className="button" onClick={onDone}>
        {t.app.close}
      </button>
    </div>
  );
  return (
    <div ref={frame} tabIndex={-1} className="receipt">
      {keptHere === undefined ? (
        <Notice tone="info" title={t.form.saved(formatInstant(recordedAt, lang))} action={actions}>
          {children}
        </Notice>
      ) : (
        // Deleted meanwhile on the page of what waits: then only the way on is left.
        ((kept && (
          <KeptState kept={kept} action={actions}>
            {children}
          </KeptState>
        )) ??
        actions)
      )}
    </div>
  );
}
