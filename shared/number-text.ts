/** Numbers as people type them: "1.234,5" and "1234,5" in Vietnamese, "1,234.5" in English. */

/** Null where it is no number; a sign that could be read two ways is none. */
export function parseNumber(text: string, lang: 'vi' | 'en'): number | null {
  const [group, point] = lang === 'vi' ? ['.', ','] : [',', '.'];
  const trimmed = text.trim().replaceAll(' ', '');
  const grouped = new RegExp(`^\\d{1,3}(\\${group}\\d{3})*(\\${point}\\d+)?$`);
  const plain = new RegExp(`^\\d+(\\${point}\\d+)?$`);
  if (!grouped.test(trimmed) && !plain.test(trimmed)) return null;
  return Number(trimmed.replaceAll(group, '').replace(point, '.'));
}

/** A number as it is typed, without groups. */
export const numberText = (value: number, lang: 'vi' | 'en'): string =>
  lang === 'vi' ? String(value).replace('.', ',') : String(value);
