import { dropOutdated, entry, keepRelease, pageFrom, partOf } from './release.ts';
import { kindOf } from './what.ts';

/**
 * Starts the pages where there is no server. A new release is fetched whole beside the one in use and waits until a page
 * lets it take over (client/offline/versions.ts); what the pages of an earlier one still ask for is kept with it.
 */
const worker = self as unknown as ServiceWorkerGlobalScope;

worker.addEventListener('install', (event) => event.waitUntil(keepRelease()));

worker.addEventListener('activate', (event) =>
  event.waitUntil(
    (async () => {
      await dropOutdated();
      // The server is asked for the page while the worker is being started.
      await worker.registration.navigationPreload?.enable();
      await worker.clients.claim();
    })(),
  ),
);

worker.addEventListener('fetch', (event) => {
  const kind = kindOf(event.request, worker.location.origin);
  if (kind === 'part') event.respondWith(partOf(event.request));
  if (kind === 'page') event.respondWith(pageFrom(asked(event)));
});

const asked = async (event: FetchEvent): Promise<Response> =>
  ((await event.preloadResponse) as Response | undefined) ?? fetch(event.request);

worker.addEventListener('message', ({ data, ports }) => {
  if (data === 'which') ports[0]?.postMessage(entry);
  if (data === 'take over') void worker.skipWaiting();
});
