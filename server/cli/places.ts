import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const isUrl = (place: string): boolean => /^postgres(ql)?:/.test(place);

/**
 * What is wrong with the two places of a move, before either is opened: opening a folder makes a database in it, and a slip
 * of the pen must not make one where it points. Null: nothing.
 */
export function wrongPlaces(from: string, to: string): string | null {
  if (!isUrl(from) && !existsSync(join(from, 'db'))) return `There is no database in ${from}.`;
  const inside = [from, to].find((place) => !isUrl(place) && existsSync(join(place, 'PG_VERSION')));
  return inside === undefined ? null : `${inside} is the inside of a database: name the folder above it.`;
}
