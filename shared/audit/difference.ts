/** One value of a record that is another one than before. */
export interface Difference {
  /** Where it stands: names of fields, and of lines of a list what tells them apart. */
  path: string[];
  /** JSON; left out: it was not there. */
  before?: unknown;
  after?: unknown;
}

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What tells the lines of the record's lists apart, the surest first. */
const NAMES = [
  'id',
  'code',
  'key',
  'milestone',
  'cluster',
  'organisationId',
  'unitCode',
  'component',
  'day',
] as const;

const nameIn = (line: Fields, field: string): string => {
  const name = line[field];
  return typeof name === 'string' || typeof name === 'number' ? `${name}` : '';
};

/** The lines of a list under names of their own; null where they have none, or two the same. */
function named(list: readonly unknown[]): Map<string, unknown> | null {
  if (!list.every(isFields)) return null;
  for (const name of NAMES) {
    const lines = new Map(list.map((line) => [nameIn(line, name), line]));
    if (lines.size === list.length && !lines.has('')) return lines;
  }
  return null;
}

/** A record or a named list as its parts; null for a value that is looked at as a whole. */
function partsOf(value: unknown): Map<string, unknown> | null {
  if (Array.isArray(value)) return named(value);
  return isFields(value) ? new Map(Object.entries(value)) : null;
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * What differs between two states of a record, in the order of the later one. Lists are compared line by line where their
 * lines have names, else as one value.
 */
export function differences(before: unknown, after: unknown, path: string[] = []): Difference[] {
  if (isSame(before, after)) return [];
  const [old, now] = [partsOf(before), partsOf(after)];
  if (!old || !now) return [{ path, before, after }];
  const names = [...now.keys(), ...[...old.keys()].filter((name) => !now.has(name))];
  return names.flatMap((name) => differences(old.get(name), now.get(name), [...path, name]));
}
