/** What is newer than this page (versions.ts). It may wait for leave, or be in charge already because another tab gave it. */
let newer: ServiceWorker | null = null;
const listeners = new Set<() => void>();

export const newerVersion = (): ServiceWorker | null => newer;
export function setNewerVersion(worker: ServiceWorker | null): void {
  newer = worker;
  for (const listener of listeners) listener();
}
export function onVersion(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Let it take over, and begin anew under it. */
export function changeVersion(): void {
  if (newer?.state !== 'installed') {
    window.location.reload();
    return;
  }
  const { serviceWorker } = navigator;
  serviceWorker.addEventListener('controllerchange', () => window.location.reload(), { once: true });
  newer.postMessage('take over', []);
}
