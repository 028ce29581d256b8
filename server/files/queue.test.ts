import { expect, test } from 'vitest';
import { createQueue } from './queue.ts';

test('never more at once than there are places, everybody in order, and a failure gives its place on', async () => {
  const queue = createQueue(2);
  const [begun, ends]: [number[], (() => void)[]] = [[], []];
  let [now, most] = [0, 0];
  const run = (n: number) =>
    queue(async () => {
      begun.push(n);
      most = Math.max(most, ++now);
      await new Promise<void>((end) => ends.push(end));
      now--;
      if (n === 1) throw new Error('one');
      return n;
    });
  const all = Promise.allSettled([0, 1, 2, 3].map(run));
  for (let ended = 0; ended < 4; ended++) {
    await expect.poll(() => ends.length).toBeGreaterThan(ended);
    ends[ended]?.();
  }
  expect((await all).map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
  ]);
  expect([begun, most]).toEqual([[0, 1, 2, 3], 2]);
});
