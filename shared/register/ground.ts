import { z } from 'zod';
import { type Day, isDay } from '../day.ts';
import { documentDayField, issue, paperField, plain, plainLine } from '../fields.ts';
import { refuse } from '../log/command.ts';
import { DOCUMENT_KINDS } from '../reading/reading.ts';

/** On what an entry of the register rests: the document it was taken from, or the sentence that says why. */
export const groundSchema = z.object({
  document: z
    .object({
      kind: z.enum(DOCUMENT_KINDS),
      /** Null: it bears none. */
      number: z.string().nullable(),
      day: z.string().refine(isDay),
      issuer: z.string(),
      /** The file, where it is on record as evidence of the cluster. */
      evidence: z.string().exactOptional(),
      /** The file, where it is kept among the documents on file (shared/papers). */
      paper: z.string().exactOptional(),
    })
    .exactOptional(),
  note: z.string().exactOptional(),
});
export type Ground = z.infer<typeof groundSchema>;
export type GroundDocument = NonNullable<Ground['document']>;

/** The same as people say it; of both at least one. */
export const groundFields = {
  document: z
    .object({
      kind: z.enum(DOCUMENT_KINDS, issue('not_a_choice')),
      number: plainLine(80).nullable(),
      day: documentDayField,
      issuer: plainLine(200),
      evidence: z.uuid(issue('malformed')).toLowerCase().exactOptional(),
      paper: paperField.exactOptional(),
    })
    .exactOptional(),
  note: plain(1000).exactOptional(),
};

/** Null where it may stand. */
export function refusedGround({ document, note }: Ground, today: Day) {
  if (document === undefined && note === undefined) return refuse('note', 'required');
  if (document !== undefined && document.day > today) return refuse('document.day', 'date_in_future');
  return null;
}

export const groundOf = ({ document, note }: Ground): Ground => ({
  ...(document === undefined ? {} : { document }),
  ...(note === undefined ? {} : { note }),
});

/** A document as a source is named: '123/QĐ-UBND ngày 5/3/2025, UBND Thành phố Hà Nội'. The register is Vietnamese. */
export function citationOf({ number, day, issuer }: GroundDocument): string {
  const [year, month, date] = day.split('-').map(Number);
  return [number, `ngày ${date}/${month}/${year}`].filter(Boolean).join(' ').concat(`, ${issuer}`);
}
