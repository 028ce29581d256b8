import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { useLanguage } from '../../i18n.tsx';
import { askToSignIn, useSession, useVainAttempts } from '../../session.ts';

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

/** No network, a broken stream of changes, or asking in vain: what is shown stays, and may be old. */
export function ConnectionBanner({ online, connected }: { online: boolean; connected: boolean }) {
  const { t } = useLanguage();
  const { failures } = useVainAttempts();
  if (online && connected && failures < 2) return null;
  return (
    <p className="banner-offline" role="status">
      {online ? t.app.offline : t.net.offline}
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
