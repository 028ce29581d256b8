import type { programmeNumbers } from '../../../server/programmes/numbers.ts';
import type { Day } from '../../../shared/day.ts';
import { amountWords } from '../../../shared/i18n/amount-words.ts';
import { formatAlternatives, formatDay, type Lang } from '../../../shared/i18n/format.ts';
import type { Messages } from '../../../shared/i18n/messages.ts';
import { type Goal, waysTo } from '../../../shared/programme.ts';
import { type Needed, paceNeeded } from '../../../shared/programme-course.ts';
import type { Counted } from '../../../shared/state.ts';

export type TargetNumbers = ReturnType<typeof programmeNumbers>[number];

/** What a goal is in words, each way to reach it: 'thành lập hoặc mở rộng'. */
export const goalWords = (goal: Goal, words: Record<Counted, string>, lang: Lang): string =>
  formatAlternatives(
    waysTo(goal).map(({ milestone }) => words[milestone]),
    lang,
  );

/** What the card says first: what is still to be done and in what time, or how it ended. */
export function findingOf(target: TargetNumbers, on: Day, t: Messages, lang: Lang): string {
  const { course: words } = t;
  const told = (least: number, most = least) => amountWords(target, [least, most], t, lang);
  const { goal, achieved, min, max, remaining, verdict, dueOn, cohortSize } = target;
  if (goal === null || achieved === null) return words.uncounted(cohortSize);
  const [todo, done] = [goalWords(goal, words.todo, lang), goalWords(goal, words.done, lang)];
  if (min === null || max === null || remaining === null) return words.reached(told(achieved), done);
  if (verdict === 'reached') return words.reached(told(achieved), done);
  if (verdict === 'over') return words.over(told(achieved), done, told(min, max));
  const left = told(remaining.min, remaining.max);
  if (verdict === 'missed' && dueOn !== null) return words.missed(left, todo, formatDay(dueOn, lang));
  const needed = paceNeeded(target, achieved, on);
  if (typeof needed === 'string') return words.leftNoDue(left, todo);
  return needed.daysLeft === 0
    ? words.leftToday(left, todo)
    : words.leftIn(left, todo, timeLeft(needed, words));
}

/** How it stands, in a word or two. Before its day nothing is missed. */
export function stateOf(target: TargetNumbers, on: Day, t: Messages): string | null {
  const { verdict, achieved } = target;
  if (verdict === null || achieved === null) return null;
  if (verdict !== 'open') return t.programmes.verdict[verdict];
  const needed = paceNeeded(target, achieved, on);
  if (typeof needed === 'string') return t.course.state.noDue;
  return needed.daysLeft === 0
    ? t.course.state.dueToday
    : t.course.state.underWay(timeLeft(needed, t.course));
}

/** Whole months, and days where less than one is left. */
const timeLeft = (
  { monthsLeft, daysLeft }: Exclude<Needed, string>,
  { months, days }: Messages['course'],
): string => (monthsLeft > 0 ? months(monthsLeft) : days(daysLeft));
