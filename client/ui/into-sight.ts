import { type RefObject, useEffect, useRef } from 'react';

/** What has just come, below what was pressed: brought under the top bar and focused, so that nobody looks for it. */
export function useIntoSight<E extends HTMLElement>(): RefObject<E | null> {
  const come = useRef<E>(null);
  useEffect(function bringIntoSight() {
    come.current?.scrollIntoView({ block: 'start' });
    come.current?.focus({ preventScroll: true });
  }, []);
  return come;
}
