import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { client, trpc } from '../../api.ts';
import { awayDelay } from '../../failure.ts';

/** While `waiting`, asks for the session, ever more seldom; when it is answered, it is kept and `onBack` is called. */
export function useServerBack(waiting: boolean, onBack: () => void): void {
  const queries = useQueryClient();
  const isBack = useEffectEvent(onBack);
  useEffect(
    function askUntilAnswered() {
      if (!waiting) return undefined;
      let attempt = 0;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const stop = new AbortController();
      const later = () => {
        attempt += 1;
        timer = setTimeout(() => void ask(), awayDelay(attempt));
      };
      const ask = async () => {
        // Why it is still away does not matter: it is asked until it answers.
        const session = await client.session.current
          .query(undefined, { signal: stop.signal })
          .catch(() => null);
        if (stop.signal.aborted) return;
        if (session === null) {
          later();
          return;
        }
        queries.setQueryData(trpc.session.current.queryKey(), session);
        isBack();
      };
      later();
      return () => {
        stop.abort();
        clearTimeout(timer);
      };
    },
    [waiting, queries],
  );
}
