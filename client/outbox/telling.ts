import { v4 as uuidv4 } from 'uuid';
import { isoInstant } from '../../shared/day.ts';
import type { Told } from '../../shared/devices/told.ts';
import { isServers } from '../failure.ts';
import type { Kept } from './kept.ts';

const NAME = 'ccn.device';

/** This device's own name: made once, and of nobody's. */
function deviceId(): string {
  const known = localStorage.getItem(NAME);
  if (known) return known;
  const made = uuidv4();
  localStorage.setItem(NAME, made);
  return made;
}

/** What is told of a queue; the oldest by the server's clock, as far as the two have met. */
export const toldOf = (device: string, kept: readonly Kept[]): Told => ({
  device,
  waiting: kept.length,
  files: kept.reduce((sum, { files }) => sum + files.length, 0),
  oldest:
    kept.length === 0 ? null : isoInstant(Math.min(...kept.map(({ at, offset }) => at + (offset ?? 0)))),
});

/**
 * Tells it when it has changed: the first time where something waits, and from then on also that nothing does. That it
 * could not be told is no trouble of anybody's.
 */
export function queueTeller(tell: (told: Told) => Promise<unknown>): (kept: readonly Kept[]) => void {
  let last = '';
  return (kept) => {
    if (kept.length === 0 && localStorage.getItem(NAME) === null) return;
    const told = toldOf(deviceId(), kept);
    const text = JSON.stringify(told);
    if (text === last) return;
    last = text;
    tell(told).catch((error: unknown) => {
      last = '';
      if (!isServers(error)) throw error;
    });
  };
}
