import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ErrorCode } from '../../shared/errors.ts';
import { errorOf } from '../failure.ts';
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
    return (
      <Notice
        tone="error"
        title={t.error[told(errorOf(query.error).code)]}
        action={
          <button type="button" className="button" onClick={() => void query.refetch()}>
            {t.app.retry}
          </button>
        }
      />
    );
  }
  // Asked in vain more than once, and still asking: it comes by itself.
  if (query.failureCount > 1) return <Notice tone="warn" title={t.app.away} />;
  return <Skeleton lines={lines} label={t.app.loading} />;
}
