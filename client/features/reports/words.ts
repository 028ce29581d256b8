import { formatDay, type Lang } from '../../../shared/i18n/format.ts';
import type { Messages } from '../../../shared/i18n/messages.ts';
import { periodName } from '../../../shared/i18n/period-words.ts';
import type { Period } from '../../../shared/reports/period.ts';
import type { PeriodStood } from '../../../shared/reports/standing.ts';

/** How a period stands, in one sentence. */
export function stoodWords(period: Period & PeriodStood, t: Messages, lang: Lang): string {
  const name = periodName(period, t, lang);
  const { standing, on, byWord, dueOn } = period;
  if (on !== null) return (byWord ? t.report.byWord : t.report.filed)(name, formatDay(on, lang));
  const day = formatDay(dueOn, lang);
  return standing === 'open' ? t.report.due(name, day) : t.report.overdue(name, day);
}
