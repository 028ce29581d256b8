/**
 * Do it once the browser has nothing else to do, at the latest after `atMost` ms. The answer calls it off.
 * Safari does not tell when that is: there it is done next.
 */
export function whenIdle(act: () => void, atMost: number): () => void {
  if (!('requestIdleCallback' in window)) {
    const next = setTimeout(act);
    return () => clearTimeout(next);
  }
  const next = requestIdleCallback(act, { timeout: atMost });
  return () => cancelIdleCallback(next);
}
