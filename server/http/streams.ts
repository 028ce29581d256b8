import type { RequestHandler } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';
import { AppError } from '../../shared/errors.ts';

/** An office behind one address has a few dozen screens; one process tells a thousand within half a second. */
const LIMITS = { perAddress: 100, inAll: 1_000 };

/**
 * How many live streams one address and all together may hold open. They need not end with signing out: they tell
 * which cluster has changed, as they tell the public, and nothing else.
 */
export function limitStreams(
  told: (open: number) => void = () => undefined,
  { perAddress, inAll } = LIMITS,
): RequestHandler {
  const open = new Map<string, number>();
  const state = { count: 0 };
  const add = (address: string, by: 1 | -1) => {
    const now = (open.get(address) ?? 0) + by;
    if (now > 0) open.set(address, now);
    else open.delete(address);
    state.count += by;
    told(state.count);
  };
  return (req, res, next) => {
    if (!isStream(req.path)) return next();
    const address = ipKeyGenerator(req.ip ?? 'unknown');
    if ((open.get(address) ?? 0) >= perAddress) throw new AppError('TOO_MANY');
    if (state.count >= inAll) throw new AppError('UNAVAILABLE');
    add(address, 1);
    res.once('close', () => add(address, -1));
    next();
  };
}

/** tRPC reads the path decoded, and several procedures of one request with commas between them. */
function isStream(path: string): boolean {
  try {
    return decodeURIComponent(path).includes('live.hints');
  } catch {
    throw new AppError('INVALID');
  }
}
