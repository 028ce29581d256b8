import { certaintyOf, type Flow, placesOf } from './flow.ts';
import type { Found } from './reading.ts';

/** A value with the stretch of text it was read from. */
export const found = <T>(flow: Flow, value: T, from: number, to: number): Found<T> => ({
  value,
  places: placesOf(flow, from, to),
  ...certaintyOf(flow, from, to),
});
