import { z } from 'zod';
import { clusterCodeField, edtfField, issue, plainLine } from '../fields.ts';
import { groundFields } from '../register/ground.ts';
import { IMPORT_FIELDS, IMPORT_KINDS, milestoneIn } from '../tables/fields.ts';
import { ANSWERS } from '../tables/read.ts';
import { MOST_INVESTORS } from './investors.ts';
import { MOST_UNITS } from './units-asked.ts';

/** How one sheet of a file is to be read: confirmed by a person once, and remembered for the same layout. */

const MOST_COLUMNS = 200;
const MOST_ROWS = 50_000;
const rowNumber = z.int(issue('malformed')).min(0, issue('malformed')).max(1_048_576, issue('malformed'));

/** One column: what it is, what was answered about it, whether an empty cell means the one above it. */
export const columnSchema = z.object({
  field: z.enum(IMPORT_FIELDS, issue('not_a_choice')).nullable(),
  answers: z
    .object({
      strokes: z.enum(ANSWERS.strokes, issue('not_a_choice')).exactOptional(),
      money: z.enum(ANSWERS.money, issue('not_a_choice')).exactOptional(),
      share: z.enum(ANSWERS.share, issue('not_a_choice')).exactOptional(),
      area: z.enum(ANSWERS.area, issue('not_a_choice')).exactOptional(),
      dates: z.enum(ANSWERS.dates, issue('not_a_choice')).exactOptional(),
      stage: z.enum(ANSWERS.stage, issue('not_a_choice')).exactOptional(),
    })
    .default({}),
  sameAsAbove: z.boolean().default(false),
});
export type ColumnAsked = z.infer<typeof columnSchema>;

export const columnsField = z
  .array(columnSchema)
  .max(MOST_COLUMNS, issue('too_long'))
  .refine((columns) => {
    // Of a milestone one column may say what was set, another when it happened.
    const named = columns.flatMap(({ field }) => (field === null || milestoneIn(field) ? [] : field));
    return new Set(named).size === named.length;
  }, issue('malformed'));

/** Which cluster a row is, where that had to be asked: its code, or a new one. */
const choiceSchema = z.object({ row: rowNumber, is: z.union([clusterCodeField, z.literal('new')]) });

export const readingSchema = z.object({
  /** Of the file's bytes, as hexadecimal. */
  sha256: z.string(issue('required')).regex(/^[0-9a-f]{64}$/, issue('malformed')),
  /** What its rows speak of. */
  kind: z.enum(IMPORT_KINDS, issue('not_a_choice')).default('clusters'),
  sheet: z.int(issue('malformed')).min(0, issue('malformed')).max(100, issue('malformed')),
  /** The rows of the head, from 0; the columns stand in the order of the sheet. */
  head: z.object({ top: rowNumber, bottom: rowNumber }),
  columns: columnsField,
  /** Rows and columns that are hidden in the file are read only where that was ticked. */
  withHidden: z.boolean().default(false),
  /** Who is meant by a name, where it was asked: an organisation's id, or a new one. */
  investors: z
    .array(
      z.object({ name: plainLine(200), is: z.string(issue('not_a_choice')).max(60, issue('malformed')) }),
    )
    .max(MOST_INVESTORS, issue('too_long'))
    .default([]),
  /** Which unit is meant by a text, where it was asked: its code. */
  units: z
    .array(
      z.object({ name: plainLine(200), is: z.string(issue('not_a_choice')).max(20, issue('malformed')) }),
    )
    .max(MOST_UNITS, issue('too_long'))
    .default([]),
  choices: z.array(choiceSchema).max(MOST_ROWS, issue('too_long')).default([]),
  /** The day that what the sheet says is of; null: it does not say. */
  statedFor: edtfField.nullable().default(null),
  ...groundFields,
});
export type ReadingAsked = z.infer<typeof readingSchema>;
