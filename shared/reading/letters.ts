import { foldVietnamese } from '../text.ts';

/** Letters as documents write them, compared as they are meant. All of it keeps the length of the text: places hold. */

/** 'hoà' and 'hòa', 'Uỷ' and 'Ủy' are one word. The mark is put on the first of the two vowels, the older way. */
const TONES = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
const MOVED: ReadonlyMap<string, string> = new Map(
  ['oa', 'oe', 'uy'].flatMap(([first = '', second = '']) =>
    TONES.map((tone): [string, string] => [
      `${first}${`${second}${tone}`.normalize('NFC')}`,
      `${`${first}${tone}`.normalize('NFC')}${second}`,
    ]),
  ),
);
const PAIR = new RegExp([...MOVED.keys()].join('|'), 'gu');

/** 'Ð' (Eth) and 'Ɖ' are drawn like Đ, and many a keyboard writes them. */
const asDrawn = (text: string): string => text.replace(/[ÐƉ]/g, 'Đ').replace(/ð/g, 'đ');

/** One form for one text; a joined and a stacked accent are the same letter. */
export const written = (text: string): string => asDrawn(text.normalize('NFC'));

/** Lower case, each tone mark in one place, each hyphen the same: what is compared where accents count. */
export const plain = (text: string): string =>
  eachLetter(written(text), (letter) => letter.toLowerCase())
    // "qu" is a consonant: in "quý" the mark stands on the only vowel.
    .replace(PAIR, (pair, at: number, all: string) =>
      (pair.startsWith('u') && all[at - 1] === 'q') || /\p{L}/u.test(all[at + 2] ?? '')
        ? pair
        : (MOVED.get(pair) ?? pair),
    )
    .replace(/[‐‑‒–—−]/g, '-');

/** Without accents: how key words are found, since a recogniser loses accents first. */
export const folded = (text: string): string => eachLetter(plain(text), foldVietnamese);

/** A letter that would become two or none stays as it is. */
function eachLetter(text: string, change: (letter: string) => string): string {
  let all = '';
  for (const letter of text) {
    const changed = change(letter);
    all += changed.length === letter.length ? changed : letter;
  }
  return all;
}

const ONSET = '(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnprstvx])?';
const NUCLEUS = '(?:[aeiouy]{1,3})';
const CODA = '(?:ngh|ng|nh|ch|[cmnpt])?';
const SYLLABLE = new RegExp(`^${ONSET}${NUCLEUS}${CODA}$`);

/** Whether a word can be a Vietnamese syllable at all, whatever its accents. */
const isSyllable = (word: string): boolean => SYLLABLE.test(folded(word));

const FEWEST_WORDS = 12;
const SYLLABLES = 0.75;
const ACCENTED = 0.4;

/**
 * Whether a text layer says what the page shows. A broken one holds signs of a private font, a text in an old encoding,
 * or words without their accents; Vietnamese has them on two words of three. Too little text says nothing either.
 */
export function isGoodText(text: string): boolean {
  const words = written(text)
    .split(/[^\p{L}\p{M}\p{Co}\ufffd]+/u)
    .filter((word) => word.length > 1);
  if (words.length < FEWEST_WORDS) return false;
  const share = (of: (word: string) => boolean) => words.filter(of).length / words.length;
  return share(isSyllable) >= SYLLABLES && share((word) => plain(word) !== folded(word)) >= ACCENTED;
}
