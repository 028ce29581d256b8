import { epochMs } from '../../shared/day.ts';
import { fetchAnswer } from '../failure.ts';

/** Epoch ms on the device's clock. */
export const deviceNow = (): number => Math.floor(performance.timeOrigin + performance.now());

let offset: number | null = null;

/** Server's clock minus the device's in ms, to a second; null until an answer has come. */
export const clockOffset = (): number | null => offset;

/** A device whose clock is further off than this is told so. */
export const WRONG_CLOCK_MS = 10 * 60_000;

/** Answers of the server, with a look at the time that stands in each answer. */
export const observed: typeof fetch = async (input, init) => {
  const response = await fetchAnswer(input, init);
  const told = epochMs(response.headers.get('date') ?? '');
  if (!Number.isNaN(told)) offset = told - deviceNow();
  return response;
};
