import type { ToldCause } from '../cause.ts';
import type { Edtf } from '../edtf.ts';
import type { MilestoneCode } from '../lifecycle.ts';

/**
 * What somebody is reminded of, in the order in which it is told. Each is told once: what it is about names it, so that the
 * same thing is no other notice on another day.
 */
export const NOTICE_KINDS = [
  /** A report that was given back. */
  'returned',
  /** A reported actual that waits to be confirmed. */
  'waiting',
  /** An obstacle that waits for this person, and one whose day has passed. */
  'asked_overdue',
  'asked',
  /** A forecast that waits for this person's approval. */
  'request',
  /** A missed date that is still to be explained, in time or no more. */
  'explain',
  /** A milestone whose schedule has passed; one whose forecast has, without a schedule that has. */
  'overdue',
  'lapsed',
  /** A regular report that is missing: to who owes it, to the committee after a grace, to the department once it is closed. */
  'report_overdue',
  'report_climbed',
  'report_missed',
  /** A cluster that is this person's from a day on. */
  'assigned',
  'report_due',
  'due_soon',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** One notice: what it is about by name, and what its sentence says. What does not belong to its kind is null. */
export interface Notice {
  kind: NoticeKind;
  /** With person and kind the name of the notice: 'HN-058 infrastructure_completed 2025-03-31'. */
  about: string;
  code: string;
  /** The cluster as it was called then. */
  name: string;
  milestone: MilestoneCode | null;
  /** By when, since when, from when. */
  on: Edtf | null;
  /** The code of a reporting period. */
  period: string | null;
  cause: ToldCause | null;
}

/** How much waits for somebody on their own page, whatever was told of it before. */
export interface Waits {
  returned: number;
  overdue: number;
  waiting: number;
  asked: number;
  /** Forecasts to approve, explanations that one owes, pauses past their end. */
  requests: number;
  missed: number;
  pauses: number;
}

/** What one person is told on one day: what is new, and how much waits in all. */
export interface Digest {
  notices: Notice[];
  waits: Waits;
}

/** In the order in which they are told. */
export const WAITS = [
  'returned',
  'overdue',
  'missed',
  'requests',
  'waiting',
  'asked',
  'pauses',
] as const satisfies readonly (keyof Waits)[];

export const isNothing = (waits: Waits): boolean => Object.values(waits).every((n) => n === 0);

/** By kind in the order of the kinds; within one as they come. */
export const inOrder = (notices: readonly Notice[]): Notice[] =>
  NOTICE_KINDS.flatMap((kind) => notices.filter((notice) => notice.kind === kind));

/**
 * How a letter stands. waiting: to be sent, for the first time or again. claimed: a process is at it, nothing of it has left
 * yet. handing_over: the mail server is about to take it, or has. sent: the server has said so. unknown: the line broke
 * between the two, so it may have arrived, and is not sent again. refused: for good. given_up: tried for too long.
 */
export const LETTER_STATES = [
  'waiting',
  'claimed',
  'handing_over',
  'sent',
  'unknown',
  'refused',
  'given_up',
] as const;
export type LetterState = (typeof LETTER_STATES)[number];
