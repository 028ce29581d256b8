import { isoInstant } from '../../shared/day.ts';
import { formatClock, formatInstant, type Lang } from '../../shared/i18n/format.ts';
import { deviceNow } from '../outbox/server-clock.ts';

/** When something was said, by the device's clock: of what is younger than this the time of day says all. */
const LATELY_MS = 16 * 3_600_000;

export const saidAt = (at: number, lang: Lang): string =>
  deviceNow() - at < LATELY_MS ? formatClock(at) : formatInstant(isoInstant(at), lang);
