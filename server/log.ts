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
  if (!(error instanceof Error)) return { name: 'Thrown', message: typeof error };
  const origin = error.cause instanceof Error ? error.cause : error;
  const code = 'code' in origin && typeof origin.code === 'string' ? { code: origin.code } : {};
  const message = origin.message.split('\nparams:')[0] ?? '';
  const stack = origin.stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .join('\n');
  return { name: origin.name, message, ...code, ...(stack ? { stack } : {}) };
}
