import { addDays, type Day, isDay } from '../../shared/day.ts';

/**
 * What is typed in a form and has not been sent, kept on the device: through navigation, reload, an expired session and
 * a lost connection. One entry for each person, form and subject; nothing but what was typed into that form.
 */
const PREFIX = 'ccn.draft.';
/** Drafts of another shape than this program writes are dropped. */
const VERSION = 1;
/** A draft that nobody has come back to for this long is dropped. */
const KEPT_DAYS = 30;

export interface Address {
  person: string;
  form: string;
  stream: string;
  key: string;
}

export type Fields = Record<string, string | boolean>;

export interface Draft {
  /** The day on the server's clock when it was typed. */
  on: Day;
  /** The instant on the device's clock, in epoch ms; only its time of day is told. */
  at: number;
  /** The version of its subject that was seen. */
  version: number;
  fields: Fields;
}

/** What lies on a device may be of an older program, or of somebody who plays with it: it is not taken on trust. */
function isDraft(kept: unknown): kept is Draft {
  if (typeof kept !== 'object' || kept === null) return false;
  const { v, on, at, version, fields } = kept as Record<string, unknown>;
  return (
    v === VERSION &&
    typeof on === 'string' &&
    isDay(on) &&
    Number.isFinite(at) &&
    Number.isSafeInteger(version) &&
    isFields(fields)
  );
}

const isFields = (kept: unknown): kept is Fields =>
  typeof kept === 'object' &&
  kept !== null &&
  !Array.isArray(kept) &&
  Object.values(kept).every((value) => typeof value === 'string' || typeof value === 'boolean');

const ofPerson = (person: string): string => `${PREFIX}${person} `;
const nameOf = ({ person, form, stream, key }: Address): string =>
  `${ofPerson(person)}${form} ${stream} ${key}`;

/** The device's clock, in epoch ms. */
const now = (): number => Math.floor(performance.timeOrigin + performance.now());

export function keepDraft(address: Address, draft: Omit<Draft, 'at'>): void {
  write(nameOf(address), JSON.stringify({ v: VERSION, at: now(), ...draft }));
}

/** A device without room or without leave to keep anything: the form itself still holds what was typed. */
function write(name: string, text: string): void {
  try {
    localStorage.setItem(name, text);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

export function readDraft(address: Address): Draft | null {
  return parse(localStorage.getItem(nameOf(address)));
}

function parse(text: string | null): Draft | null {
  if (text === null) return null;
  const kept = jsonOf(text);
  return isDraft(kept) ? kept : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

export const dropDraft = (address: Address): void => localStorage.removeItem(nameOf(address));

const namesOf = (prefix: string): string[] =>
  Array.from({ length: localStorage.length }, (_n, i) => localStorage.key(i) ?? '').filter((name) =>
    name.startsWith(prefix),
  );

export const countDrafts = (person: string): number => namesOf(ofPerson(person)).length;

export function dropDraftsOf(person: string): void {
  for (const name of namesOf(ofPerson(person))) localStorage.removeItem(name);
}

/** Whosever they are: what is too old, or of a shape that nobody reads any more. */
export function dropOldDrafts(today: Day): void {
  for (const name of namesOf(PREFIX)) {
    const draft = parse(localStorage.getItem(name));
    if (draft === null || draft.on < addDays(today, -KEPT_DAYS)) localStorage.removeItem(name);
  }
}
