/** An error with everything it says it comes from, outermost first: causes, and the parts of an AggregateError. */
export function causesOf(error: unknown): unknown[] {
  const found: unknown[] = [];
  const queue = [error];
  for (let at = queue.shift(); at !== undefined && found.length < 50; at = queue.shift()) {
    found.push(at);
    if (at instanceof AggregateError) queue.push(...at.errors);
    if (at instanceof Error && at.cause !== undefined) queue.push(at.cause);
  }
  return found;
}

/**
 * What it all comes from: the query builder's errors repeat the statement with its values, the last cause says why.
 */
export const innermost = (error: unknown): unknown => causesOf(error).at(-1) ?? error;

/** ECONNREFUSED, EACCES …, or an SQLSTATE; undefined where the error carries none. */
export const codeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
