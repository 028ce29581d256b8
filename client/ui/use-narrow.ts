import { useCallback, useSyncExternalStore } from 'react';

/** Whether the window is no wider than so many pixels: what is then folded is not there to be drawn. */
export function useNarrow(upToPx: number): boolean {
  const query = `(max-width: ${upToPx}px)`;
  const subscribe = useCallback(
    (tell: () => void) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', tell);
      return () => media.removeEventListener('change', tell);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}

/** Two columns do not fit (styles/cluster.css), and names stand over their tracks (styles/timeline.css). */
export const ONE_COLUMN_PX = 860;
export const PHONE_PX = 699;
