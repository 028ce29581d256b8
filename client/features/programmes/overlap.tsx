import { formatList } from '../../../shared/i18n/format.ts';
import { useLanguage } from '../../i18n.tsx';

interface Cohort {
  cohortSize: number;
  members: readonly string[];
}

/** Cohorts that lie wholly within a larger one: adding such numbers up would count clusters twice. */
export function overlapsOf<T extends Cohort>(targets: readonly T[]): { outer: T; inner: T[] }[] {
  return targets.flatMap((outer) => {
    const all = new Set(outer.members);
    const inner = targets.filter(
      ({ members }) =>
        members.length > 0 && members.length < all.size && members.every((code) => all.has(code)),
    );
    return inner.length > 0 ? [{ outer, inner }] : [];
  });
}

/** What to know before adding numbers up. */
export function Overlap({ targets }: { targets: readonly Cohort[] }) {
  const { t, lang } = useLanguage();
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
  return <p className="muted">{[...sentences, t.programmes.confirmedOnly].join(' ')}</p>;
}
