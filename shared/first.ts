import type { PackedRows } from './cluster-row.ts';
import type { Day } from './day.ts';

interface FirstAnswer {
  procedure: string;
  input: object | null;
  data: unknown;
  /** The first page of a list that comes in pages. */
  paged?: true;
}

/**
 * What the server writes into a page beside its words, so that nothing has to be asked for before the first screen: the
 * answers to some questions, as the very procedures gave them to whoever asks.
 */
export interface FirstAnswers {
  answers: FirstAnswer[];
  /** The map of the day, for the home page; null elsewhere, and where it is too large to be written into a page. */
  map: (PackedRows & { asOf: Day }) | null;
}

/** Ids of the elements that hold them, and the words that stand until the program is there. */
export const FIRST = { answers: 'first-answers', words: 'first-words', settings: 'settings' } as const;

/** The cookie by which the server knows in which language somebody reads. */
export const LANGUAGE_COOKIE = 'ccn.lang';

/** The cookie by which the server knows that a browser has the product's letters: then its first words are set in them. */
export const LETTERS_COOKIE = 'ccn.letters';
