import { NO_AREA } from './area.ts';
import { CHOICE_NAMES, type ChoiceName, type ClusterRow, isChoice } from './cluster-row.ts';
import { foldVietnamese } from './text.ts';

/** Conditions that do not go with a property: one at a time. */
export const ONLY = ['unplaced', 'stale', 'waiting'] as const;

/** What one of a column's choices is. */
export type ChoiceValue<C extends ChoiceName> = ClusterRow[C] extends readonly (infer V)[]
  ? V
  : ClusterRow[C];

/** Of a list to which the installation adds: more than anybody chooses. */
export const MOST_CHOSEN = 60;

/** What is asked for once: text of so many signs at most, or one of a closed list. */
export const SINGLES = {
  q: { most: 80 },
  /** Code of a target: only members of its cohort. */
  cohort: { most: 40 },
  /** With cohort: those that have (yes) or have not (no) achieved the target, or wait for confirmation that they have. */
  achieved: { among: ['yes', 'no', 'reported'] },
  /** Code of an area; NO_AREA for clusters that lie in none yet. */
  unit: { most: 10 },
  /** Organisation whose move it is. */
  mover: { most: 60 },
  /** Only clusters without a position, without a recent report, or with something waiting for confirmation. */
  only: { among: ONLY },
} as const;
type Singles = typeof SINGLES;
type SingleValue<S> = S extends { among: readonly (infer V)[] } ? V : string;

/** The one filter: map, list, counts, delays, export and URL all read it, and by this predicate (filter-schema.ts). */
export type Filter = { [S in keyof Singles]?: SingleValue<Singles[S]> | undefined } & {
  [C in ChoiceName]?: ChoiceValue<C>[] | undefined;
};

const SINGLE_NAMES = Object.keys(SINGLES) as (keyof typeof SINGLES)[];
type FilterName = keyof typeof SINGLES | ChoiceName;
export const FILTER_KEYS: FilterName[] = [...SINGLE_NAMES, ...CHOICE_NAMES];

/** Read a filter from URL parameters; a value that is no longer known is dropped, so that old links still open. */
export function readFilter(params: { get(key: string): string | null }): Filter {
  const filter: Record<string, unknown> = {};
  for (const key of SINGLE_NAMES) {
    const value = params.get(key);
    if (value && isSingle(SINGLES[key], value)) filter[key] = value;
  }
  for (const key of CHOICE_NAMES) {
    const known = new Set((params.get(key) ?? '').split(',').filter((value) => isChoice(key, value)));
    if (known.size > 0) filter[key] = [...known].slice(0, MOST_CHOSEN);
  }
  return filter;
}

const isSingle = (asked: Singles[keyof Singles], value: string): boolean =>
  'most' in asked ? value.length <= asked.most : (asked.among as readonly string[]).includes(value);

/** The filter as URL parameters; null for those that must not stand there. */
export function filterParams(filter: Filter): Record<FilterName, string | null> {
  const params = FILTER_KEYS.map((key) => {
    const value = filter[key];
    return [key, (Array.isArray(value) ? value.join(',') : value) || null];
  });
  return Object.fromEntries(params) as Record<FilterName, string | null>;
}

export const isEmptyFilter = (filter: Filter): boolean =>
  FILTER_KEYS.every((key) => filter[key] === undefined);

/** What a district or commune is called on the day looked at; '' where nothing is known of it. */
export type AreaName = (code: string | null) => string;

/**
 * A predicate for rows. Text is folded on both sides: "tan trieu" finds "Tân Triều", "dong anh" finds "Đông Anh". A cluster
 * is found by the place that its source names, and by the area that it lies in on the day.
 */
export function matcher(filter: Filter, areaName: AreaName): (row: ClusterRow) => boolean {
  const words = foldVietnamese(filter.q ?? '')
    .split(/\s+/)
    .filter(Boolean);
  return (row) =>
    matchesFacts(filter, row) && (words.length === 0 || matchesWords(words, row, areaName(row.unit)));
}

function matchesFacts(filter: Filter, row: ClusterRow): boolean {
  if (filter.cohort !== undefined) {
    if (!row.cohorts.includes(filter.cohort)) return false;
    if (filter.achieved && !achievedAs(filter.achieved, row, filter.cohort)) return false;
  }
  if (filter.unit !== undefined && (row.unit ?? NO_AREA) !== filter.unit) return false;
  if (filter.mover !== undefined && row.mover !== filter.mover) return false;
  if (filter.only === 'unplaced' && row.lat !== null) return false;
  if (filter.only === 'stale' && !row.stale) return false;
  if (filter.only === 'waiting' && !row.waiting) return false;
  return CHOICE_NAMES.every((name) => isAmong(filter[name], row[name]));
}

/** Whether a value, or one of several, is among those asked for. */
function isAmong(asked: readonly string[] | undefined, value: string | readonly string[]): boolean {
  if (asked === undefined) return true;
  return typeof value === 'string' ? asked.includes(value) : value.some((one) => asked.includes(one));
}

function achievedAs(wanted: 'yes' | 'no' | 'reported', row: ClusterRow, target: string): boolean {
  if (wanted === 'reported') return row.reported.includes(target);
  return row.achieved.includes(target) === (wanted === 'yes');
}

function matchesWords(words: string[], row: ClusterRow, area: string): boolean {
  const text = foldVietnamese(`${row.code} ${row.name} ${row.place} ${area}`);
  return words.every((word) => text.includes(word));
}

/** 0 when the row's name holds the query with its accents as typed, 1 otherwise: exact accents come first. */
export function accentRank(filter: Filter, row: ClusterRow): 0 | 1 {
  const typed = filter.q?.trim().normalize('NFC').toLowerCase();
  return typed && row.name.normalize('NFC').toLowerCase().includes(typed) ? 0 : 1;
}

/**
 * What a filter lets through of items that are in order of urgency already; those with the accents as typed come
 * first. Map, list and pages share it.
 */
export function pick<T>(
  inOrder: readonly T[],
  filter: Filter,
  { rowOf, areaName }: { rowOf: (item: T) => ClusterRow; areaName: AreaName },
): readonly T[] {
  if (isEmptyFilter(filter)) return inOrder;
  const matches = matcher(filter, areaName);
  const found = inOrder.filter((item) => matches(rowOf(item)));
  if (!filter.q) return found;
  return found.sort((a, b) => accentRank(filter, rowOf(a)) - accentRank(filter, rowOf(b)));
}

/** The conditions of which several are offered side by side. */
const FACETS = ['lateness', 'stage', 'kind', 'only'] as const;
export type FacetCounts = Record<(typeof FACETS)[number], ReadonlyMap<string, number>>;

/** How many clusters each value would let through, with all other conditions as they stand. */
export function facetCounts(rows: readonly ClusterRow[], filter: Filter, areaName: AreaName): FacetCounts {
  const counts = FACETS.map((facet) => {
    const found = new Map<string, number>();
    const tally = (value: string) => found.set(value, (found.get(value) ?? 0) + 1);
    const others = rows.filter(matcher({ ...filter, [facet]: undefined }, areaName));
    for (const row of others) {
      if (facet === 'only') ONLY.filter((only) => matchesFacts({ only }, row)).forEach(tally);
      else tally(row[facet]);
    }
    return [facet, found];
  });
  return Object.fromEntries(counts) as FacetCounts;
}
