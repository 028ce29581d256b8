/**
 * At most one run of a work at a time. A run that has begun may have missed the latest, so whoever asks meanwhile waits
 * for the next one; all who wait share it.
 */
export function oneAfterAnother<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | null = null;
  let waiting: Promise<T> | null = null;
  const begin = (): Promise<T> => {
    waiting = null;
    const run = work();
    running = run;
    const ended = () => {
      if (running === run) running = null;
    };
    run.then(ended, ended);
    return run;
  };
  return () => {
    if (waiting) return waiting;
    if (!running) return begin();
    waiting = running.then(begin, begin);
    return waiting;
  };
}
