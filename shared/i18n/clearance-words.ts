import type { ClearanceEvent } from '../clearance/events.ts';
import {
  FIGURES,
  type Figure,
  type Figures,
  isWhole,
  leftHa,
  leftHouseholds,
  type Pending,
  type Share,
  unitOf,
} from '../clearance/figures.ts';
import type { ClusterRow } from '../cluster-row.ts';
import { formatDay, formatEdtf, formatNumber, type Lang } from './format.ts';
import type { Messages } from './messages.ts';
import { causeWord } from './named.ts';

/** Numbers of site clearance in words: each with its unit, each share with what it is a share of. */

/** "45,3 ha", "112 hộ" */
export function amountWords(figure: Figure, value: number, t: Messages, lang: Lang): string {
  const unit = unitOf(figure);
  return `${formatNumber(value, lang, isWhole(unit) ? 0 : 2)}\u00a0${t.clearance.unit[unit]}`;
}

/** "62 % của 45,3 ha phải giải phóng mặt bằng": never a per cent alone. */
export const shareWords = ({ percent, whole, of }: Share, t: Messages, lang: Lang): string =>
  t.clearance.share(
    percentWords(percent, lang),
    amountWords(whole, of, t, lang),
    t.clearance.of[whole] ?? t.clearance.figure[whole],
  );

/** How far the site of a row is: null where nobody has told of the area, or who asks may not know. */
export const handedOverWords = (
  { handedOver, toClear }: Pick<ClusterRow, 'handedOver' | 'toClear'>,
  t: Messages,
  lang: Lang,
): string | null =>
  handedOver === null || toClear === null
    ? null
    : t.clearance.finding(shareWords({ percent: handedOver, whole: 'toClearHa', of: toClear }, t, lang));

/** What is nearly all is not all, and what is little is not nothing. */
function percentWords(percent: number, lang: Lang): string {
  const near = (percent > 99 && percent < 100) || (percent > 0 && percent < 1);
  const told = near ? Math.min(99.9, Math.max(0.1, percent)) : percent;
  return `${formatNumber(told, lang, near ? 1 : 0)}\u00a0%`;
}

/** What is still to be handed over, "2,33 ha, 42 hộ"; null where nothing is left, or nobody has told of how much. */
export function leftWords(figures: Figures, t: Messages, lang: Lang): string | null {
  const left = [
    ['toClearHa', leftHa(figures)],
    ['toClearHouseholds', leftHouseholds(figures)],
  ] as const;
  const told = left.flatMap(([figure, value]) =>
    value === null || value <= 0 ? [] : [amountWords(figure, value, t, lang)],
  );
  return told.length === 0 ? null : told.join(', ');
}

/** "chưa đồng thuận đơn giá: 3,2 ha, 14 hộ" */
export function pendingWords({ cause, ha, households }: Pending, t: Messages, lang: Lang): string {
  const amounts = [
    ha === undefined ? null : amountWords('toClearHa', ha, t, lang),
    households === undefined ? null : amountWords('toClearHouseholds', households, t, lang),
  ];
  return `${causeWord(t, cause)}: ${amounts.filter(Boolean).join(', ')}`;
}

/** What an event of site clearance said: its day or decision, and each of its figures. */
export function clearanceWords(event: ClearanceEvent, t: Messages, lang: Lang) {
  const words = t.clearance;
  if (event.type === 'clearance.land_granted') {
    const { number, day, issuer } = event.decision;
    const decided = formatDay(day, lang);
    const decision = number === null ? words.decisionNoNumber(decided) : words.decision(number, decided);
    return {
      title: '',
      date: `${words.form[event.form]} ${amountWords('toClearHa', event.areaHa, t, lang)}`,
      why: null,
      document: `${decision}, ${issuer}`,
    };
  }
  const said = FIGURES.flatMap((figure) => {
    const value = event.figures[figure];
    return value === undefined ? [] : [`${words.figure[figure]}: ${formatNumber(value, lang)}`];
  });
  const waiting = event.pending?.map((pending) => pendingWords(pending, t, lang)) ?? [];
  if (waiting.length > 0) said.push(words.saidPending(waiting.join('; ')));
  return {
    title: '',
    date: words.reportedFor(formatEdtf(event.date, lang)),
    why: said.join('; '),
    document: null,
  };
}
