import { deviceNow } from './server-clock.ts';

/** A tab that has not moved for this long is frozen, and another may go on in its place: nothing is recorded twice. */
const FROZEN_MS = 60_000;

/**
 * One tab at a time. False: another is at it. A browser without locks has none of it: then two tabs may send the same
 * command, and the server records it once.
 */
export async function exclusively(name: string, run: () => Promise<void>): Promise<boolean> {
  if (!('locks' in navigator)) return run().then(() => true);
  const beat = () => localStorage.setItem(name, String(deviceNow()));
  const work = async () => {
    beat();
    const beating = setInterval(beat, FROZEN_MS / 4);
    await run().finally(() => clearInterval(beating));
  };
  const { locks } = navigator;
  const isMine = await locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock) await work();
    return lock !== null;
  });
  if (isMine) return true;
  const last = Number(localStorage.getItem(name) ?? 0);
  if (deviceNow() - last < FROZEN_MS) return false;
  await locks.request(name, { steal: true }, work).catch(ignoreStolen);
  return true;
}

/** Woken up and taken away again: whoever took it goes on. */
function ignoreStolen(error: unknown): void {
  if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
}
