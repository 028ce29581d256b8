import { useSyncExternalStore } from 'react';
import type { Kept } from './kept.ts';
import type { Outbox } from './outbox.ts';

/**
 * The queue of whoever is signed in on this device; null where there is none: for the public, for who reports nothing,
 * and where the device keeps nothing. Its program comes later than the page, so this is all that the page knows of it.
 */
let current: Outbox | null = null;
const listeners = new Set<() => void>();

export const theOutbox = (): Outbox | null => current;

export function putOutbox(next: Outbox | null): void {
  current = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useOutbox = (): Outbox | null => useSyncExternalStore(subscribe, theOutbox);

const NOTHING: readonly Kept[] = [];
const nothing = () => NOTHING;
const never = () => () => undefined;

/** All that is kept, and what was sent lately, in the order in which it was said. */
export function useKept(): readonly Kept[] {
  const outbox = useOutbox();
  return useSyncExternalStore(outbox?.subscribe ?? never, outbox?.list ?? nothing);
}

export const useKeptOne = (id: string | null): Kept | null => {
  const kept = useKept();
  return id === null ? null : (kept.find((one) => one.id === id) ?? null);
};

export const useProgress = () => {
  const outbox = useOutbox();
  return useSyncExternalStore(outbox?.subscribe ?? never, outbox?.progress ?? (() => null));
};
