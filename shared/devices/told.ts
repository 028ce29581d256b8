import { z } from 'zod';

const malformed = { error: 'malformed' };
const count = z.int(malformed).min(0, malformed).max(100_000, malformed);

/** What a device tells of its queue: how much waits there, and since when. Nothing of what it says. */
export const toldInput = z.object({
  /** Made by the device once; the same person may have several. */
  device: z.uuid(malformed).toLowerCase(),
  waiting: count,
  /** Photographs and documents among it. */
  files: count,
  /** The instant of the oldest, on the server's clock as far as the device knows it; null where nothing waits. */
  oldest: z.iso.datetime(malformed).nullable(),
});
export type Told = z.infer<typeof toldInput>;
