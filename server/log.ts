import pino, { type Logger } from 'pino';
import { codeOf, innermost } from './causes.ts';

/** JSON lines on standard error, so that standard output stays with the banner and with what commands print. */
export const createLog = (level: string): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      // Whoever logs an error as it is does not log what was being written either.
      serializers: { err: (error: unknown) => (error instanceof Error ? withoutValues(error) : error) },
    },
    pino.destination({ dest: 2 }),
  );

/**
 * An error as it may stand in a log: what went wrong and where, without the values that were being written. The query
 * builder's errors repeat every parameter (remarks, names, forecasts) in their message; their cause does not.
 */
export function withoutValues(error: unknown): {
  name: string;
  message: string;
  code?: string;
  stack?: string;
} {
  const origin = innermost(error);
  if (!(origin instanceof Error)) return { name: 'Thrown', message: typeof origin };
  const code = codeOf(origin);
  const stack = origin.stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .join('\n');
  return {
    name: origin.name,
    message: origin.message.split('\nparams:')[0] ?? '',
    ...(code ? { code } : {}),
    ...(stack ? { stack } : {}),
  };
}

/**
 * An error for a terminal. Our own sentence, where somebody wrote one; the query builder's is the statement with all
 * that was being written, so its cause speaks for it.
 */
export function sentenceOf(error: unknown): string {
  const ours = error instanceof Error && error.message !== '' && !error.message.startsWith('Failed query:');
  if (ours) return error.message;
  const { name, message, code } = withoutValues(error);
  const said = message.split('\n')[0] ?? '';
  // An aggregate of failed connections has no message of its own, only a code.
  return said === '' ? (code ?? name) : said;
}
