import { formatNumber, type Lang } from './i18n/format.ts';

/**
 * How a number is typed: in Vietnamese 1.234,5, in English 1,234.5. A single stroke that cannot group thousands is taken
 * for the decimal one whichever it is: keypads of phones offer only one of them.
 */
export function parseNumber(text: string, lang: Lang): number | null {
  const typed = text.replaceAll(/\s/g, '');
  const [group, decimal] = lang === 'vi' ? ['.', ','] : [',', '.'];
  const grouped = new RegExp(`^-?\\d{1,3}(?:\\${group}\\d{3})+(?:\\${decimal}\\d+)?$`);
  if (grouped.test(typed)) return Number(typed.replaceAll(group, '').replace(decimal, '.'));
  return /^-?\d+(?:[.,]\d+)?$/.test(typed) ? Number(typed.replace(',', '.')) : null;
}

/** A number as it is typed; the way back. */
export const numberText = (value: number, lang: Lang): string => formatNumber(value, lang, 4);
