import { z } from 'zod';
import { isDay } from './day.ts';
import { type DateSpan, parseEdtf } from './edtf.ts';
import type { FieldIssue } from './errors.ts';
import { hasLineBreak, hasMarkup, isBlank, normalised } from './text.ts';

/** Fields that recur in what people say. Zod messages are FieldIssue codes, never sentences. */
export const issue = (code: FieldIssue) => ({ error: code });

/** Text that a person types: something to read, nothing that acts. */
export const plain = (max: number) =>
  z
    .string(issue('required'))
    .max(max, issue('too_long'))
    .trim()
    .refine((text) => !isBlank(text), issue('required'))
    .refine((text) => !hasMarkup(text), issue('markup'))
    .transform(normalised);

/** As `plain`, on one line: numbers of documents, names. */
export const plainLine = (max: number) => plain(max).refine((text) => !hasLineBreak(text), issue('markup'));

/** What a person may say: a day, month, quarter, half-year or year. Other spans would let a date be anywhere. */
const isSayable = (span: DateSpan | null): boolean =>
  span !== null && span.precision !== 'interval' && span.precision !== 'before';

export const edtfField = z
  .string(issue('required'))
  .min(1, { ...issue('required'), abort: true })
  .max(40, issue('date_impossible'))
  .refine((text) => isSayable(parseEdtf(text)), issue('date_impossible'));

export const dayField = z
  .string(issue('required'))
  .min(1, { ...issue('required'), abort: true })
  .max(10, issue('date_impossible'))
  .refine(isDay, { ...issue('date_impossible'), abort: true });

/** No document of this field is older: the first rules for industrial clusters and their land came after it. */
const OLDEST_DOCUMENT = '1990-01-01';
export const documentDayField = dayField.refine((day) => day >= OLDEST_DOCUMENT, issue('date_impossible'));

/** The id of a document on file (shared/papers). */
export const paperField = z.uuid(issue('malformed')).toLowerCase();

/** A stored date, whatever its precision; checked again when an event is read back. */
export const storedEdtf = z.string().refine((text) => parseEdtf(text) !== null, issue('date_impossible'));

/** A code that the installation has added to a list (shared/codes). */
export const ownCode = z.string(issue('not_a_choice')).max(20, issue('not_a_choice'));

export const clusterCodeField = z
  .string(issue('required'))
  .regex(/^[A-Z]{2,4}-[A-Z0-9]{1,12}$/, issue('malformed'));
