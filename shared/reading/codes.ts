import { foldVietnamese } from '../text.ts';
import type { DocumentKind } from './reading.ts';

/** The type code in a document's number, folded: '12/QĐ-UBND' is a decision. A letter bears none. */
export const CODE_OF: Partial<Record<DocumentKind, string>> = {
  decision: 'qd',
  resolution: 'nq',
  plan: 'kh',
  notice: 'tb',
  report: 'bc',
  submission: 'ttr',
  invitation: 'gm',
  minutes: 'bb',
};

/** What kind of document bears such a number; null: the number does not say. */
export function kindOfNumber(number: string | null): DocumentKind | null {
  const symbol =
    foldVietnamese(number ?? '')
      .split('/')
      .at(-1) ?? '';
  const code = symbol.split('-')[0]?.trim();
  const [kind] = (Object.keys(CODE_OF) as DocumentKind[]).filter((one) => CODE_OF[one] === code);
  return kind ?? null;
}
