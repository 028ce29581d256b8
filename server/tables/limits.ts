/** How much of a table is opened. A register of a city has hundreds of lines; ten thousand are a country's. */

export const MOST_BYTES = 15 * 1024 * 1024;
/** Unpacked. */
export const MOST_UNPACKED = 200 * 1024 * 1024;
export const MOST_ROWS = 50_000;
export const MOST_COLUMNS = 200;
export const MOST_CELLS = 1_000_000;
export const MOST_SHEETS = 60;
/** Of one cell. */
export const LONGEST_TEXT = 5_000;
/** Characters of all cells together: a text that stands once in the file can be named by every cell. */
export const MOST_TEXT = 30_000_000;
export const MOST_MERGES = 50_000;
/** Ten thousand lines take two seconds; on a busy server several times as long. */
export const LONGEST_MS = 60_000;
export const MOST_AT_ONCE = 1;
/** Resident memory of the process that opens one. */
export const MOST_MEMORY = 500_000_000;
