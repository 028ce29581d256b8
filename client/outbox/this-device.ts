import { createTRPCUntypedClient, httpLink } from '@trpc/client';
import type { AppRouter } from '../../server/router.ts';
import { PERSON_HEADER, type Receipt } from '../../shared/log/command.ts';
import { holdReload } from '../offline/busy.ts';
import { carryKept } from './carry.ts';
import { putOutbox, theOutbox } from './door.ts';
import { exclusively } from './exclusively.ts';
import type { Kept } from './kept.ts';
import { ignoreNotKept } from './not-kept.ts';
import { type Device, Outbox } from './outbox.ts';
import { clockOffset, deviceNow, observed } from './server-clock.ts';
import { Store } from './store.ts';
import { queueTeller } from './telling.ts';

/** Alone in its request, and only as its own person: whoever has signed in meanwhile does not say it. */
const client = createTRPCUntypedClient<AppRouter>({
  links: [
    httpLink({
      url: '/api/trpc',
      fetch: observed,
      headers: ({ op }) => ({ [PERSON_HEADER]: String(op.context['person']) }),
    }),
  ],
});

const send = async ({ path, command, person }: Kept): Promise<Receipt> =>
  (await client.mutation(path, command, { context: { person } })) as Receipt;

const tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('ccn.outbox');

const device = (person: string, store = new Store()): Device => ({
  store,
  send,
  carry: (file, onProgress) =>
    carryKept(file, { onProgress, onUrl: (url) => void store.noteUrl(file.id, url).catch(ignoreNotKept) }),
  // While something is on its way no newer release takes the page away.
  exclusively: async (name, run) => {
    const release = holdReload();
    return exclusively(name, run).finally(release);
  },
  tellTabs: () => tabs?.postMessage(null),
  now: deviceNow,
  offset: clockOffset,
  isOnline: () => navigator.onLine,
  report: queueTeller((told) => client.mutation('devices.tell', told, { context: { person } })),
  later: (ms, call) => {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
});

/** Opens the queue of a person, and sends what waits whenever there is reason to try. Returns how to close it. */
export function openOutbox(person: string): () => void {
  if (!Store.isThere()) return () => undefined;
  const outbox = new Outbox(person, device(person));
  putOutbox(outbox);
  const send = () => void outbox.send();
  const onSight = () => document.visibilityState === 'visible' && send();
  const onTabs = () => void outbox.look().then(send);
  window.addEventListener('online', send);
  window.addEventListener('focus', send);
  document.addEventListener('visibilitychange', onSight);
  tabs?.addEventListener('message', onTabs);
  void outbox.tidy().then(send, () => putOutbox(null));
  // Asked for once: without it a device that runs out of room may throw away what waits.
  void navigator.storage?.persist?.();
  return () => {
    outbox.stop();
    window.removeEventListener('online', send);
    window.removeEventListener('focus', send);
    document.removeEventListener('visibilitychange', onSight);
    tabs?.removeEventListener('message', onTabs);
    if (theOutbox() === outbox) putOutbox(null);
  };
}
