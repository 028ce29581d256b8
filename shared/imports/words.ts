import type { KnownUnit } from '../register/identity.ts';
import type { Kind } from '../register.ts';
import { levelOfHead } from '../tables/heads.ts';
import type { CellProblem } from '../tables/read.ts';
import { foldVietnamese } from '../text.ts';
import { bareUnitName, unitName } from '../unit-name.ts';

/** Words of cells that stand for codes. */

const KINDS: readonly [RegExp, Kind][] = [
  [/lang nghe|craft/, 'craft_village'],
  [/cong nghiep|industrial|da nganh|tong hop/, 'industrial'],
];

export const kindIn = (text: string): Kind | CellProblem => {
  const folded = foldVietnamese(text);
  return KINDS.find(([shape]) => shape.test(folded))?.[1] ?? 'not_a_choice';
};

export type NamedUnit = KnownUnit & {
  nameVi: string;
  /** Where its name stands on the map. */
  middle?: { lat: number; lon: number };
  /** Codes of the units whose area it took over. */
  before?: readonly string[];
  /** Former communes that it was made of, wholly or in part, each with the code of its district. */
  formerly?: readonly FormerCommune[];
};
export interface FormerCommune {
  name: string;
  district: string;
}

/** Codes by names. Of two units of one name the text must say which: 'Huyện Đông Anh', 'Xã Đông Anh'. */
export interface UnitFinder {
  /** The code, or several with a stroke between them where the name is that of several; else a CellProblem. */
  find: (text: string) => string;
}
export const OR = '|';

const SHORT: readonly [RegExp, string][] = [
  [/^(h\.|huyen) ?/, 'huyen '],
  [/^(q\.|quan) ?/, 'quan '],
  [/^(tx\.?|thi xa) ?/, 'thi xa '],
  [/^(tp\.?|thanh pho) ?/, 'thanh pho '],
  [/^(x\.|xa) ?/, 'xa '],
  [/^(p\.|phuong) ?/, 'phuong '],
];

function folded(text: string): string {
  const bare = foldVietnamese(text)
    .replace(/[,;].*$/, '')
    .replace(/\s+/g, ' ')
    .trim();
  const [shape, whole] = SHORT.find(([like]) => like.test(bare)) ?? [];
  return shape && whole ? bare.replace(shape, whole) : bare;
}

/** What a district is called and what a commune is: one is often written for another of its level. */
const RANKS = [
  ['huyen', 'quan', 'thi xa', 'thanh pho'],
  ['xa', 'phuong', 'thi tran', 'dac khu'],
];

/** "Huyện Bắc Từ Liêm" is the only district of that name, whatever it is called. */
function anotherRank(said: string, byName: ReadonlyMap<string, string[]>): string[] | undefined {
  const level = RANKS.find((ranks) => ranks.some((rank) => said.startsWith(`${rank} `)));
  const own = level?.find((rank) => said.startsWith(`${rank} `));
  if (!level || own === undefined) return undefined;
  const name = said.slice(own.length);
  const found = new Set(level.flatMap((rank) => byName.get(rank + name) ?? []));
  return found.size === 1 ? [...found] : undefined;
}

export function unitFinder(units: readonly NamedUnit[]): UnitFinder {
  const byName = new Map<string, string[]>();
  const add = (name: string, code: string) => {
    const codes = byName.get(name) ?? [];
    if (!codes.includes(code)) byName.set(name, [...codes, code]);
  };
  for (const { code, nameVi } of units) {
    add(foldVietnamese(nameVi), code);
    add(foldVietnamese(unitName(nameVi, 'en')), code);
    add(foldVietnamese(bareUnitName(nameVi)), code);
    add(code.toLowerCase(), code);
  }
  return {
    find: (text) => {
      const said = folded(text);
      return (
        (byName.get(said) ?? anotherRank(said, byName))?.join(OR) ?? ('unknown_unit' satisfies CellProblem)
      );
    },
  };
}

/** Of several units of one name the head of the column says which: 'Thanh Oai' under 'Huyện' is the district. */
export function findUnder(head: string, { find }: UnitFinder): (text: string) => string {
  const level = levelOfHead(head);
  if (level === null) return find;
  return (text) => {
    const found = find(text);
    const one = found.includes(OR) ? find(`${level === 'district' ? 'huyện' : 'xã'} ${text}`) : found;
    return one.includes(OR) || one === 'unknown_unit' ? found : one;
  };
}
