import type { MilestoneLine } from '../../../server/clusters/milestone-lines.ts';
import { formatEdtf, formatLength, formatSlip, type Lang } from '../../../shared/i18n/format.ts';
import type { Messages } from '../../../shared/i18n/messages.ts';
import { MILESTONES } from '../../../shared/lifecycle.ts';
import type { Marks, Slip } from './geometry.ts';

/** The length of the line in words; of what has not happened and is not known to be expected: that it is overdue. */
function slipWords({ days, until }: Slip, line: MilestoneLine, t: Messages, lang: Lang): string {
  const told = until === 'asOf' && line.slip === null;
  return told ? t.cluster.overdueFor(formatLength(days, lang)) : formatSlip(days, lang);
}

/** What is written beside the marks of a row: the fullest way first. */
export function labelsOf(line: MilestoneLine, { slip }: Marks, t: Messages, lang: Lang): string[] {
  const date = dateWords(line, t, lang);
  const length = slip && slipWords(slip, line, t, lang);
  if (line.behind && line.actual === undefined) return [t.status.behindNoDate];
  if (line.over) return [t.status.over];
  if (date === null) return length ? [length] : [t.cluster.noSchedule];
  return length ? [`${date} · ${length}`, length] : [date];
}

/** The date that says most: when it happened, else when it is expected, else when it is due. */
function dateWords({ actual, forecast, baseline }: MilestoneLine, t: Messages, lang: Lang): string | null {
  if (actual !== undefined) return formatEdtf(actual, lang);
  if (forecast !== undefined) return t.status.expected(formatEdtf(forecast, lang));
  return baseline === undefined ? null : t.status.nextDue(formatEdtf(baseline, lang));
}

/** All of a row in one sentence, for who cannot see it. */
export function rowSentence(
  line: MilestoneLine,
  marks: Marks,
  { t, lang }: { t: Messages; lang: Lang },
): string {
  const { legend } = t.status;
  const said = (label: string, date: string | undefined) =>
    date === undefined ? [] : [`${label} ${formatEdtf(date, lang)}`];
  const parts = [
    ...said(legend.original, line.baseline0 === line.baseline ? undefined : line.baseline0),
    ...said(legend.schedule, line.baseline),
    ...said(legend.forecast, line.actual === undefined ? line.forecast : undefined),
    ...said(legend.actual, line.actual),
    ...(line.actualState === 'reported' ? [t.cluster.unconfirmed] : []),
    ...(line.over ? [t.status.over] : []),
    ...(marks.slip ? [slipWords(marks.slip, line, t, lang)] : []),
  ];
  return `${nameOf(line, t)}: ${parts.length > 0 ? parts.join(', ') : t.cluster.noSchedule}`;
}

/** As what has happened, or as what is ahead. */
export const nameOf = ({ milestone, actual, behind }: MilestoneLine, t: Messages): string =>
  (actual !== undefined || behind ? t.milestone : t.ahead)[milestone];

export const isGate = ({ milestone }: Pick<MilestoneLine, 'milestone'>): boolean =>
  MILESTONES[milestone].gate === true;
