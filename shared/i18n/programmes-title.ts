import type { Day } from '../day.ts';
import { type Looked, type Paced, pacing } from '../programmes/pacing.ts';
import { formatDay, type Lang } from './format.ts';
import type { Messages } from './messages.ts';

interface Seen {
  day: Day;
  t: Messages;
  lang: Lang;
}

/** How many of the targets with a due day go too slowly to be met by it; until that is known, what the page is. */
export function programmesTitle<T extends Paced>(
  targets: readonly T[],
  looked: (target: T) => Looked,
  { day, t, lang }: Seen,
): string {
  const known = targets.flatMap((target) => pacing(target, looked(target))?.slow ?? []);
  if (known.length === 0) return t.programmes.title(formatDay(day, lang));
  const slow = known.filter(Boolean).length;
  return slow === 0 ? t.course.inTime(known.length) : t.course.tooSlow(slow, known.length);
}
