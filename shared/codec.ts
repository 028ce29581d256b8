import { compareVietnamese } from './text.ts';

/**
 * How a column of the map's answer travels: as one array, strings as numbers into a dictionary that the answer itself
 * carries. So nothing depends on the order of a list in two versions of the program.
 */
export interface PackedColumn {
  /** One number for each row; null: nothing. For dictionaries the index of the value. */
  at: (number | null)[];
  /** The values, or sets of values, that `at` points to. */
  values?: string[];
  sets?: string[][];
  /** What the numbers were multiplied by. */
  scale?: number;
}

export interface Codec<T> {
  /** What stands where whoever looks may not know the value. */
  none: T;
  pack(values: readonly T[]): PackedColumn;
  unpack(packed: PackedColumn): T[];
  /** Negative when a comes before b; nothing comes last. */
  compare(a: T, b: T): number;
}

/** An answer that holds a word this version of the program does not know: the page is older than the server. */
export class NewerAnswer extends Error {
  constructor(word: string) {
    super(`not known here: ${word}`);
    this.name = 'NewerAnswer';
  }
}

const nothingLast = <T>(a: T | null, b: T | null, compare: (a: T, b: T) => number): number =>
  a === null || b === null ? Number(a === null) - Number(b === null) : compare(a, b);

/** Each value's place among the different ones, in the order in which they first come. Neighbours are often alike. */
function dictionary<K>(values: readonly K[]) {
  const index = new Map<K, number>();
  const kept: K[] = [];
  let place = -1;
  const at = values.map((value) => {
    if (place !== -1 && kept[place] === value) return place;
    place = index.get(value) ?? kept.push(value) - 1;
    if (place === index.size) index.set(value, place);
    return place;
  });
  return { at, kept };
}

/** Any string, or nothing. */
export const word: Codec<string | null> = {
  none: null,
  pack: (values) => {
    const { at, kept } = dictionary(values);
    const nothing = kept.indexOf(null);
    return {
      at: nothing === -1 ? at : at.map((i) => (i === nothing ? null : i)),
      values: kept.map((value) => value ?? ''),
    };
  },
  unpack: ({ at, values = [] }) => at.map((i) => (i === null ? null : (values[i] ?? null))),
  compare: (a, b) => nothingLast(a, b, compareVietnamese),
};

export const text: Codec<string> = {
  none: '',
  pack: word.pack,
  unpack: (packed) => word.unpack(packed).map((value) => value ?? ''),
  compare: compareVietnamese,
};

function known<L extends string>(list: readonly L[], value: string): L {
  const found = list.find((entry) => entry === value);
  if (found === undefined) throw new NewerAnswer(value);
  return found;
}

/** One of a closed list; sorted in the order of the list. */
export const coded = <const L extends string>(list: readonly L[], none: L): Codec<L> => ({
  none,
  pack: word.pack,
  unpack: ({ at, values = [] }) => {
    const checked = values.map((value) => known(list, value));
    return at.map((i) => checked[i ?? -1] ?? none);
  },
  compare: (a, b) => list.indexOf(a) - list.indexOf(b),
});

/** One of a closed list, or nothing. */
export const codedOrNone = <const L extends string>(list: readonly L[]): Codec<L | null> => ({
  none: null,
  pack: word.pack,
  unpack: ({ at, values = [] }) => {
    const checked = values.map((value) => (value === '' ? null : known(list, value)));
    return at.map((i) => (i === null ? null : (checked[i] ?? null)));
  },
  compare: (a, b) => nothingLast(a, b, (x, y) => list.indexOf(x) - list.indexOf(y)),
});

/** Several words; the same set in many rows travels once. `check` says which words are known. */
const setOf = <L extends string>(check: (value: string) => L): Codec<L[]> => ({
  none: [],
  pack: (values) => {
    // Clusters of the same set mostly share one list: those are told apart by what they are, the rest by what is in them.
    const lists = dictionary(values);
    const keys = dictionary(lists.kept.map((set) => set.join(' ')));
    const sets = keys.kept.map((_key, i) => lists.kept[keys.at.indexOf(i)] ?? []);
    return { at: lists.at.map((i) => keys.at[i] ?? 0), sets };
  },
  unpack: ({ at, sets = [] }) => {
    const checked = sets.map((set) => set.map(check));
    return at.map((i) => checked[i ?? -1] ?? []);
  },
  compare: (a, b) => b.length - a.length || compareVietnamese(a.join(), b.join()),
});

export const words: Codec<string[]> = setOf((value) => value);
/** Those that a guard knows. */
export const codesWhere = <L extends string>(isKnown: (value: string) => value is L): Codec<L[]> =>
  setOf((value) => {
    if (!isKnown(value)) throw new NewerAnswer(value);
    return value;
  });

/** A number, or nothing; `scale` keeps so many parts of one. */
export const number = (scale = 1): Codec<number | null> => ({
  none: null,
  pack: (values) => ({ at: values.map((value) => value && Math.round(value * scale)), scale }),
  unpack: ({ at, scale: by = 1 }) => at.map((value) => value && value / by),
  compare: (a, b) => nothingLast(a, b, (x, y) => x - y),
});

export const flag: Codec<boolean> = {
  none: false,
  pack: (values) => ({ at: values.map(Number) }),
  unpack: ({ at }) => at.map((value) => value === 1),
  compare: (a, b) => Number(b) - Number(a),
};
