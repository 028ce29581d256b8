import { causesOf, codeOf } from '../causes.ts';

/** The connection could not be made, or broke. */
const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/**
 * SQLSTATEs of a server that cannot answer now: connection (08), resources (53), shutting or starting (57P0x), a
 * statement or a transaction that took too long (57014, 25P03), a standby that has not become the primary yet
 * (25006).
 */
const STATE = /^(08...|53...|57P0.|57014|25P03|25006)$/;

/** The driver's own words, which carry no code. */
const SAID = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'timeout expired',
  'Query read timeout',
  'Client has encountered a connection error',
  'Cannot use a pool after calling end',
  'PGlite is clos',
];

/** Whether the database is away or overloaded: then the same request may well succeed in a moment. */
export const isAway = (error: unknown): boolean =>
  causesOf(error).some((at) => {
    const code = codeOf(at);
    return (
      (code !== undefined && (NETWORK.has(code) || STATE.test(code))) ||
      (at instanceof Error && SAID.some((words) => at.message.startsWith(words)))
    );
  });
