import type { Letter } from './letter.ts';

/**
 * What became of a letter. sent: the server has taken it. refused: it never will. later: it has not taken it, and may.
 * unknown: the line broke after it was handed over. not_ours: another process has it, and nothing has left.
 */
export type Outcome =
  | { what: 'sent' | 'refused' | 'later' | 'unknown'; answer: string }
  | { what: 'not_ours' };

/** A line to a mail server, for one letter after another. */
export interface MailLine {
  /**
   * `handOver` is waited for once the server has taken the address, before the first byte of the letter leaves; where it
   * says no, nothing leaves.
   */
  send(letter: Letter, handOver: () => Promise<boolean>): Promise<Outcome>;
  /** Whether another letter can be sent over it. */
  usable(): boolean;
  close(): void;
}

/** Where letters go. `open` throws where nobody answers. */
export interface MailServer {
  open(): Promise<MailLine>;
}
