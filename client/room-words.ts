import type { Lang } from '../shared/i18n/format.ts';
import { useLanguage } from './i18n.tsx';

/**
 * The words of a room that few people enter: they come with its program, in both languages, and make nobody else's first
 * load longer.
 */
export function useRoomWords<T>(words: Record<Lang, T>): T {
  return words[useLanguage().lang];
}
