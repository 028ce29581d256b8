import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { exclusively } from './exclusively.ts';
import { deviceNow } from './server-clock.ts';

interface Options {
  ifAvailable?: boolean;
  steal?: boolean;
}

/** A browser's locks, as two tabs see them: one lock at a time, given away only to who steals it. */
function stubLocks() {
  let held: string | null = null;
  vi.stubGlobal('navigator', {
    locks: {
      async request(name: string, options: Options, work: (lock: object | null) => Promise<unknown>) {
        if (held === name && !options.steal) return work(null);
        held = name;
        return work({ name });
      },
    },
  });
}

const kept = new Map<string, string>();
beforeEach(() => {
  kept.clear();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => kept.set(name, text),
  });
  stubLocks();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const never = () => new Promise<void>(() => undefined);

test('while one tab is at it another is told so, and does nothing', async () => {
  void exclusively('queue', never);
  const other = vi.fn(async () => undefined);
  expect(await exclusively('queue', other)).toBe(false);
  expect(other).not.toHaveBeenCalled();
});

test('a tab that is frozen with the lock in its hand gives way to another after a minute', async () => {
  void exclusively('queue', never);
  const other = vi.fn(async () => undefined);
  // It has not moved since: its beats are a minute old.
  kept.set('queue', String(deviceNow() - 59_000));
  expect(await exclusively('queue', other)).toBe(false);
  kept.set('queue', String(deviceNow() - 61_000));
  expect(await exclusively('queue', other)).toBe(true);
  expect(other).toHaveBeenCalledOnce();
});

test('a browser without locks sends all the same', async () => {
  vi.stubGlobal('navigator', {});
  const work = vi.fn(async () => undefined);
  expect(await exclusively('queue', work)).toBe(true);
  expect(work).toHaveBeenCalledOnce();
});
