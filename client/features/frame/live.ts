import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Day } from '../../../shared/day.ts';
import { client } from '../../api.ts';

/** Hints that come together are answered together. */
const GATHER_MS = 150;

/** One stream a tab: when a cluster changes, everything shown is asked for again. False while disconnected. */
export function useLiveUpdates(): boolean {
  const queries = useQueryClient();
  const [connected, setConnected] = useState(true);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(
    function listen() {
      const refresh = () => {
        clearTimeout(timer.current);
        timer.current = setTimeout(
          () => void queries.invalidateQueries({ predicate: (query) => query.meta?.['fixed'] !== true }),
          GATHER_MS,
        );
      };
      let wasConnected = false;
      const stream = client.live.hints.subscribe(undefined, {
        onData: refresh,
        onConnectionStateChange: ({ state }) => {
          if (state === 'connecting' && wasConnected) setConnected(false);
          if (state !== 'pending') return;
          // After a break anything may have happened.
          if (wasConnected) refresh();
          wasConnected = true;
          setConnected(true);
        },
      });
      return () => {
        clearTimeout(timer.current);
        stream.unsubscribe();
      };
    },
    [queries],
  );
  return connected;
}

/** Past midnight everything is asked for again: what is late, and which units there are, changes with the day. */
export function useNewDay(today: Day): void {
  const queries = useQueryClient();
  const shown = useRef(today);
  useEffect(
    function askAgain() {
      if (shown.current === today) return;
      shown.current = today;
      void queries.invalidateQueries();
    },
    [queries, today],
  );
}
