import type { Investor } from '../register/parties-command.ts';
import { foldVietnamese } from '../text.ts';

/** Who builds, as tables write it: known by a name that is the same but for its spelling; what is only alike is asked. */

const SHORT: readonly [RegExp, string][] = [
  [/\bctcp\b/g, 'cty cp'],
  [/\bcong ty\b|\bc ty\b/g, 'cty'],
  [/\bco phan\b/g, 'cp'],
  [/\btrach nhiem huu han\b/g, 'tnhh'],
  [/\b(mot|1) (thanh vien|tv)\b|\b1tv\b/g, 'mtv'],
  [/\bthuong mai\b/g, 'tm'],
  [/\bdich vu\b/g, 'dv'],
  [/\bxay dung\b/g, 'xd'],
  [/\bdau tu\b/g, 'dt'],
  [/\bphat trien\b/g, 'pt'],
  [/\bha tang\b/g, 'ht'],
  [/\buy ban nhan dan\b/g, 'ubnd'],
  [/\bquan ly du an\b/g, 'qlda'],
];
/** What kind of company it is tells it from no other. */
const FORM = /\b(cty|cp|tnhh|mtv|tap doan|va)\b/g;
const NOBODY = /^(chua|dang) (co|lua chon|chon|keu goi|xac dinh|ro)\b|^(keu goi|khong co)\b/;

/** Nobody builds it yet, in words. */
export const isNobody = (name: string): boolean => NOBODY.test(foldVietnamese(name).trim());

/** 'Công ty Cổ phần Đầu tư A', 'CTCP ĐT A' and 'Cty CP  Đầu tư “A”' have one key. */
export function investorKey(name: string): string {
  const bare = foldVietnamese(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return SHORT.reduce((text, [long, short]) => text.replace(long, short), bare)
    .replace(/\s+/g, ' ')
    .trim();
}

const coreOf = (key: string): string => key.replace(FORM, ' ').replace(/\s+/g, ' ').trim();

/** An id that the same name always has: a table that is entered again makes no second one. */
export function newInvestorId(name: string): string {
  const key = investorKey(name);
  let hash = 0x811c9dc5;
  for (const letter of key) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  const slug = key.replace(/[^a-z0-9]+/g, '-').slice(0, 36);
  return `${slug}-${hash.toString(36)}`;
}

export type InvestorFound =
  | { is: 'known'; investor: Investor }
  | { is: 'new' }
  /** It may be one of these under another spelling: a person says. */
  | { is: 'asked'; suspects: Investor[] }
  /** The sheet names more who are not on record than one sheet may. */
  | { is: 'too_many' };

const MOST_SUSPECTS = 5;
/** Names that are not on record, or not surely, in one sheet. */
export const MOST_INVESTORS = 2_000;

interface Entry {
  investor: Investor;
  words: Words;
}
interface Words {
  list: readonly string[];
  set: ReadonlySet<string>;
}

const wordsOf = (key: string): Words => {
  const list = coreOf(key).split(' ');
  return { list, set: new Set(list) };
};

/**
 * Who may build, by the words of the names, each read once: of thousands only those are compared that share the rare words
 * of a name, because nearly all share the common ones.
 */
export class InvestorIndex {
  /** Those that are on record, to which the sheet adds none. */
  readonly known: readonly Investor[];
  readonly #byId = new Map<string, Investor>();
  readonly #byKey = new Map<string, Investor[]>();
  readonly #byWord = new Map<string, Entry[]>();
  /** Words of names, by themselves with a letter left out: two that are a slip of the pen apart have one in common. */
  readonly #byGap = new Map<string, string[]>();
  /** Each under the one of its words that was the rarest when it came: a longer name that holds it whole holds that one. */
  readonly #byRarest = new Map<string, Entry[]>();
  /** What was found of a name that is only alike is what is asked, in whatever row it stands. */
  readonly #asked = new Map<string, InvestorFound>();

  constructor(known: readonly Investor[]) {
    this.known = known;
    for (const one of known) this.add(one);
  }

  add(investor: Investor): void {
    if (this.#byId.has(investor.id)) return;
    const key = investorKey(investor.nameVi);
    const entry: Entry = { investor, words: wordsOf(key) };
    this.#byId.set(investor.id, investor);
    put(this.#byKey, key, investor);
    put(this.#byRarest, this.#rarest(entry.words), entry);
    for (const word of entry.words.set) {
      if (!this.#byWord.has(word)) for (const gap of gapsOf(word)) put(this.#byGap, gap, word);
      put(this.#byWord, word, entry);
    }
  }

  get(id: string): Investor | undefined {
    return this.#byId.get(id);
  }

  /** All whose name is this one in some spelling. */
  named(name: string): readonly Investor[] {
    return this.#byKey.get(investorKey(name)) ?? [];
  }

  find(name: string): InvestorFound {
    const key = investorKey(name);
    const same = this.#byKey.get(key)?.at(-1);
    if (same) return { is: 'known', investor: same };
    const before = this.#asked.get(key);
    if (before) return before;
    const unknown = this.#byId.size - this.known.length + this.#asked.size;
    if (unknown >= MOST_INVESTORS) return { is: 'too_many' };
    const suspects = this.#suspects(wordsOf(key));
    if (suspects.length === 0) return { is: 'new' };
    const found: InvestorFound = { is: 'asked', suspects };
    this.#asked.set(key, found);
    return found;
  }

  #suspects(words: Words): Investor[] {
    const suspects = new Set<Investor>();
    for (const entry of this.#candidates(words)) {
      if (isAlike(words, entry.words)) suspects.add(entry.investor);
      if (suspects.size === MOST_SUSPECTS) break;
    }
    return [...suspects];
  }

  /**
   * What is alike holds the rarest word of the name, or one that is a slip of the pen from it. Or the name holds all of its
   * words, and so also that under which it stands.
   */
  *#candidates(words: Words): Iterable<Entry> {
    for (const word of words.set) yield* this.#byRarest.get(word) ?? [];
    const rarest = this.#rarest(words);
    const near = new Set(gapsOf(rarest).flatMap((gap) => this.#byGap.get(gap) ?? []));
    for (const word of near) yield* this.#byWord.get(word) ?? [];
  }

  /** Of words that are equally rare the last: what a company does is named before what it is called. */
  #rarest({ set }: Words): string {
    let found = '';
    let fewest = Number.POSITIVE_INFINITY;
    for (const word of set) {
      const count = this.#byWord.get(word)?.length ?? 0;
      if (count <= fewest) [found, fewest] = [word, count];
    }
    return found;
  }
}

const gapsOf = (word: string): string[] => [
  ...new Set([word, ...Array.from(word, (_l, i) => word.slice(0, i) + word.slice(i + 1))]),
];

function put<T>(into: Map<string, T[]>, key: string, one: T): void {
  const some = into.get(key);
  if (some) some.push(one);
  else into.set(key, [one]);
}

/** The same words in another order, all words of the shorter name in the longer, or one word that is a slip of the pen. */
function isAlike(a: Words, b: Words): boolean {
  const [few, many] = a.list.length <= b.list.length ? [a, b] : [b, a];
  const isSameLength = few.list.length === many.list.length;
  let missing: string | null = null;
  for (const word of few.list) {
    if (many.set.has(word)) continue;
    if (missing !== null || !isSameLength || few.list.length < 2) return false;
    missing = word;
  }
  if (missing === null) return few.list.length >= 2 || isSameLength;
  return isSlip(missing, many.list.find((word) => !few.set.has(word)) ?? '');
}

/** One letter more, less or other, in a word that is long enough for it. */
function isSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length < 3 || long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  return short.slice(at + (short.length === long.length ? 1 : 0)) === long.slice(at + 1);
}
