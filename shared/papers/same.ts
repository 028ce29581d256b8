import type { Day } from '../day.ts';
import { foldVietnamese } from '../text.ts';

/** How a document is called; an empty number or none: it bears none. */
export interface CalledDocument {
  number: string | null;
  day: Day | null;
  issuer: string;
}

const plain = (text: string | null): string => foldVietnamese(text ?? '').replace(/\s+/g, '');

/** Is this one document, however its number and its issuer were typed? */
export const isSameDocument = (one: CalledDocument, other: CalledDocument): boolean =>
  one.day === other.day &&
  plain(one.number) === plain(other.number) &&
  plain(one.issuer) === plain(other.issuer);
