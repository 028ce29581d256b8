import { formatDay, type Lang } from '../../../shared/i18n/format.ts';
import type { Messages } from '../../../shared/i18n/messages.ts';
import { type Period, periodOf } from '../../../shared/reports/period.ts';
import type { PeriodStood } from '../../../shared/reports/standing.ts';

type Named = Pick<Period, 'code' | 'rhythm' | 'opens' | 'ends'>;

/** "tuần 13 (24/03–30/03)" · "tháng 03/2025" */
export function periodName({ code, rhythm, opens, ends }: Named, t: Messages, lang: Lang): string {
  if (rhythm === 'month') return t.report.month(monthText(opens, lang));
  const short = (day: string) => (lang === 'vi' ? formatDay(day, lang).slice(0, 5) : formatDay(day, lang));
  return t.report.week(Number(code.slice(-2)), short(opens), short(ends));
}

const monthText = (opens: string, lang: Lang): string =>
  lang === 'vi' ? formatDay(opens, lang).slice(3) : formatDay(opens, lang).replace(/^\d+ /, '');

export function periodNameOf(code: string, t: Messages, lang: Lang): string {
  const period = periodOf(code);
  return period ? periodName(period, t, lang) : code;
}

/** How a period stands, in one sentence. */
export function stoodWords(period: Period & PeriodStood, t: Messages, lang: Lang): string {
  const name = periodName(period, t, lang);
  const { standing, on, byWord, dueOn } = period;
  if (on !== null) return (byWord ? t.report.byWord : t.report.filed)(name, formatDay(on, lang));
  const day = formatDay(dueOn, lang);
  return standing === 'open' ? t.report.due(name, day) : t.report.overdue(name, day);
}
