import type { Day } from '../../../shared/day.ts';
import { slipDays } from '../../../shared/delay.ts';
import { formatEdtf, formatSlip, type Lang } from '../../../shared/i18n/format.ts';
import type { Messages } from '../../../shared/i18n/messages.ts';
import { shortName } from '../../../shared/text.ts';
import type { MilestoneSubject } from './subject.ts';

/** "Liên Hà 2: ", where the cluster is not what the page is about. */
export const whereOf = ({ cluster }: MilestoneSubject, t: Messages, lang: Lang): string =>
  cluster === null ? '' : t.work.effect.where(shortName(cluster, lang));

/** What a date means for its milestone, told once it is saved: by the very rule that lists and map use. */
export function effectOf(
  kind: 'forecast' | 'actual',
  date: string,
  { subject, today, t, lang }: { subject: MilestoneSubject; today: Day; t: Messages; lang: Lang },
): string {
  const { baseline, key } = subject;
  const what = t.work.effect[kind](
    whereOf(subject, t, lang),
    (kind === 'forecast' ? t.ahead : t.milestone)[key],
    formatEdtf(date, lang),
  );
  const schedule = { baseline, forecast: null, actual: null, [kind]: date };
  const slip = slipDays(schedule, today);
  return slip === null ? t.work.effect.noSchedule(what) : t.work.effect.slip(what, formatSlip(slip, lang));
}
