import { z } from 'zod';
import type { FieldError, FieldIssue } from '../errors.ts';
import type { FacetEvent } from './event.ts';
import { streamField } from './stream.ts';

/**
 * The one shape of everything people say: about which stream and which key of it, over which version, as which
 * intention, and what. One form hook, one conflict screen and one queue serve all capabilities.
 */
export const commandOf = <K extends z.ZodType<string>, S extends z.ZodType>(key: K, said: S) =>
  z.object({
    stream: streamField,
    key,
    /** The version the person saw; 0 when nothing was on record. Another one standing now is a conflict. */
    expected: z.int({ error: 'malformed' }).min(0, { error: 'malformed' }),
    /** Made by the sender once for each intention, so that a repeated request is recorded once. */
    request: z.uuid({ error: 'malformed' }).toLowerCase(),
    said,
  });

/**
 * Whose words a request carries, where a device kept them for a while: whoever is signed in when they arrive must be the
 * one who said them.
 */
export const PERSON_HEADER = 'x-ccn-person';

export interface Command<Said = unknown, Key extends string = string> {
  stream: string;
  key: Key;
  expected: number;
  request: string;
  said: Said;
}

/** What the sender is told once, and only once, the change is on disk. */
export interface Receipt {
  seq: number;
  recordedAt: string;
  repeated: boolean;
}

/** A rule turns a command into an event, or refuses it beside the field that is wrong. */
export type Decision<E extends FacetEvent> = { event: E } | { refused: FieldError };

export const refuse = (field: string, issue: FieldIssue, detail?: string): { refused: FieldError } => ({
  refused: { field, issue, ...(detail === undefined ? {} : { detail }) },
});

/** What stands where a command found another version than its sender saw: the last word, and whose it is. */
export interface Conflict {
  version: number;
  last: { event: FacetEvent; recordedAt: string; by: string | null } | null;
}
