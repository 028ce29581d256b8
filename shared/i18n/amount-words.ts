import type { Metric } from '../programme.ts';
import { formatNumber, type Lang } from './format.ts';
import type { Messages } from './messages.ts';

/** A number of a target, or both ends of a range, in what it is counted in: '15–20 cụm', '1.200 ha'. */
export function amountWords(
  { metric }: { metric: Metric },
  [min, max]: readonly [number, number],
  { course: words }: Pick<Messages, 'course'>,
  lang: Lang,
): string {
  const told = [min, max].map((n) => formatNumber(n, lang, 1));
  return words.amount[metric](min === max ? (told[0] ?? '') : told.join('–'));
}
