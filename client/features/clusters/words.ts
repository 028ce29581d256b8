import type { ClusterRow } from '../../../shared/cluster-row.ts';
import { formatAge, formatLength, formatSlip, type Lang } from '../../../shared/i18n/format.ts';
import type { Messages } from '../../../shared/i18n/messages.ts';
import { shortName } from '../../../shared/text.ts';

/** The delay of a row in words people use; says why when there is no number. */
export function delayWords(row: ClusterRow, t: Messages, lang: Lang): string {
  if (row.slip === null) {
    const words = t.lateness[row.lateness].toLowerCase();
    return row.overdue === null
      ? words
      : `${words}, ${t.cluster.overdueFor(formatLength(row.overdue, lang))}`;
  }
  // On time by its dates: then its class says more than "on time" does.
  const onTime = row.slip <= 0 && (row.lateness === 'on_track' || row.lateness === 'at_risk');
  if (onTime) return t.lateness[row.lateness].toLowerCase();
  return formatSlip(row.slip, lang);
}

/** Everything a marker shows, as a sentence. */
export function rowSentence(row: ClusterRow, t: Messages, lang: Lang): string {
  return [
    shortName(row.name, lang),
    t.stage[row.stage],
    delayWords(row, t, lang),
    formatAge(row.reportAge, lang),
  ].join(' · ');
}
