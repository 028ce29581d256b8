import { z } from 'zod';
import type { Day } from '../day.ts';
import type { Arrived } from '../evidence/command.ts';
import { cleanName, SHA256 } from '../evidence/file.ts';
import { documentDayField, issue, plain, plainLine } from '../fields.ts';
import { type Decision, refuse } from '../log/command.ts';
import { commandOf } from '../log/command-of.ts';
import { DOCUMENT_KINDS } from '../reading/reading.ts';
import type { PaperEvent, PaperState } from './facet.ts';

/** What people may say about documents on file, and the rules that turn it into an event or refuse it. */

/** The key of all that is said of one of them. */
export const PAPER = 'paper';
const key = z.literal(PAPER, issue('malformed'));

/** So much is said of what a document is about. */
export const TITLE_LENGTH = 500;

export const filePaperInput = commandOf(
  key,
  z.object({
    /** Which upload holds the bytes. */
    upload: z.uuid(issue('malformed')).toLowerCase(),
    /** Of the whole file, as the sender's device computed it; null where the device cannot. */
    sha256: z.string(issue('malformed')).regex(SHA256, issue('malformed')).nullable(),
    document: z.object({
      kind: z.enum(DOCUMENT_KINDS, issue('not_a_choice')),
      number: plainLine(80).nullable(),
      day: documentDayField,
      issuer: plainLine(200),
      title: plainLine(TITLE_LENGTH).nullable().default(null),
    }),
  }),
);
export type FilePaperInput = z.infer<typeof filePaperInput>;

export const withdrawPaperInput = commandOf(key, z.object({ reason: plain(500) }));
export type WithdrawPaperInput = z.infer<typeof withdrawPaperInput>;

export function decideFile(
  { said: { sha256, document } }: Pick<FilePaperInput, 'said'>,
  arrived: Arrived | null,
  today: Day,
): Decision<Extract<PaperEvent, { type: 'paper.filed' }>> {
  if (document.day > today) return refuse('document.day', 'date_in_future');
  // Not all there yet, thrown away by now, or somebody else's.
  if (arrived === null) return refuse('upload', 'not_a_choice');
  const { taken: _taken, place: _place, ...file } = arrived.file;
  if (sha256 !== null && sha256 !== file.sha256) return refuse('sha256', 'file_changed');
  return {
    event: { type: 'paper.filed', ...file, name: cleanName(arrived.name, file.format), document },
  };
}

export function decideWithdraw(
  { paper }: PaperState,
  { said: { reason } }: Pick<WithdrawPaperInput, 'said'>,
): Decision<PaperEvent> {
  if (paper === null) return refuse('key', 'not_a_choice');
  if (paper.withdrawn) return refuse('key', 'paper_withdrawn');
  return { event: { type: 'paper.withdrawn', reason } };
}

/** May an entry rest on it from now on? Null: it may. */
export function refusedPaper(state: PaperState | undefined, field: string) {
  if (!state?.paper) return refuse(field, 'not_a_choice');
  return state.paper.withdrawn ? refuse(field, 'paper_withdrawn') : null;
}
