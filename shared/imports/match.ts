import { type Likeness, likeness, type NameKey, nameKey } from '../register/names.ts';
import { type Registered, type Suspect, suspects } from '../register/suspects.ts';

/** Which cluster of the register a row speaks of: by its code, else by name and place, never by name alone. */

export interface Named {
  code: string | null;
  name: string;
  place: string;
  /** Codes of the units that the row, or the heading above it, names. */
  units: readonly string[];
}

export type Match =
  | { is: 'known'; code: string }
  | { is: 'new' }
  /** It may be one of these: a person says. */
  | { is: 'asked'; suspects: Suspect[] };

interface Entry {
  cluster: Registered;
  key: NameKey;
}

const exactly = ({ words, numbers }: NameKey): string => `${words.join(' ')}#${numbers.join()}`;
/** A word that so many names have tells none apart. */
const COMMON = 400;

/**
 * The register by its names, so that of ten thousand clusters only those are compared that may be named alike. Two that
 * differ by their number are two.
 */
export class RegisterIndex {
  readonly #byCode = new Map<string, Entry>();
  readonly #byKey = new Map<string, Set<Entry>>();
  readonly #byWord = new Map<string, Set<Entry>>();
  /** Those of one word: a slip of the pen in it leaves none in common. */
  readonly #short = new Set<Entry>();

  constructor(register: readonly Registered[]) {
    for (const cluster of register) this.add(cluster);
  }

  add(cluster: Registered): void {
    const key = nameKey(cluster.name);
    const entry: Entry = { cluster, key };
    this.#byCode.set(cluster.code, entry);
    put(this.#byKey, exactly(key), entry);
    for (const word of key.words) put(this.#byWord, word, entry);
    if (key.words.length === 1) this.#short.add(entry);
  }

  get(code: string): Registered | undefined {
    return this.#byCode.get(code)?.cluster;
  }

  suspects({ name, place, units }: Omit<Named, 'code'>): Suspect[] {
    const key = nameKey(name);
    const found = new Set(this.#byKey.get(exactly(key)));
    const buckets = key.words.flatMap((word) => this.#byWord.get(word) ?? []);
    if (key.words.length === 1) buckets.push(this.#short);
    for (const bucket of buckets) {
      if (bucket.size > COMMON) continue;
      for (const entry of bucket) if (isSlip(likeness(key, entry.key))) found.add(entry);
    }
    const near = [...found].map(({ cluster }) => cluster);
    return suspects({ name, place, units }, near).filter(({ alike }) => alike !== 'other_number');
  }
}

const isSlip = (alike: Likeness | null): boolean => alike === 'one_letter' || alike === 'contained';

function put(into: Map<string, Set<Entry>>, key: string, entry: Entry): void {
  const known = into.get(key);
  if (known) known.add(entry);
  else into.set(key, new Set([entry]));
}

export function matchOf(row: Named, index: RegisterIndex): Match {
  if (row.code !== null) return index.get(row.code) ? { is: 'known', code: row.code } : { is: 'new' };
  const found = index.suspects(row);
  if (found.length === 0) return { is: 'new' };
  const same = found.filter(({ alike, near }) => alike === 'same' && near !== 'unknown');
  const [only, another] = same;
  return only && !another ? { is: 'known', code: only.code } : { is: 'asked', suspects: found.slice(0, 5) };
}
