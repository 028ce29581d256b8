import type { Day } from '../day.ts';
import { COMPONENTS, type Figures, MEASURES, shownPercent } from '../works/components.ts';
import type { PlannedComponent, WorksEvent } from '../works/events.ts';
import { approvedOf } from '../works/plan.ts';
import { aheadOf, type Progress } from '../works/progress.ts';
import { formatDay, formatEdtf, formatNumber, type Lang } from './format.ts';
import type { Messages } from './messages.ts';

/** Numbers of the works in words: each per cent with what it is a per cent of. */

/** "62,5 %"; what is nearly all is not all. */
export const percentWords = (percent: number, lang: Lang): string =>
  `${formatNumber(shownPercent(percent), lang, 1)}\u00a0%`;

export const moneyWords = (vndBn: number, t: Messages, lang: Lang): string =>
  t.works.vndBn(formatNumber(vndBn, lang));

/** "62 % cả dự án", "62 % của phần đã báo cáo (80 % khối lượng cả dự án)"; null where nothing is reported. */
export function doneWords(
  { actual, covered }: Pick<Progress, 'actual' | 'covered'>,
  t: Messages,
  lang: Lang,
): string | null {
  if (actual === null) return null;
  const percent = percentWords(actual, lang);
  return covered === 100 ? t.works.ofAll(percent) : t.works.ofPart(percent, percentWords(covered, lang));
}

/** "chậm 9 điểm % so với kế hoạch đến 28/03/2025" */
export function againstWords(
  progress: Pick<Progress, 'actual' | 'planned'>,
  day: string,
  t: Messages,
  lang: Lang,
): string {
  const ahead = aheadOf(progress) ?? 0;
  if (ahead === 0) return t.works.level(day);
  const points = formatNumber(Math.abs(ahead), lang, 1);
  return ahead < 0 ? t.works.behind(points, day) : t.works.ahead(points, day);
}

/** The finding of the works, against what was planned for the day of which they tell. */
export function worksFinding(progress: Progress, day: string, t: Messages, lang: Lang): string | null {
  const done = doneWords(progress, t, lang);
  return done === null ? null : t.works.finding(done, againstWords(progress, day, t, lang));
}

/** First and last day of a plan. */
export function spanOfPlan(components: readonly Pick<PlannedComponent, 'points'>[]): { from: Day; to: Day } {
  const days = components.flatMap(({ points }) => points.map(({ on }) => on)).sort();
  return { from: days[0] ?? '', to: days.at(-1) ?? '' };
}

/** "San nền 100 %, 12,4 tỷ đồng", a line for each component that a report speaks of. */
export function figureLines(figures: Figures, t: Messages, lang: Lang): string[] {
  const lines = COMPONENTS.flatMap((component) => {
    const told = MEASURES.flatMap((measure) => {
      const value = figures[`${component}.${measure}`];
      if (value === undefined) return [];
      return [measure === 'progress' ? percentWords(value, lang) : moneyWords(value, t, lang)];
    });
    return told.length === 0 ? [] : [`${t.works.component[component]} ${told.join(', ')}`];
  });
  const { disbursed } = figures;
  return disbursed === undefined
    ? lines
    : [...lines, `${t.works.disbursedTotal}: ${formatNumber(disbursed, lang)}`];
}

/** What an event of the works said: for which day what is done, or what is planned by which decision. */
export function worksWords(event: WorksEvent, t: Messages, lang: Lang) {
  const words = t.works;
  if (event.type === 'works.planned') {
    const { number, day, issuer } = event.decision;
    const decided = formatDay(day, lang);
    const decision = number === null ? words.decisionNoNumber(decided) : words.decision(number, decided);
    const { from, to } = spanOfPlan(event.components);
    const approved = approvedOf(event);
    return {
      title: '',
      date: words.planSpan(event.components.length, formatDay(from, lang), formatDay(to, lang)),
      why: approved === null ? null : words.approvedNow(moneyWords(approved, t, lang)),
      document: `${decision}, ${issuer}`,
    };
  }
  const lines = figureLines(event.figures, t, lang);
  const still = event.still ? [lines.length === 0 ? words.saidAllStill : words.saidStill] : [];
  return {
    title: '',
    date: words.reportedFor(formatEdtf(event.date, lang)),
    why: [...lines, ...still].join('; '),
    document: null,
  };
}
