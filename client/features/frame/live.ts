import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Day } from '../../../shared/day.ts';
import { client } from '../../api.ts';
import { awayDelay } from '../../failure.ts';

/** Hints that come together are answered together. */
const GATHER_MS = 150;

/** One stream a tab: when a cluster changes, everything shown is asked for again. False while disconnected. */
export function useLiveUpdates(): boolean {
  const queries = useQueryClient();
  const [connected, setConnected] = useState(true);

  useEffect(
    function listen() {
      let gathering: ReturnType<typeof setTimeout> | undefined;
      const refresh = () => {
        clearTimeout(gathering);
        gathering = setTimeout(
          () => void queries.invalidateQueries({ predicate: (query) => query.meta?.['fixed'] !== true }),
          GATHER_MS,
        );
      };
      const stop = followHints(refresh, setConnected);
      return () => {
        clearTimeout(gathering);
        stop();
      };
    },
    [queries],
  );
  return connected;
}

/**
 * Calls `onHint` for every hint, and once after a break, in which anything may have happened. A browser connects again
 * by itself when the line drops, but gives up for good when something else answers (a proxy whose server restarts).
 */
function followHints(onHint: () => void, onConnected: (connected: boolean) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;
  let broken = false;
  let wasConnected = false;
  const isBroken = () => {
    broken = true;
    onConnected(false);
  };
  const open = () =>
    // What is shown was read since the page began; what was told meanwhile must not pass by.
    client.live.hints.subscribe(
      { since: Math.ceil(performance.now()) },
      {
        onData: onHint,
        onConnectionStateChange: ({ state, error }) => {
          // Also a line that was never there: what is shown then is what the device keeps.
          if (state === 'connecting' && (wasConnected || error)) isBroken();
          if (state !== 'pending') return;
          if (broken) onHint();
          [attempt, broken, wasConnected] = [0, false, true];
          onConnected(true);
        },
        onError: () => {
          isBroken();
          attempt += 1;
          timer = setTimeout(again, awayDelay(attempt));
        },
      },
    );
  const again = () => {
    clearTimeout(timer);
    timer = undefined;
    stream = open();
  };
  // Back on the network nobody waits for the end of a pause.
  const onNetwork = () => {
    if (timer !== undefined) again();
  };
  window.addEventListener('online', onNetwork);
  let stream = open();
  return () => {
    window.removeEventListener('online', onNetwork);
    clearTimeout(timer);
    stream.unsubscribe();
  };
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
