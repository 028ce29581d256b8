/** The device did not keep it: no room, no leave, or a database that the system has closed for good. */
export class NotKept extends Error {
  readonly isFull: boolean;
  constructor(cause: unknown) {
    super('not kept', { cause });
    this.isFull = cause instanceof DOMException && cause.name === 'QuotaExceededError';
  }
}

export const isNotKept = (error: unknown): error is NotKept => error instanceof NotKept;

export function ignoreNotKept(error: unknown): void {
  if (!isNotKept(error)) throw error;
}
