import { z } from 'zod';
import { type Day, isDay } from '../day.ts';
import { foundFile } from '../evidence/facet.ts';
import type { FileFormat } from '../evidence/file.ts';
import type { Facet } from '../log/facet.ts';
import { DOCUMENT_KINDS, type DocumentKind } from '../reading/reading.ts';

/**
 * Documents on file: the file of a document by which something was entered, with what the document is called. A stream
 * each. The event holds what the server found the file to be; the bytes lie beside the log, named by their hash. Where and
 * when a page was photographed is nobody's matter, and not kept.
 */
const filed = foundFile.omit({ taken: true, place: true }).extend({
  /** As the device named it, cleaned. */
  name: z.string(),
  document: z.object({
    kind: z.enum(DOCUMENT_KINDS),
    /** Null: it bears none. */
    number: z.string().nullable(),
    day: z.string().refine(isDay),
    issuer: z.string(),
    /** What it is about, in its own words; null: not said. */
    title: z.string().nullable(),
  }),
});
type Filed = z.infer<typeof filed>;

const paperEvent = z.discriminatedUnion('type', [
  filed.extend({ type: z.literal('paper.filed') }),
  /** The file stays, and what names it keeps naming it; nothing more is entered by it. */
  z.object({ type: z.literal('paper.withdrawn'), reason: z.string() }),
]);
export type PaperEvent = z.infer<typeof paperEvent>;

export interface Paper extends Filed {
  filedOn: Day;
  /** The instant of recording. */
  filedAt: string;
  filedBy: string | null;
  withdrawn: { on: Day; by: string | null; reason: string } | null;
}

export interface PaperState {
  paper: Paper | null;
  version: number;
}

/** As it stood at the end of a day: flat, for a table that is searched. */
export interface PaperDay {
  sha256: string;
  format: FileFormat;
  bytes: number;
  name: string;
  kind: DocumentKind;
  number: string | null;
  dated: Day;
  issuer: string;
  title: string | null;
  filedAt: string;
  filedBy: string | null;
  withdrawn: Paper['withdrawn'];
}

const NOTHING: PaperDay = {
  sha256: '',
  format: 'pdf',
  bytes: 0,
  name: '',
  kind: 'decision',
  number: null,
  dated: '1970-01-01',
  issuer: '',
  title: null,
  filedAt: '',
  filedBy: null,
  withdrawn: null,
};

export const papers: Facet<PaperEvent, PaperState, PaperDay> = {
  name: 'paper',
  stream: 'document',
  event: paperEvent,
  empty: { paper: null, version: 0 },
  evolve({ paper }, event, { seq: version, on, at, by }) {
    if (event.type === 'paper.filed') {
      const { type: _t, ...said } = event;
      return { paper: { ...said, filedOn: on, filedAt: at, filedBy: by, withdrawn: null }, version };
    }
    return { paper: paper && { ...paper, withdrawn: { on, by, reason: event.reason } }, version };
  },
  day({ paper }) {
    if (paper === null) return NOTHING;
    const { sha256, format, bytes, name, filedAt, filedBy, withdrawn, document } = paper;
    const { kind, number, day: dated, issuer, title } = document;
    return { sha256, format, bytes, name, kind, number, dated, issuer, title, filedAt, filedBy, withdrawn };
  },
  version: ({ version }) => version,
};
