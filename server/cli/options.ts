import { parseArgs } from 'node:util';

/** Options of a command: `{ 'as-of': 'string', 'dry-run': 'boolean' }`. */
type Kinds = Record<string, 'string' | 'boolean'>;
type Given<T extends Kinds> = { [K in keyof T]?: T[K] extends 'string' ? string : boolean };

/** The command's options; a name that is none of them, a missing value and stray words are refused. */
export function options<const T extends Kinds>(kinds: T, args = process.argv.slice(2)): Given<T> {
  const config = Object.fromEntries(Object.entries(kinds).map(([name, type]) => [name, { type }]));
  const { values } = parseArgs({ args, options: config, strict: true, allowPositionals: false });
  return values as Given<T>;
}

/**
 * The value after `--name`, if it is given. Other options are not looked at: a command that can name all of its own
 * uses `options`, which refuses what it does not know.
 */
export function option(name: string, args = process.argv.slice(2)): string | undefined {
  const { tokens } = parseArgs({
    args,
    options: { [name]: { type: 'string' } },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const found = tokens.filter((token) => token.kind === 'option').find((token) => token.name === name);
  if (!found) return undefined;
  if (found.value === undefined || (!found.inlineValue && found.value.startsWith('-')))
    throw new Error(`--${name} needs a value. If it begins with a dash: --${name}=-value`);
  return found.value;
}
