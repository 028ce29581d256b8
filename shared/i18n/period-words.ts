import type { Day } from '../day.ts';
import { type Period, periodOf } from '../reports/period.ts';
import { formatDay, type Lang } from './format.ts';
import type { Messages } from './messages.ts';

type Named = Pick<Period, 'code' | 'rhythm' | 'opens' | 'ends'>;

/** "tuần 13 (24/03–30/03)" · "week 13 (24–30 March 2025)" · "tháng 03/2025" */
export function periodName({ code, rhythm, opens, ends }: Named, t: Messages, lang: Lang): string {
  if (rhythm === 'month') return t.report.month(monthText(opens, lang));
  return t.report.week(Number(code.slice(-2)), ...weekText(opens, ends, lang));
}

/** The first day says nothing that the last one says again. */
function weekText(opens: Day, ends: Day, lang: Lang): [string, string] {
  if (lang === 'vi') return [formatDay(opens, lang).slice(0, 5), formatDay(ends, lang).slice(0, 5)];
  const [day = '', month = '', year] = formatDay(opens, lang).split(' ');
  const last = formatDay(ends, lang);
  if (!last.endsWith(` ${year}`)) return [formatDay(opens, lang), last];
  return [last.includes(` ${month} `) ? day : `${day} ${month}`, last];
}

const monthText = (opens: string, lang: Lang): string =>
  lang === 'vi' ? formatDay(opens, lang).slice(3) : formatDay(opens, lang).replace(/^\d+ /, '');

export function periodNameOf(code: string, t: Messages, lang: Lang): string {
  const period = periodOf(code);
  return period ? periodName(period, t, lang) : code;
}
