import type { MissedDate } from '../../../shared/discipline/missed.ts';
import type { ForecastRequest } from '../../../shared/discipline/request.ts';
import { lastDay } from '../../../shared/edtf.ts';
import { formatDay, formatEdtf, formatLength, type Lang } from '../../../shared/i18n/format.ts';
import type { Messages } from '../../../shared/i18n/messages.ts';

type Change = Pick<ForecastRequest, 'original' | 'baseline' | 'date' | 'days'>;

/** What a request changes, in two parts: '06/2025 → 12/2025' and 'lùi 6 tháng so với tiến độ gốc; …'. */
export function changeWords({ original, baseline, date, days }: Change, t: Messages, lang: Lang) {
  const words = t.discipline;
  const behind = words.behind(formatLength(days, lang));
  const isAdjusted = lastDay(baseline) !== lastDay(original);
  return {
    dates: words.move(formatEdtf(original, lang), formatEdtf(date, lang)),
    rest: isAdjusted ? `${behind}; ${words.inForce(formatEdtf(baseline, lang))}` : behind,
  };
}

/** That a date has passed, and by when it must be explained. */
export function missedWords({ of, date, explainBy, owed }: MissedDate, t: Messages, lang: Lang) {
  const words = t.discipline.missed;
  const by = explainBy === null ? words.held : (owed ? words.owed : words.soon)(formatDay(explainBy, lang));
  return { what: words[of](formatEdtf(date, lang)), by };
}
