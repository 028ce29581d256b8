import { flowOf } from './flow.ts';
import { found } from './found.ts';
import type { Parts } from './parts.ts';
import type { Found } from './reading.ts';

const FEWEST_LETTERS = 12;

/** What the document is about, as it says itself, on one line. */
export function subjectOf({ subject, kind }: Parts): Found<string> | undefined {
  if (kind === null || subject.length === 0) return undefined;
  const flow = flowOf(subject);
  const value = flow.text
    .replace(/\s+/g, ' ')
    .replace(/\s+([,.;])/g, '$1')
    .trim();
  return value.length < FEWEST_LETTERS ? undefined : found(flow, value, 0, flow.text.length);
}
