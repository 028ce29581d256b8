import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ErrorCode } from '../../shared/errors.ts';
import { errorOf, isAway } from '../failure.ts';
import { useLanguage } from '../i18n.tsx';
import { Notice, Skeleton } from './parts.tsx';

/** What is read by a code nobody could have given is simply not there. */
const told = (code: ErrorCode): ErrorCode => (code === 'INVALID' ? 'NOT_FOUND' : code);

/** Loading, failed or there: every screen that waits for data waits the same way. */
export function QueryState<T>({
  query,
  lines = 6,
  children,
}: {
  query: UseQueryResult<T, unknown>;
  lines?: number;
  children: (data: T) => ReactNode;
}) {
  const { t } = useLanguage();
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) {
    const { code } = errorOf(query.error);
    // What an older page cannot read it will not be able to read the next time either.
    const again = () => (code === 'OUTDATED' ? window.location.reload() : void query.refetch());
    return (
      <Notice
        tone="error"
        title={t.readError[told(code)]}
        action={
          <button type="button" className="button" onClick={again}>
            {code === 'OUTDATED' ? t.app.reload : t.app.retry}
          </button>
        }
      />
    );
  }
  if (query.fetchStatus === 'paused') return <Notice tone="warn" title={t.net.page} />;
  return <StillAsking failures={query.failureCount} reason={query.failureReason} lines={lines} />;
}

/** What comes, or why it does not come yet: it is asked for again. One attempt in vain is a hiccup, two are worth a word. */
export function StillAsking({
  failures,
  reason,
  lines,
}: {
  failures: number;
  reason: unknown;
  lines: number;
}) {
  const { t } = useLanguage();
  if (failures < 2) return <Skeleton lines={lines} label={t.app.loading} />;
  return <Notice tone="warn" title={isAway(reason) ? t.app.away : t.app.failing} />;
}
