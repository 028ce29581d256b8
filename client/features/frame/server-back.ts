import { useEffect, useEffectEvent } from 'react';
import { client } from '../../api.ts';
import { awayDelay } from '../../failure.ts';

/** While `waiting`, asks the server something, ever more seldom, and calls `onBack` when it answers. */
export function useServerBack(waiting: boolean, onBack: () => void): void {
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
        const answered = await client.session.current.query(undefined, { signal: stop.signal }).then(
          () => true,
          () => false,
        );
        if (stop.signal.aborted) return;
        if (answered) isBack();
        else later();
      };
      later();
      return () => {
        stop.abort();
        clearTimeout(timer);
      };
    },
    [waiting],
  );
}
