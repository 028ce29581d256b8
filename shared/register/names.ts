import { foldVietnamese } from '../text.ts';
import { bareUnitName } from '../unit-name.ts';

/** The name of a cluster as it is compared: what is written in many ways becomes one. */
export interface NameKey {
  /** Without accents, without the words for what it is, in alphabetical order. */
  words: readonly string[];
  /** 'Liên Hà 2', 'giai đoạn 2', 'II': which of several. */
  numbers: readonly number[];
}

/** What a cluster is, in every spelling that documents use; without accents. */
const WHAT_IT_IS =
  /\b(cum cong nghiep|diem cong nghiep|cum san xuat|ccn|dcn|lang nghe|ccnln|tap trung|thi tran|thi xa|phuong|xa)\b/g;
const PHASE = /\b(giai doan|gd)\s*(?=\d|[ivx]+\b)/g;
const ROMAN: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4, v: 5, vi: 6 };

const isNumber = (word: string): boolean => /^\d+$/.test(word);

/** A numeral of Roman letters only at the end, or after another number: "Vi" may be a name. */
function numeralOf(word: string, isLast: boolean): number | null {
  if (isNumber(word)) return Number(word);
  return isLast ? (ROMAN[word] ?? null) : null;
}

const wordsOf = (text: string): string[] =>
  foldVietnamese(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(PHASE, ' ')
    .replace(WHAT_IT_IS, ' ')
    // "CN2" is the second of several, as "CN 2" is.
    .replace(/([a-z])(\d)/g, '$1 $2')
    .split(' ')
    .filter(Boolean);

/** 'CCN làng nghề Liên Hà II' and 'Cụm công nghiệp Liên Hà - Giai đoạn 2' have one key. */
export function nameKey(name: string): NameKey {
  // What stands in brackets tells where it is or what else it is called, but for the phase.
  const bare = name.replace(/\(([^)]*)\)/g, (_all, inside: string) =>
    /giai doan|gd/.test(foldVietnamese(inside)) ? ` ${inside}` : ' ',
  );
  const said = wordsOf(bare);
  const words: string[] = [];
  const numbers: number[] = [];
  for (const [i, word] of said.entries()) {
    const numeral = numeralOf(word, i === said.length - 1);
    if (numeral === null || words.length + numbers.length === 0) words.push(word);
    else numbers.push(numeral);
  }
  // The first of several is often written without its number.
  return { words: words.sort(), numbers: numbers.filter((number) => number !== 1).sort((a, b) => a - b) };
}

/** Names of places that a cluster is said to lie in: 'thị trấn Phùng, Đan Phượng' → ['phung', 'dan phuong']. */
export const placeNames = (place: string): string[] =>
  place
    .replace(/\(([^)]*)\)/g, ' ')
    .split(/[,;–-]/)
    .map((one) => wordsOf(bareUnitName(one.trim())).join(' '))
    .filter(Boolean);

export type Likeness = 'same' | 'other_number' | 'contained' | 'one_letter';

/** How alike two names are; null where they are not. */
export function likeness(a: NameKey, b: NameKey): Likeness | null {
  const [left, right] = [a.words.join(' '), b.words.join(' ')];
  if (left === '' || right === '') return null;
  if (left === right) return a.numbers.join() === b.numbers.join() ? 'same' : 'other_number';
  if (left.length >= 5 && right.length >= 5 && isOneLetterOff(left, right)) return 'one_letter';
  const [few, many] = a.words.length <= b.words.length ? [a.words, b.words] : [b.words, a.words];
  return few.length >= 2 && few.every((word) => many.includes(word)) ? 'contained' : null;
}

/** One letter more, less or other. */
function isOneLetterOff(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const rest = short.length === long.length ? short.slice(at + 1) : short.slice(at);
  return rest === long.slice(at + 1);
}
