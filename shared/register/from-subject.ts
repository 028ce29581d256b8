import { foldVietnamese } from '../text.ts';
import type { KnownUnit } from './identity.ts';

/** What the words below a decision's title tell of a cluster that is not in the register yet. */
export interface NamedNew {
  nameVi: string;
  /** Where it lies, as the document says; null: it does not. */
  place: string | null;
  district: string | null;
  commune: string | null;
}

/** A name ends where its place or the rest of the sentence begins. */
const NAME =
  /(?:cụm công nghiệp|ccn)\s+(?<name>.+?)(?=\s*(?:[,;:–]|\s-\s|\(|\s(?:tại|thuộc|trên địa bàn|do|của|và|xã|phường|thị trấn|huyện|quận|thị xã|thành phố)\s|\.?\s*$))/iu;
const PLACE = /(?:xã|phường|thị trấn|huyện|quận|thị xã)\s+.+$/iu;
const CITY = /,?\s*(?:thành phố|tp\.?)\s+hà nội.*$/iu;

/** Null where it names none, or more than one. */
export function namedInSubject(
  subject: string,
  units: readonly (KnownUnit & { nameVi: string })[],
): NamedNew | null {
  const text = subject.normalize('NFC').replace(/\s+/g, ' ').trim();
  const said = text.match(/cụm công nghiệp|\bccn\b/giu) ?? [];
  const found = NAME.exec(text);
  const name = found?.groups?.['name']?.trim();
  if (said.length !== 1 || !found || !name) return null;
  const rest = text.slice(found.index + found[0].length);
  const place =
    PLACE.exec(rest)?.[0]
      .replace(CITY, '')
      .replace(/[.;]\s*$/, '')
      .trim() ?? null;
  return { nameVi: `Cụm công nghiệp ${name}`, place, ...unitsIn(place ?? '', units) };
}

/** The units that a place names, whole and with their type: "xã Đông Anh" is not "huyện Đông Anh". */
function unitsIn(place: string, units: readonly (KnownUnit & { nameVi: string })[]) {
  const parts = foldVietnamese(place)
    .split(/,|\s-\s/)
    .map((part) => part.trim());
  const only = (level: KnownUnit['level']): string | null => {
    const named = units.filter((unit) => unit.level === level && parts.includes(foldVietnamese(unit.nameVi)));
    return named.length === 1 ? (named[0]?.code ?? null) : null;
  };
  return { district: only('district'), commune: only('commune') };
}
