import type { Day } from '../day.ts';
import type { Edtf } from '../edtf.ts';
import type { UnitLevel } from '../unit.ts';
import type { Place } from './flow.ts';
import type { How } from './page.ts';

/** What a document's pages propose for its form. A value that is not sure is absent; a person confirms the rest. */

/** The types of Decree 30/2020 that speak of clusters. A letter ("công văn") has no code of its own. */
export const DOCUMENT_KINDS = [
  'decision',
  'resolution',
  'plan',
  'notice',
  'report',
  'submission',
  'invitation',
  'minutes',
  'letter',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export interface Found<T> {
  value: T;
  /** Where it was read; one box for each line. */
  places: readonly Place[];
  how: How;
  /** 0–1. */
  confidence: number;
}

export interface NamedCluster {
  code: string;
  name: string;
}

export interface Fields {
  number?: Found<string>;
  date?: Found<Day>;
  issuer?: Found<string>;
  /** What it is about: the words below the title, or after "V/v". */
  subject?: Found<string>;
  /** One, or all that the document is about; then nothing else is told of any. */
  clusters: readonly Found<NamedCluster>[];
  /** Hectares; of an expansion, the whole after it. */
  area?: Found<number>;
  investor?: Found<string>;
  /** VND billion. */
  capital?: Found<number>;
  start?: Found<Edtf>;
  completion?: Found<Edtf>;
}

/** What the register knows, against which names are held. */
export interface Known {
  clusters: readonly {
    code: string;
    nameVi: string;
    /** Communes and districts it lies in, as names without their type. */
    places: readonly string[];
  }[];
  units: readonly { nameVi: string; level: UnitLevel; validFrom: Day; validTo: Day | null }[];
}

export interface PageRead {
  number: number;
  width: number;
  height: number;
  turn: 0 | 90 | 180 | 270;
  how: How;
}

/** locked: a password is asked for. unreadable: broken, or no document. too_large: more than is read, or too slow. */
export const FAILURES = ['locked', 'unreadable', 'too_large'] as const;
export type Failure = (typeof FAILURES)[number];

export type Reading =
  | { ok: true; kind: DocumentKind | null; fields: Fields; pages: readonly PageRead[]; pageCount: number }
  | { ok: false; failure: Failure };
