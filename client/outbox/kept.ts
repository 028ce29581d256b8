import type { ErrorCode, ErrorShape } from '../../shared/errors.ts';
import type { Command, Receipt } from '../../shared/log/command.ts';

/** What a device holds for its person until the server has it: commands in the order in which they were said. */

/** 'sent' ones stay for a while, so that nobody has to wonder what became of them. */
export type KeptState = 'waiting' | 'conflict' | 'refused' | 'sent';

export interface Kept {
  /** The command's request: the same however often it is tried, so that the server records it once. */
  id: string;
  /** On this device. Sequence orders; clocks do not. */
  order: number;
  person: string;
  /** 'milestones.setForecast' */
  path: string;
  command: Command;
  /** Requests that must be on record before it. */
  after: readonly string[];
  /** Ids of files that go up before it, with their place in what is said. */
  files: readonly string[];
  state: KeptState;
  /** When it was said, in epoch ms on the device's clock. */
  at: number;
  /** Server's clock minus the device's then, in ms; null where they had not met. */
  offset: number | null;
  /** Why it is not on record: what was wrong with it, or with the last try. */
  problem: ErrorShape | null;
  receipt: Receipt | null;
  tries: number;
}

/** A photograph or document with its bytes: what a phone calls a file may be gone a minute later. */
export interface KeptFile {
  id: string;
  person: string;
  cluster: string;
  name: string;
  bytes: ArrayBuffer;
  sha256: string | null;
  /** Where its upload stands on the server, so that it goes on after the page was closed. */
  uploadUrl: string | null;
}

export type Fresh = Pick<Kept, 'id' | 'person' | 'path' | 'command' | 'files' | 'at' | 'offset'>;

const aboutSame = (one: Kept, { path, command }: Pick<Kept, 'path' | 'command'>): boolean =>
  one.command.stream === command.stream &&
  one.command.key === command.key &&
  facetOf(one.path) === facetOf(path);

const facetOf = (path: string): string => path.split('.')[0] ?? path;

/** It does not go on its way again until its person has looked at it. */
export const needsPerson = ({ state }: Kept): boolean => state === 'conflict' || state === 'refused';

/** It is not on record. */
export const isOpen = ({ state }: Kept): boolean => state !== 'sent';

/**
 * What must be on record first: what was said before of the same thing, and the evidence that was put on file before of
 * the same cluster, where a milestone is reported as reached.
 */
export function mustFollow(before: readonly Kept[], fresh: Fresh): string[] {
  const needsFiles = fresh.path === 'milestones.reportActual';
  return before
    .filter(isOpen)
    .filter(
      (one) =>
        aboutSame(one, fresh) ||
        (needsFiles && one.files.length > 0 && one.command.stream === fresh.command.stream),
    )
    .map(({ id }) => id);
}

/**
 * The version over which something is said: what the person saw, or what they themselves have made of it since from this
 * device, with a form that was open already.
 */
export function seenBy(before: readonly Kept[], fresh: Fresh): number {
  const own = before.filter((one) => one.state === 'sent' && aboutSame(one, fresh));
  let { expected } = fresh.command;
  for (let next = made(own, expected); next !== undefined && next > expected; next = made(own, expected)) {
    expected = next;
  }
  return expected;
}

const made = (own: readonly Kept[], over: number): number | undefined =>
  own.find(({ command }) => command.expected === over)?.receipt?.seq;

/**
 * What goes next: of each cluster the one said first, what has no files before what has. One that was refused or that
 * conflicts stops what follows from it, and nothing else; a cluster in `rest` is not asked of in this round.
 */
export function nextOf(kept: readonly Kept[], rest: ReadonlySet<string>): Kept | null {
  const open = new Set(kept.filter(isOpen).map(({ id }) => id));
  const ready = kept.filter(
    ({ state, after, command }) =>
      state === 'waiting' && !rest.has(command.stream) && !after.some((id) => open.has(id)),
  );
  const light = ready.filter(({ files }) => files.length === 0);
  return (light.length > 0 ? light : ready).reduce<Kept | null>(
    (first, one) => (first === null || one.order < first.order ? one : first),
    null,
  );
}

/** What has to be waited for by those that follow it, now that it is on record: the version that it made. */
export function followed(kept: readonly Kept[], sent: Kept, receipt: Receipt): Kept[] {
  return kept
    .filter((one) => one.after.includes(sent.id) && aboutSame(one, sent))
    .map((one) => ({ ...one, command: { ...one.command, expected: receipt.seq } }));
}

export type Outcome = 'conflict' | 'refused' | 'later' | 'away' | 'sign_in';

const OUTCOMES: Record<ErrorCode, Outcome> = {
  UNAUTHENTICATED: 'sign_in',
  FORBIDDEN: 'refused',
  NOT_FOUND: 'refused',
  INVALID: 'refused',
  CONFLICT: 'conflict',
  TOO_MANY: 'later',
  TOO_LARGE: 'refused',
  UNAVAILABLE: 'away',
  OUTDATED: 'later',
  INTERNAL: 'later',
};

/** What becomes of a command that was not taken. */
export const outcomeOf = ({ code }: ErrorShape): Outcome => OUTCOMES[code];

const MINUTE = 60_000;

/** Milliseconds until it is tried again: from one minute to fifteen, never all phones at once, and for ever. */
export const pause = (failures: number, chance: number): number =>
  Math.min(15 * MINUTE, MINUTE * 2 ** failures) * (0.75 + chance / 2);

/** What a form is told: the server's receipt, or that it is safe on the device and not yet with the server. */
export interface Saved extends Receipt {
  /** The request that waits here; its `seq` then is a number of this device's, below zero. */
  keptHere?: string;
}
