import type { Day } from '../day.ts';
import { inAllBands } from '../milestones/due-bands.ts';
import type { Messages } from './messages.ts';

/** The last of the bands in which dues are listed, in days. */
export const SOON_DAYS = 90;

type Dues = readonly { dueOn: Day | null }[];
type Part = [number, (n: number) => string];

const told = (parts: readonly Part[]): string =>
  parts.flatMap(([n, words]) => (n > 0 ? [words(n)] : [])).join(', ');

/** How many milestones wait for a manager, and how many of them are overdue, due, later: the numbers of the sections. */
export function dutiesTitle(dues: Dues, day: Day, { work }: Messages): string {
  const bands = inAllBands(dues, day);
  const count = (...named: readonly (typeof bands)[number]['band'][]) =>
    bands.filter(({ band }) => named.includes(band)).reduce((sum, group) => sum + group.dues.length, 0);
  return work.title(
    dues.length,
    told([
      [count('overdue'), work.part.overdue],
      [count(30, 60, 90), (n) => work.part.soon(n, SOON_DAYS)],
      [count('later'), work.part.later],
      [count('undated'), work.part.undated],
    ]),
  );
}

interface Inbox {
  requests: readonly unknown[];
  waiting: readonly unknown[];
  asked: readonly { obstacle: { state: string } }[];
  pauses: readonly unknown[];
}

/** What waits for whoever confirms, answers and decides. */
export function inboxTitle({ requests, waiting, asked, pauses }: Inbox, t: Messages): string {
  const unanswered = asked.filter(({ obstacle }) => obstacle.state === 'open').length;
  const parts: Part[] = [
    [requests.length, t.discipline.work.count.requests],
    [waiting.length, t.work.inboxPart.waiting],
    [unanswered, t.work.inboxPart.asked],
    [pauses.length, t.discipline.work.count.pauses],
  ];
  return t.work.inboxTitle(
    parts.reduce((sum, [n]) => sum + n, 0),
    told(parts),
  );
}
