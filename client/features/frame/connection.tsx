import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import type { Day } from '../../../shared/day.ts';
import { formatClock, formatDay } from '../../../shared/i18n/format.ts';
import { useLanguage } from '../../i18n.tsx';
import { askToSignIn, type Session, useIsInVain, useSession } from '../../session.ts';

function onNetwork(tell: () => void): () => void {
  window.addEventListener('online', tell);
  window.addEventListener('offline', tell);
  return () => {
    window.removeEventListener('online', tell);
    window.removeEventListener('offline', tell);
  };
}

/** False as soon as the browser knows that it has no network. */
export const useOnline = (): boolean => useSyncExternalStore(onNetwork, () => navigator.onLine);

/** Back on the network everything is asked for again: anything may have happened meanwhile. */
export function useAskWhenBack(): void {
  const queries = useQueryClient();
  useEffect(
    function listen() {
      const back = () =>
        void queries.invalidateQueries({ predicate: (query) => query.meta?.['fixed'] !== true });
      window.addEventListener('online', back);
      return () => window.removeEventListener('online', back);
    },
    [queries],
  );
}

interface Way {
  online: boolean;
  connected: boolean;
  session: Session;
}

/**
 * No network, a broken stream of changes, asking in vain, or a page that began from what the device keeps: what is shown
 * stays, and may be old.
 */
export function useIsAway({ online, connected, session }: Way): boolean {
  const inVain = useIsInVain();
  return !online || !connected || inVain || session.kept !== undefined;
}

interface Banner {
  online: boolean;
  isAway: boolean;
  /** Since when the oldest of what is shown holds; null where that is not known. */
  since: { at: number; day: Day } | null;
}

export function ConnectionBanner({ online, isAway, since }: Banner) {
  const { t, lang } = useLanguage();
  if (!isAway) return null;
  const old = since && t.away.since(formatClock(since.at), formatDay(since.day, lang));
  const why = online ? t.app.offline : t.net.offline;
  return (
    <p className="banner-offline" role="status">
      {old ?? why}
    </p>
  );
}

/** The session has ended behind one's back: what is on the screen stays, and the way in is beside it. */
export function ExpiredBanner() {
  const { t } = useLanguage();
  const { expired } = useSession();
  const queries = useQueryClient();
  if (!expired) return null;
  return (
    <div className="banner-past" role="status">
      <span>{t.again.title}.</span>
      <button type="button" className="button button-small" onClick={() => askToSignIn(queries)}>
        {t.again.open}
      </button>
    </div>
  );
}
