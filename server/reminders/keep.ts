import { isWorkday } from '../../shared/calendar/workdays.ts';
import { type Day, instantInHanoi } from '../../shared/day.ts';
import type { Services } from '../context.ts';
import { installedOn } from '../log/roots.ts';
import { withoutValues } from '../log.ts';
import { oneAfterAnother } from '../one-after-another.ts';
import { calendarOn } from '../snapshot/set-on.ts';
import { tellables } from './make.ts';
import { type Post, sendLetters } from './post.ts';
import { runsOf } from './read.ts';
import { type Made, writeDigests } from './write.ts';

export interface ReminderSettings {
  /** Minutes after midnight in Hà Nội from which on a day's digests are made. */
  at: number;
  /** Working days after which a missing report climbs. */
  grace: number;
}

/**
 * Makes the digests of today, when their hour has come and nobody has made them. Null: nothing was to be made. Before
 * the installation there was nothing to tell: a clock that was put back tells nobody of last year.
 */
export async function makeDigests(
  services: Services,
  { at, grace }: ReminderSettings,
): Promise<Made[] | null> {
  const { db, clock, provinceId } = services;
  const day = clock.today();
  if (clock.now() < hourOf(day, at)) return null;
  const { last, done } = await runsOf(db, provinceId, day);
  if (done) return null;
  const calendar = await calendarOn(services, day);
  if (!isWorkday(day, calendar)) return null;
  const since = await installedOn(db, provinceId);
  if (since === null || day < since) return null;
  const tellable = await tellables(services, { since: last, grace });
  const run = { provinceId, day, calendar, now: clock.now(), letters: services.sendsLetters };
  return writeDigests(db, run, tellable);
}

const hourOf = (day: Day, minutes: number): number => instantInHanoi(day, minutes / 60);

const EVERY_MS = 60_000;

/** Keeps reminders: at start and every minute, whichever process comes first. */
export function keepReminders(
  services: Services,
  settings: ReminderSettings,
  post: Post | null,
): { stop(): Promise<void> } {
  const { log } = services;
  const failed = (error: unknown, what: string) => log.error({ err: withoutValues(error) }, what);
  const once = async () => {
    try {
      const made = await makeDigests(services, settings);
      if (made) log.info({ digests: made.length }, 'digests made');
    } catch (error) {
      failed(error, 'making digests failed');
    }
    try {
      if (post) await sendLetters(services, post);
    } catch (error) {
      failed(error, 'sending letters failed');
    }
  };
  const run = oneAfterAnother(once);
  let last = run();
  const timer = setInterval(() => {
    last = run();
  }, EVERY_MS);
  timer.unref();
  return {
    // What is under way is finished: a letter half handed over would never be known to have arrived.
    stop: () => {
      clearInterval(timer);
      return Promise.race([last, patience()]);
    },
  };
}

/** Not longer than that: a slow mail server must not hold up the end. */
const PATIENCE_MS = 4_000;
const patience = () =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, PATIENCE_MS).unref();
  });
