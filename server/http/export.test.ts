import { Readable, Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { turnsOf } from '../reading/turns.ts';
import { sentWithin } from './export.ts';

describe('two who took their lists slowly held up everybody else for ever', () => {
  test('who does not take it in time is cut off', async () => {
    // Never says that it is ready for more.
    const slow = new Writable({ highWaterMark: 1, write: () => undefined });
    await sentWithin(10, Readable.from(['a', 'b', 'c']), slow);
    expect(slow.destroyed).toBe(true);
  });

  test('what fails by itself is not taken for slowness', async () => {
    const failing = Readable.from(
      (function* () {
        yield 'a';
        throw new RangeError('no such column');
      })(),
    );
    const taken = new Writable({ write: (_c, _e, done) => done() });
    await expect(sentWithin(10_000, failing, taken)).rejects.toThrow('no such column');
  });

  test('where many wait already nobody else joins them; each who leaves makes room', async () => {
    const never = new AbortController().signal;
    const leaving = new AbortController();
    const turns = turnsOf(1, 1);
    const done = await turns(never);
    const waiting = turns(leaving.signal);
    await expect(turns(never)).rejects.toEqual(new AppError('UNAVAILABLE'));
    leaving.abort();
    await expect(waiting).rejects.toThrow();
    const next = turns(never);
    done();
    expect(await next).toBeTypeOf('function');
  });
});
