import type { Logger } from 'pino';
import { withoutValues } from '../log.ts';

/** Whatever happens, the process is gone after this time: a supervisor would kill it anyway. */
const AT_MOST_MS = 15_000;

/**
 * Stops once, in order, at Ctrl-C, at a supervisor's signal, and when the process that started this one is gone
 * (start.mjs and `tsx watch` hold a channel to it): nobody is left behind with the port and the folder.
 */
export function stopWhenAsked(log: Logger, stop: () => Promise<void>): void {
  let stopping = false;
  const begin = (why: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ why }, 'stopping');
    const late = setTimeout(() => {
      log.error('stopping took too long; ending without the rest');
      process.exit(1);
    }, AT_MOST_MS);
    late.unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: withoutValues(error) }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => begin(signal));
  if (process.send === undefined) return;
  const orphaned = () => begin('the process that started this one is gone');
  if (process.connected) process.once('disconnect', orphaned);
  else orphaned();
}
