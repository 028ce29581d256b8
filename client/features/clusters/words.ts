import type { ClusterRow } from '../../../shared/cluster-row.ts';
import { formatLength, formatSlip, type Lang } from '../../../shared/i18n/format.ts';
import type { Messages } from '../../../shared/i18n/messages.ts';
import type { Provenance } from '../../../shared/register.ts';

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

/** On what the words about a row's delay rest: its schedule, or its stage where nothing is ahead any more. */
export const groundOf = (row: ClusterRow): Provenance | null =>
  row.gate === null || row.lateness === 'no_plan' ? row.stageGround : row.lateGround;

/** The milestone that a row's delay is a delay of, where it is one; and the delay. Of what is done, that it is. */
export function delayParts(row: ClusterRow, t: Messages, lang: Lang): { of: string | null; words: string } {
  if (row.gate === null) return { of: null, words: t.stage[row.stage] };
  // Where only the class is known, by how much the schedule has passed says more than its name.
  const words =
    row.slip === null && row.overdue !== null
      ? t.cluster.overdueFor(formatLength(row.overdue, lang))
      : delayWords(row, t, lang);
  const isOfNothing = row.lateness === 'no_plan' || row.lateness === 'undecided';
  return { of: isOfNothing ? null : t.ahead[row.gate], words };
}

export function delaySentence(row: ClusterRow, t: Messages, lang: Lang): string {
  const { of, words } = delayParts(row, t, lang);
  return of === null ? words : `${of}: ${words}`;
}
