/** How much of a document is read, and how long. What a form needs stands on the first pages. */

export const MOST_BYTES = 25 * 1024 * 1024;
/** A document of more pages is a book. */
export const MOST_PAGES = 300;
export const PAGES_READ = 20;
/** Recognising takes seconds a page. */
export const PAGES_RECOGNISED = 5;
/** The largest picture that is opened: a page at 600 dpi has 35 megapixels. */
export const MOST_PIXELS = 50_000_000;
/** For a text, and for the picture of a page before it is recognised: a second where it is honest, more on a busy server. */
export const TEXT_MS = 40_000;
/** For recognising, waiting for a turn not counted. */
export const LONGEST_MS = 90_000;
export const MOST_AT_ONCE = 2;
/** Resident memory of one reading process. */
export const MOST_MEMORY = 300_000_000;
