import type { FieldError, FieldIssue } from '../errors.ts';
import type { FacetEvent } from './event.ts';

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
