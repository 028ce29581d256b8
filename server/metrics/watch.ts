import type { Services } from '../context.ts';
import type { Metrics } from './metrics.ts';

/** The same services, with an eye on what they do. */
export function watched(services: Services, metrics: Metrics): Services {
  const { snapshots, reader, clock } = services;
  let last: unknown = null;
  const during = async <T>(work: Promise<T>): Promise<T> => {
    const through = metrics.reading();
    return work.finally(through);
  };
  return {
    ...services,
    answered: metrics.answered,
    snapshots: {
      at: async (asOf, asker) => {
        const snapshot = await snapshots.at(asOf, asker);
        if (asOf === clock.today() && snapshot !== last) {
          last = snapshot;
          metrics.snapshot();
        }
        return snapshot;
      },
    },
    reader: {
      read: (...asked) => during(reader.read(...asked)),
      draw: (...asked) => during(reader.draw(...asked)),
    },
  };
}
