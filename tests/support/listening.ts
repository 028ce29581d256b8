import { expect, onTestFinished } from 'vitest';
import type { Services } from '../../server/context.ts';

/** What an open browser of a process is told of, until the test ends: codes of clusters, kinds of all else. */
export function listen({ live }: Services): string[] {
  const told: string[] = [];
  const stop = new AbortController();
  const ended = (async () => {
    for await (const { kind, cluster } of live.hints(stop.signal)) told.push(cluster ?? kind);
  })();
  onTestFinished(async () => {
    stop.abort();
    await ended;
  });
  return told;
}

/**
 * How often a browser was told of something, from within a second on. A process that has just begun may take for news
 * what was recorded before, while anything on the server is open since: it tells that as well.
 */
export const withinASecond = (told: readonly string[], of: string) =>
  expect.poll(() => told.filter((one) => one === of).length, { timeout: 1_000, interval: 20 });
