import { type ReactNode, useState } from 'react';
import type { MissedDate } from '../../../shared/discipline/missed.ts';
import { useLanguage } from '../../i18n.tsx';
import { later } from '../../later.tsx';
import { useAsOf } from '../../session.ts';
import { missedWords } from './words.ts';

const ExplainForm = later(async () => (await import('./explain-form.tsx')).ExplainForm);

type Missed = MissedDate & { version: number };

interface Props {
  stream: string;
  missed: Missed;
  where?: ReactNode;
  /** Who must explain it, where that is somebody else. */
  who?: ReactNode;
  may: boolean;
  onOpen?: () => void;
  onClose?: () => void;
}

/** One missed date, by when it must be explained, and the form for whoever must. */
export function MissedCard({ stream, missed, where, who, may, onOpen, onClose }: Props) {
  const { t, lang } = useLanguage();
  const { isToday } = useAsOf();
  const [seen, setSeen] = useState<Missed | null>(null);
  const { what, by } = missedWords(missed, t, lang);
  return (
    <article className={missed.owed ? 'request request-owed' : 'request'}>
      <header className="request-head">
        <h3>
          {t.ahead[missed.milestone]} {where}
        </h3>
        <span className={missed.owed ? 'request-by is-late' : 'request-by muted'}>{by}</span>
      </header>
      <p>{what}.</p>
      {who}
      {seen ? (
        <ExplainForm
          stream={stream}
          missed={seen}
          onDone={() => {
            setSeen(null);
            onClose?.();
          }}
        />
      ) : (
        may &&
        isToday && (
          <div className="form-actions">
            <button
              type="button"
              className={missed.owed ? 'button button-main' : 'button'}
              onClick={() => {
                setSeen(missed);
                onOpen?.();
              }}
            >
              {t.discipline.explain}
            </button>
          </div>
        )
      )}
    </article>
  );
}
