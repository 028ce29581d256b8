import { setNewerVersion } from './newer.ts';

/**
 * The worker (client/worker) as a page sees it: registered once the page is usable; asked now and then whether there is a
 * newer release; and let take over when nobody is interrupted by it.
 */
const EVERY_MS = 30 * 60_000;

/** Where in the site the program's first file lies: what tells one release from another. */
const ownEntry = (): string =>
  new URL(document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src ?? '', location.href)
    .pathname;

/** A worker that does not answer is as old as a worker can be: then it is not of this release. */
const ANSWER_MS = 5_000;

const entryOf = (worker: ServiceWorker): Promise<string> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    setTimeout(resolve, ANSWER_MS, '');
    port1.addEventListener('message', ({ data }) => resolve(String(data)), { once: true });
    port1.start();
    worker.postMessage('which', [port2]);
  });

/** One of this very release needs no leave: the page that it belongs to is open. */
async function consider(worker: ServiceWorker | null): Promise<void> {
  if (!worker) return;
  if ((await entryOf(worker)) === ownEntry()) {
    if (worker.state === 'installed') worker.postMessage('take over', []);
    setNewerVersion(null);
    return;
  }
  setNewerVersion(worker);
}

export async function startWorker(): Promise<void> {
  // Without https there is none; the pages are the same.
  if (!('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  const registration = await serviceWorker.register('/worker.js');
  const follow = (worker: ServiceWorker | null) => {
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed') void consider(worker);
    });
  };
  registration.addEventListener('updatefound', () => follow(registration.installing));
  follow(registration.installing);
  // Another tab has let a newer one take over.
  serviceWorker.addEventListener('controllerchange', () => void consider(serviceWorker.controller));
  // Not the one in charge: a page that the server has just sent may be newer than that.
  await consider(registration.waiting);
  const look = () => {
    if (!document.hidden) registration.update().catch(() => undefined);
  };
  document.addEventListener('visibilitychange', look);
  setInterval(look, EVERY_MS);
}
