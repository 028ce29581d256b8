import { lazy } from './lazy.ts';

/** Vietnamese text: folding for search, short names, sorting. */

const TONE_MARKS = /[\u0300-\u036f]/g;

/** Lower case without diacritics, đ as d: what people type when they search ("tan trieu" for "Tân Triều"). */
export function foldVietnamese(text: string): string {
  return text.normalize('NFD').replace(TONE_MARKS, '').replace(/[đĐ]/g, 'd').toLowerCase();
}

const TYPE_PREFIX = /^(Cụm công nghiệp|CCN|Điểm công nghiệp|Cụm sản xuất)( làng nghề)?\s+/u;
const PHASE_VI = /\s*[-–(]\s*[Gg]iai đoạn\s+(\d+)\)?/u;

/** How the register names a cluster that no source names (seeds/placeholders.ts), told in English. */
const UNNAMED_EN: readonly [string, string][] = [
  ['chưa công bố tên', 'name not published'],
  ['thành lập', 'established'],
  ['đang hoạt động', 'operating'],
];

/**
 * The name people use in lists: without "Cụm công nghiệp", the phase short.
 * 'Cụm công nghiệp làng nghề Canh Nậu - Giai đoạn 2' → 'Canh Nậu – GĐ 2' (vi) or 'Canh Nậu – Phase 2' (en).
 */
export function shortName(nameVi: string, lang: 'vi' | 'en'): string {
  const bare = nameVi.replace(TYPE_PREFIX, '');
  const named = bare.replace(
    PHASE_VI,
    (_all, phase: string) => ` – ${lang === 'vi' ? 'GĐ' : 'Phase'} ${phase}`,
  );
  const isUnnamed = named.startsWith('chưa công bố tên');
  const told =
    lang === 'en' && isUnnamed ? UNNAMED_EN.reduce((text, [vi, en]) => text.replace(vi, en), named) : named;
  return told.charAt(0).toUpperCase() + told.slice(1);
}

const collator = lazy(() => new Intl.Collator('vi'));

/** Vietnamese alphabetical order: a ă â … d đ. */
export const compareVietnamese = (a: string, b: string): number => collator().compare(a, b);

/** Control characters other than tab and line breaks, halves of characters, signs that turn the direction of text. */
const CONTROL = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffc\u{e0000}-\u{e007f}]/u;
/** What takes no room at all (soft hyphen, joiners, zero-width spaces, byte order mark), and code points that are none. */
const UNSEEN = /\u034f|[\u00ad\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\p{Noncharacter_Code_Point}]/u;
/** Vietnamese stacks at most two marks on a letter, three with a slip of the hand; five are a tower over other lines. */
const TOWER = /\p{M}{5}/u;
const MARKUP = /<[a-z/!?]/i;
const LINE_BREAK = /[\n\v\f\r\u0085\u2028\u2029]/;

/** Letters that nobody can see. */
const FILLERS = /[\u115f\u1160\u3164\uffa0]/g;

/** One form for one text: "ế" typed as a letter with two marks is stored as the letter it is. */
export const normalised = (text: string): string => text.normalize('NFC');

/** Nothing that can be read: not one letter or digit. */
export const isBlank = (text: string): boolean => !/[\p{L}\p{N}]/u.test(text.replace(FILLERS, ''));

/**
 * Something a name or a remark must not hold: an opening tag, or what no keyboard types. A text of nothing but unseen
 * signs is blank, and told as that.
 */
export function hasMarkup(text: string): boolean {
  const typed = text.replace(/[\t\r\n]/g, '');
  return (
    MARKUP.test(text) ||
    CONTROL.test(typed) ||
    TOWER.test(typed.normalize('NFD')) ||
    (UNSEEN.test(typed) && !isBlank(typed))
  );
}

const CONTROLS = new RegExp(CONTROL.source, 'gu');

/** What was refused, as it is shown: signs that would turn the text around them stand as one that is seen. */
export const seen = (text: string): string => text.replace(CONTROLS, '\u{fffd}');

/** For a field of one line: the number of a document, who issued it. */
export const hasLineBreak = (text: string): boolean => LINE_BREAK.test(text);
