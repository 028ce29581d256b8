import { type Likeness, likeness, nameKey, placeNames } from './names.ts';

/** A cluster as it is looked at for duplicates. `units`: codes of all units that it lies or lay in. */
export interface Place {
  name: string;
  place: string;
  units: readonly string[];
}
export interface Registered extends Place {
  code: string;
}

/** Where two clusters lie: in one unit, in places of one name, or of one of them nobody knows. */
export type Nearness = 'unit' | 'place' | 'unknown';

/** A cluster that may be the same one. A suspicion, never a finding: a person looks. */
export interface Suspect {
  code: string;
  name: string;
  alike: Likeness;
  near: Nearness;
}

const FIRST: readonly Likeness[] = ['same', 'one_letter', 'other_number', 'contained'];

/**
 * Clusters of the register that may be the one that is named, the most suspicious first. Never by name alone: two that
 * are known to lie apart are two clusters, whatever they are called.
 */
export function suspects(about: Place, register: readonly Registered[]): Suspect[] {
  const key = nameKey(about.name);
  const places = placeNames(about.place);
  return register
    .flatMap((other): Suspect[] => {
      const alike = likeness(key, nameKey(other.name));
      const near = alike && nearness({ ...about, places }, other);
      return alike && near ? [{ code: other.code, name: other.name, alike, near }] : [];
    })
    .sort((a, b) => FIRST.indexOf(a.alike) - FIRST.indexOf(b.alike) || (a.code < b.code ? -1 : 1));
}

type Where = Place & { places: readonly string[] };

function nearness({ units, places }: Where, other: Place): Nearness | null {
  if (units.some((unit) => other.units.includes(unit))) return 'unit';
  const theirs = placeNames(other.place);
  if (places.some((place) => theirs.includes(place))) return 'place';
  const isUnknown = (codes: readonly string[], names: readonly string[]) =>
    codes.length === 0 && names.length === 0;
  return isUnknown(units, places) || isUnknown(other.units, theirs) ? 'unknown' : null;
}
