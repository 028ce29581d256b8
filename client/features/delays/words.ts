import type { delayPage } from '../../../server/clusters/delays.ts';
import type { ClusterRow } from '../../../shared/cluster-row.ts';
import type { DelayGroup } from '../../../shared/delay-list.ts';
import { formatLength, formatSlip, type Lang } from '../../../shared/i18n/format.ts';
import type { Messages } from '../../../shared/i18n/messages.ts';

export type DelayData = Awaited<ReturnType<typeof delayPage>>;

/** What a key of a total or a heading is called; null: what is not on record. */
export type Naming = Record<DelayGroup, (key: string | null) => string>;

/** Of which milestone, and by how much: two parts, so that the second stays to be read where there is little room. */
export function delayParts(row: ClusterRow, t: Messages, lang: Lang): { of: string | null; words: string } {
  const classWords = t.lateness[row.lateness].toLowerCase();
  if (row.gate === null || row.lateness === 'no_plan') return { of: null, words: classWords };
  const of = t.late.gateIs(t.ahead[row.gate]);
  if (row.slip === null) {
    return {
      of,
      words: row.overdue === null ? classWords : t.cluster.overdueFor(formatLength(row.overdue, lang)),
    };
  }
  // On time by its dates: then its class says more than "on time" does.
  const onTime = row.slip <= 0 && (row.lateness === 'on_track' || row.lateness === 'at_risk');
  return { of, words: onTime ? classWords : formatSlip(row.slip, lang) };
}

/** How far the last report moved the forecast, in words; null where there is nothing to compare. */
export function movedWords(moved: number | null, t: Messages, lang: Lang): string | null {
  if (moved === null) return null;
  if (moved === 0) return t.delays.unchanged;
  const words = formatLength(moved, lang);
  return moved > 0 ? t.delays.movedLater(words) : t.delays.movedEarlier(words);
}
