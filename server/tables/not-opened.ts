import type { OpenFailure } from '../../shared/tables/raw.ts';

/** A file that is not opened, with the reason that its sender is told. */
export class NotOpened extends Error {
  readonly failure: OpenFailure;
  constructor(failure: OpenFailure) {
    super(failure);
    this.failure = failure;
  }
}
