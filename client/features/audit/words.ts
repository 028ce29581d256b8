import { isDay } from '../../../shared/day.ts';
import { formatDay, formatNumber, type Lang } from '../../../shared/i18n/format.ts';
import type { Messages } from '../../../shared/i18n/messages.ts';
import type { viAudit } from '../../../shared/i18n/vi-audit.ts';

export interface AuditWords extends Pick<typeof viAudit, 'absent' | 'yes' | 'no'> {
  fields: Record<string, string>;
  /** Codes of lists that stand in records. */
  values: Record<string, string>;
}

/** The words of the room, with those of the codes that records are made of. */
export const recordWords = (words: typeof viAudit, t: Messages): AuditWords => {
  const codes = { ...t.cluster.fact, ...t.milestone, ...t.stage, ...t.role, ...t.cluster.confidence };
  return { ...words, fields: { ...codes, ...words.fields }, values: { ...codes, ...words.values } };
};

/** 'units › 017 › Từ ngày': fields by their words, lines of lists by what tells them apart. */
export const pathWords = (path: readonly string[], words: AuditWords): string =>
  path.map((name) => words.fields[name] ?? name).join(' › ');

/** A value of a record as a person reads it. */
export function valueWords(value: unknown, words: AuditWords, lang: Lang): string {
  if (value === null || value === undefined || value === '') return words.absent;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return formatNumber(value, lang, 6);
  if (typeof value === 'string')
    return isDay(value) ? formatDay(value, lang) : (words.values[value] ?? value);
  if (Array.isArray(value))
    return value.map((one) => valueWords(one, words, lang)).join('; ') || words.absent;
  return (
    Object.entries(value)
      // What tells the lines of a list apart is for the log, not for who reads it.
      .filter(([name, part]) => name !== 'id' && part !== null && part !== undefined && part !== '')
      .map(([name, part]) => `${words.fields[name] ?? name}: ${valueWords(part, words, lang)}`)
      .join(', ')
  );
}
