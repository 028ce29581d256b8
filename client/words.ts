import type { Lang } from '../shared/i18n/format.ts';
import type { Messages } from '../shared/i18n/messages.ts';

/** Each language is a file of its own: nobody waits for the words of the one that they do not read. */
const FILES: Record<Lang, () => Promise<Messages>> = {
  vi: async () => (await import('../shared/i18n/vi.ts')).vi,
  en: async () => (await import('../shared/i18n/en.ts')).en,
};

const fetched = new Map<Lang, Messages>();

/** Have the words of a language here; fails as any part of the program that cannot be loaded (failure.ts). */
export async function fetchWords(lang: Lang): Promise<void> {
  if (!fetched.has(lang)) fetched.set(lang, await FILES[lang]());
}

export function wordsOf(lang: Lang): Messages {
  const words = fetched.get(lang);
  if (!words) throw new Error(`the words of ${lang} are shown before they are here`);
  return words;
}
