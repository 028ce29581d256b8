import { dayText } from '../day-text.ts';
import { formatNumber } from '../i18n/format.ts';
import { isDayCell, isPercentCell, type Raw } from './raw.ts';

/** Spaces that are wider, narrower or do not break. */
const SPACES = /[\s\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/g;
/** What takes no room. */
const UNSEEN = /[\u00ad\u180e\u200b-\u200f\u2060\ufeff]/g;

/** A text as one writes it: one form for one letter, one space between words, none around them. */
export const cleaned = (text: string): string =>
  text.normalize('NFC').replace(UNSEEN, '').replace(SPACES, ' ').trim();

/** Strokes and dots that people put where nothing is known. */
const NOTHING = /^[-–—_.…/\\]*$/;

/** Nothing is said: empty, spaces, a stroke. Never a value: unknown. */
export const isEmpty = (raw: Raw): boolean =>
  raw === null || (typeof raw === 'string' && NOTHING.test(cleaned(raw)));

/** What a cell shows, as somebody would read it out; '' for nothing. */
export function shownText(raw: Raw): string {
  if (raw === null) return '';
  if (typeof raw === 'string') return cleaned(raw);
  if (typeof raw === 'number') return String(raw);
  if (typeof raw === 'boolean') return raw ? 'TRUE' : 'FALSE';
  if (isDayCell(raw))
    return raw.shows === 'day' ? dayText(raw.day) : dayText(raw.day).slice(raw.shows === 'month' ? 3 : 6);
  return isPercentCell(raw) ? `${formatNumber(raw.percent, 'vi', 4)} %` : raw.fault;
}

/** Signs that stand for letters in TCVN3 (.VnTime), and small letters with marks that are seen as capitals: inside a word. */
const TCVN3 = /\p{L}[¨©ª«¬®¶¸¹»¼½¾]\p{L}|\p{L}[µ¸¶](?!\p{L})|[a-z][À-ÖØ-Þ]/u;
/** Pairs of letters by which VNI-Windows writes a vowel with its marks; no Vietnamese word has them. */
const VNI = /[aeo]â|aê|[aeo][ùõ]|[aeiouy][øûï]|ö[ùøûõï]|[nmt]gö|ñ[aeiouy]/iu;
const FOREIGN = /[ïöûøåäëüîñ]/giu;

/** Left over from the time before Unicode: the letters are others than are seen. It is told, and never turned silently. */
export function legacyLetters(text: string): 'tcvn3' | 'vni' | null {
  const plain = text.normalize('NFC');
  if (TCVN3.test(plain)) return 'tcvn3';
  // One foreign letter is a foreign name; several are a foreign alphabet.
  if (VNI.test(plain) && (plain.match(FOREIGN)?.length ?? 0) + (/[aeo]â/iu.test(plain) ? 1 : 0) > 0)
    return 'vni';
  return null;
}
