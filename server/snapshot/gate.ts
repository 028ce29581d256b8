import { AppError } from '../../shared/errors.ts';

/** Whose past day is loaded first. */
export type Lane = 'signed_in' | 'public';

/** How many may wait in each lane; beyond that whoever asks is told to come back. */
const ROOM: Record<Lane, number> = { signed_in: 24, public: 6 };

/** One day from the past is loaded at a time, so that today's readers have the other processor. */
export interface Gate {
  run<T>(lane: Lane, work: () => Promise<T>): Promise<T>;
}

export function createGate(): Gate {
  const lanes: Record<Lane, (() => void)[]> = { signed_in: [], public: [] };
  let busy = false;
  const next = () => {
    const begin = lanes.signed_in.shift() ?? lanes.public.shift();
    if (begin) begin();
    else busy = false;
  };
  return {
    async run(lane, work) {
      if (busy) {
        if (lanes[lane].length >= ROOM[lane]) throw new AppError('TOO_MANY');
        await new Promise<void>((begin) => lanes[lane].push(begin));
      }
      busy = true;
      try {
        return await work();
      } finally {
        next();
      }
    },
  };
}
