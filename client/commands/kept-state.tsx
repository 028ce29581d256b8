import type { ReactNode } from 'react';
import { isoInstant } from '../../shared/day.ts';
import { formatInstant, formatNumber } from '../../shared/i18n/format.ts';
import { useLanguage } from '../i18n.tsx';
import { useProgress } from '../outbox/door.ts';
import type { Kept } from '../outbox/kept.ts';
import { Notice } from '../ui/parts.tsx';
import { problemWords } from './check.ts';
import { saidAt } from './said-at.ts';

interface Props {
  kept: Kept;
  children?: ReactNode;
  action?: ReactNode;
}

const TONES = { waiting: 'warn', sent: 'info', conflict: 'error', refused: 'error' } as const;

/** Where something stands that was said on this device: saved here, sending, on record, or in need of its person. */
export function KeptState({ kept, children, action }: Props) {
  const { t, lang } = useLanguage();
  const progress = useProgress();
  const { state, at, receipt, problem } = kept;
  const words = (() => {
    if (state === 'sent')
      return t.outbox.state.sent(formatInstant(receipt?.recordedAt ?? isoInstant(at), lang));
    if (state === 'conflict') return t.outbox.state.conflict;
    if (state === 'refused')
      return `${t.outbox.state.refused} ${problem ? problemWords(problem, t, lang) : ''}`;
    if (progress?.id === kept.id) {
      const percent = Math.floor((100 * progress.sent) / Math.max(1, progress.all));
      return t.outbox.state.progress(`${formatNumber(percent, lang)} %`);
    }
    return t.outbox.state.kept(saidAt(at, lang));
  })();
  return (
    <Notice tone={TONES[state]} title={words} action={action}>
      {children}
    </Notice>
  );
}
