import type { QueryClient } from '@tanstack/react-query';
import { FIRST } from '../../shared/first.ts';
import { whenIdle } from '../idle.ts';

/** So long after the first screen stands nothing is done that it does not need; and no longer than this is it waited for. */
const CALM_MS = 2_000;
const LONGEST_MS = 20_000;

/** When the first screen stands, with what it asked for, and the browser has nothing to do. */
export async function whenUsable(queries: QueryClient): Promise<void> {
  await Promise.race([standing(queries), pause(LONGEST_MS)]);
  await pause(CALM_MS);
  await new Promise<void>((resolve) => whenIdle(resolve, LONGEST_MS));
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const standing = (queries: QueryClient): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      if (queries.isFetching() > 0 || document.getElementById(FIRST.words)) return;
      stop();
      watch.disconnect();
      resolve();
    };
    const stop = queries.getQueryCache().subscribe(look);
    const watch = new MutationObserver(look);
    watch.observe(document.body, { childList: true });
    look();
  });
