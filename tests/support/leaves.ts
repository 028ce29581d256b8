/** What an answer says, looked at field by field. */

/** 'a.{b,c[]}' → 'a.b', 'a.c[]' */
export function spelled(fields: string): string[] {
  const [found, before]: [string[], string[]] = [[], ['']];
  for (const [, name = '', mark] of fields.matchAll(/([^{},\s]*)\s*([{},]|$)/g)) {
    const path = `${before.at(-1)}${name}`;
    if (mark === '{') before.push(path);
    else if (name) found.push(path);
    if (mark === '}') before.pop();
  }
  return found.sort();
}

export type Leaf = string | number | boolean;

/** What an answer says, with the path to it; null and an empty list say nothing. */
function* leaves(value: unknown, at = ''): Generator<[string, Leaf]> {
  if (Array.isArray(value)) for (const one of value) yield* leaves(one, `${at}[]`);
  else if (value !== null && typeof value === 'object') {
    for (const [key, one] of Object.entries(value)) yield* leaves(one, at === '' ? key : `${at}.${key}`);
  } else if (value !== null && value !== undefined) yield [at, value as Leaf];
}
export const pathsOf = (value: unknown): string[] =>
  [...new Set([...leaves(value)].map(([path]) => path))].sort();
export const valuesOf = (value: unknown): Set<Leaf> => new Set([...leaves(value)].map(([, said]) => said));
