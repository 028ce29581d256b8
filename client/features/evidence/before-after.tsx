import type { EvidenceShown } from '../../../server/evidence/read.ts';
import type { Day } from '../../../shared/day.ts';
import { fileUrl } from '../../../shared/evidence/file.ts';
import { formatDay } from '../../../shared/i18n/format.ts';
import { useLanguage } from '../../i18n.tsx';
import type { Pair } from './groups.ts';
import { altOf } from './words.ts';

interface Props {
  code: string;
  pairs: readonly Pair[];
  onOpen: (item: EvidenceShown) => void;
}

/** The first photograph and the last of each part of the works, beside each other. */
export function BeforeAfter({ code, pairs, onOpen }: Props) {
  const { t, lang } = useLanguage();
  return pairs.map(({ component, milestone, before, after, days }) => {
    const shot = (words: (day: string) => string, { item, day }: { item: EvidenceShown; day: Day }) => (
      <figure className="pair-shot">
        <button
          type="button"
          className="pair-picture"
          aria-label={t.evidence.open(item.caption)}
          onClick={() => onOpen(item)}
        >
          <img src={fileUrl(code, item.id, 'thumb')} alt={altOf(item, t, lang)} loading="lazy" />
        </button>
        <figcaption>
          <b>{words(formatDay(day, lang))}</b> <span lang="vi">{item.caption}</span>
        </figcaption>
      </figure>
    );
    return (
      <section key={before.item.id} className="evidence-group">
        <h3>
          {component === null ? milestone && t.milestone[milestone] : t.works.component[component]}{' '}
          <span className="muted pair-apart">{t.evidence.between(days)}</span>
        </h3>
        <div className="pair">
          {shot(t.evidence.before, before)}
          {shot(t.evidence.after, after)}
        </div>
      </section>
    );
  });
}
