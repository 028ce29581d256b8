import type { DueLine } from '../../../server/milestones/dues.ts';
import { type Day, daysBetween } from '../../../shared/day.ts';
import { formatLength, type Lang } from '../../../shared/i18n/format.ts';
import type { Messages } from '../../../shared/i18n/messages.ts';

/** Overdue is what is past its schedule; where there is none, a forecast may have lapsed. */
export function dueWords({ dueOn, overdue }: DueLine, day: Day, t: Messages, lang: Lang): string {
  if (dueOn === null) return t.cluster.noSchedule;
  if (dueOn === day) return t.work.dueToday;
  const words = formatLength(daysBetween(day, dueOn), lang);
  if (overdue) return t.work.overdueBy(words);
  return dueOn < day ? t.work.lapsed(words) : t.work.dueIn(words);
}

/** The colour of that: late, due today or lapsed, or neither. */
export function dueBadge({ dueOn, overdue }: DueLine, day: Day): string {
  if (overdue) return 'badge badge-late';
  return dueOn !== null && dueOn <= day ? 'badge badge-today' : 'badge';
}

export const dueKey = ({ row, milestone }: DueLine): string => `${row.code} ${milestone}`;
