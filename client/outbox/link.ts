import { TRPCClientError, type TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import type { AppRouter } from '../../server/router.ts';
import type { Command } from '../../shared/log/command.ts';
import { theOutbox } from './door.ts';
import { isNotKept } from './not-kept.ts';

/** Every command has this one shape, whatever it is about: so every command of every capability goes this way. */
const isCommand = (input: unknown): input is Command =>
  typeof input === 'object' && input !== null && 'request' in input && 'stream' in input && 'said' in input;

/**
 * Commands go over the device's queue, where there is one: first kept, then sent. What the device cannot keep is sent
 * at once, as it is where there is no queue: then the form says whether it is saved, and holds it until it is.
 */
export const keptFirst: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) =>
    observable((observer) => {
      const outbox = theOutbox();
      const { input } = op;
      if (op.type !== 'mutation' || !outbox || !isCommand(input)) return next(op).subscribe(observer);
      let inner: { unsubscribe: () => void } | null = null;
      const say = async () => {
        try {
          const data = await outbox.say(op.path, input);
          observer.next({ result: { type: 'data', data } });
          observer.complete();
        } catch (error) {
          if (isNotKept(error)) inner = next(op).subscribe(observer);
          else observer.error(TRPCClientError.from(error as Error));
        }
      };
      void say();
      return () => inner?.unsubscribe();
    });
