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
  | { is: 'asked'; suspects: Investor[] };

const MOST_SUSPECTS = 5;

export class InvestorIndex {
  readonly #byId = new Map<string, Investor>();
  readonly #byKey = new Map<string, Investor>();
  readonly #byWord = new Map<string, Set<Investor>>();

  constructor(known: readonly Investor[]) {
    for (const one of known) this.add(one);
  }

  add(one: Investor): void {
    if (this.#byId.has(one.id)) return;
    const key = investorKey(one.nameVi);
    this.#byId.set(one.id, one);
    this.#byKey.set(key, one);
    for (const word of coreOf(key).split(' ')) {
      const some = this.#byWord.get(word) ?? new Set();
      this.#byWord.set(word, some.add(one));
    }
  }

  get(id: string): Investor | undefined {
    return this.#byId.get(id);
  }

  get all(): Investor[] {
    return [...this.#byId.values()];
  }

  find(name: string): InvestorFound {
    const key = investorKey(name);
    const same = this.#byKey.get(key);
    if (same) return { is: 'known', investor: same };
    const words = coreOf(key).split(' ');
    const near = new Set(words.flatMap((word) => [...(this.#byWord.get(word) ?? [])]));
    const suspects = [...near].filter((one) => isAlike(words, coreOf(investorKey(one.nameVi)).split(' ')));
    return suspects.length === 0
      ? { is: 'new' }
      : { is: 'asked', suspects: suspects.slice(0, MOST_SUSPECTS) };
  }
}

/** The same words in another order, all words of the shorter name in the longer, or one word that is a slip of the pen. */
function isAlike(a: readonly string[], b: readonly string[]): boolean {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  const missing = few.filter((word) => !many.includes(word));
  if (missing.length === 0) return few.length >= 2 || few.length === many.length;
  if (missing.length > 1 || few.length !== many.length || few.length < 2) return false;
  const other = many.find((word) => !few.includes(word)) ?? '';
  return isSlip(missing[0] ?? '', other);
}

/** One letter more, less or other, in a word that is long enough for it. */
function isSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length < 3 || long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  return short.slice(at + (short.length === long.length ? 1 : 0)) === long.slice(at + 1);
}
