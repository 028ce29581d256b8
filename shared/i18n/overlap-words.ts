import { type Cohort, overlapsOf } from '../programmes/overlap.ts';
import { formatList, type Lang } from './format.ts';
import type { Messages } from './messages.ts';

/** What to know before numbers of targets are added up. */
export function overlapWords(targets: readonly Cohort[], t: Messages, lang: Lang): string {
  const sentences = overlapsOf(targets).map(({ outer, inner }) =>
    t.programmes.overlap(
      formatList(
        inner.map(({ cohortSize }) => String(cohortSize)),
        lang,
      ),
      outer.cohortSize,
      inner.length > 1,
    ),
  );
  return [...sentences, t.programmes.confirmedOnly].join(' ');
}
