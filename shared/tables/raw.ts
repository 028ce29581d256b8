import type { Day } from '../day.ts';
import type { DateSystem } from './serial.ts';

/** A day of a spreadsheet, with the precision that its cell shows: mm/yyyy is a month, whatever day lies behind it. */
export interface RawDay {
  day: Day;
  shows: 'day' | 'month' | 'year';
}
/** A number whose cell shows it as per cent: 0.8 that is shown as 80 % is 80. */
export interface RawPercent {
  percent: number;
}
/** What a spreadsheet could not compute ('#REF!'), or has not ('=': a formula without a value). */
export interface RawFault {
  fault: string;
}
/** A cell as it was found, before anybody says what it means. Null: nothing in it. */
export type Raw = null | string | number | boolean | RawDay | RawPercent | RawFault;

/** From row and column to row and column, both within; counted from 0. */
export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** One sheet of what was opened. Nothing of it has been chosen yet. */
export interface OpenedSheet {
  name: string;
  isHidden: boolean;
  /** From the first row of the sheet on; as long as what is filled. */
  rows: Raw[][];
  merges: Merge[];
  hiddenRows: number[];
  hiddenColumns: number[];
  /** How many cells hold formulas; what they came to when the file was saved was taken. */
  formulas: number;
}

/** What a file holds that is not followed, or was done to it so that it could be read. */
export const BOOK_NOTES = ['macros', 'external_links', 'windows_1258', 'utf_16'] as const;
export type BookNote = (typeof BOOK_NOTES)[number];

export interface OpenedBook {
  format: 'xlsx' | 'csv';
  /** How it counts its days; null: it has none, only what is written. */
  system: DateSystem | null;
  sheets: OpenedSheet[];
  notes: BookNote[];
}

/** Why a file is not opened. */
export const OPEN_FAILURES = [
  'too_large',
  'unsafe',
  'old_excel',
  'locked',
  'not_a_table',
  'empty',
  'unreadable',
] as const;
export type OpenFailure = (typeof OPEN_FAILURES)[number];

export const isDayCell = (raw: Raw): raw is RawDay => typeof raw === 'object' && raw !== null && 'day' in raw;
export const isPercentCell = (raw: Raw): raw is RawPercent =>
  typeof raw === 'object' && raw !== null && 'percent' in raw;
export const isFaultCell = (raw: Raw): raw is RawFault =>
  typeof raw === 'object' && raw !== null && 'fault' in raw;
