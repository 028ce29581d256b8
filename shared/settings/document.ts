import { z } from 'zod';
import { type Day, isDay } from '../day.ts';
import type { FieldError } from '../errors.ts';
import { documentDayField, paperField, plain, plainLine } from '../fields.ts';

/** Why a setting is changed, and by which document. A number that binds others rests on a paper that they can read. */
export const groundsSaid = {
  reason: plain(1000),
  document: z.object({
    number: plainLine(80),
    day: documentDayField,
    issuer: plainLine(200),
    paper: paperField.exactOptional(),
  }),
};

/** A document that bears a number, as it is read back from the log. */
export const documentRecorded = z.object({
  number: z.string(),
  day: z.string().refine(isDay),
  issuer: z.string(),
  /** Its file, where it is kept among the documents on file (shared/papers). */
  paper: z.string().exactOptional(),
});

/** The same as it is read back from the log; what was set at the installation has neither. */
export const groundsRecorded = {
  reason: z.string().exactOptional(),
  document: documentRecorded.exactOptional(),
};

export interface Grounds {
  reason: string;
  document: { number: string; day: Day; issuer: string; paper?: string };
}

/** A document of tomorrow has not been signed. */
export const wrongGrounds = ({ document }: Grounds, today: Day): FieldError | null =>
  document.day > today ? { field: 'document.day', issue: 'date_in_future' } : null;
