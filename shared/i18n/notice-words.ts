import { isDay } from '../day.ts';
import { type Notice, WAITS, type Waits } from '../reminders/digest.ts';
import { formatDay, formatEdtf, formatList, type Lang } from './format.ts';
import type { Messages } from './messages.ts';
import { causeWord } from './named.ts';
import { periodNameOf } from './period-words.ts';

/** What a notice says of its cluster, whose name stands before it. */
export function noticeWords({ kind, milestone, on, period, cause }: Notice, t: Messages, lang: Lang): string {
  const what = milestone === null ? '' : t.ahead[milestone];
  const date = on === null ? '' : isDay(on) ? formatDay(on, lang) : formatEdtf(on, lang);
  switch (kind) {
    case 'returned':
      return t.reminder.said.returned(what);
    case 'asked':
    case 'asked_overdue':
      return t.reminder.said[kind](what, cause === null ? '' : lowerFirst(causeWord(t, cause)), date);
    case 'assigned':
      return t.reminder.said.assigned(date);
    case 'report_overdue':
    case 'report_climbed':
    case 'report_missed':
    case 'report_due':
      return t.reminder.said[kind](period === null ? '' : periodNameOf(period, t, lang), date);
    case 'waiting':
      // It is a step that is done.
      return t.reminder.said.waiting(milestone === null ? '' : t.milestone[milestone], date);
    case 'overdue':
    case 'lapsed':
    case 'due_soon':
    case 'request':
    case 'explain':
      return t.reminder.said[kind](what, date);
  }
}

const lowerFirst = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;

/** How much waits on the page of work, in the words of the bar; null where nothing does. */
export function waitsWords(waits: Waits, t: Messages, lang: Lang): string | null {
  const named = { ...t.work.count, ...t.discipline.work.count };
  const parts = WAITS.flatMap((kind) => (waits[kind] > 0 ? [named[kind](waits[kind])] : []));
  return parts.length === 0 ? null : t.reminder.waits(formatList(parts, lang));
}
