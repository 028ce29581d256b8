import type { EvidenceShown } from '../../../server/evidence/read.ts';
import type { Site } from '../../../shared/evidence/place.ts';
import { formatNumber } from '../../../shared/i18n/format.ts';
import { useLanguage } from '../../i18n.tsx';
import type { Mark, Plan } from './plan.ts';

interface Props {
  plan: Plan;
  site: Site | null;
  onOpen: (item: EvidenceShown) => void;
}

/**
 * Where photographs were taken around the site: rings of distance instead of a street map, because no position of the
 * register is better known than that. A mark opens its photographs.
 */
export function PlacesPlan({ plan, site, onOpen }: Props) {
  const { t, lang } = useLanguage();
  return (
    <figure className="places-plan">
      <div className="places-ground">
        <svg viewBox="-1 -1 2 2" role="img" aria-label={t.evidence.plan}>
          {site && <circle className="places-uncertain" r={site.uncertain / plan.reach} />}
          {plan.rings.map((km) => (
            <g key={km} className="places-ring">
              <circle r={km / plan.reach} />
              <text y={-km / plan.reach - 0.02}>{formatNumber(km, lang, 2)} km</text>
            </g>
          ))}
          {site && <path className="places-site" d="M-0.03 0H0.03M0 -0.03V0.03" />}
          <text className="places-north" x={0.93} y={-0.86}>
            ↑ {t.evidence.north}
          </text>
        </svg>
        {plan.marks.map((mark) => (
          <MarkButton key={mark.items[0]?.id} mark={mark} onOpen={onOpen} />
        ))}
      </div>
      <figcaption className="muted">
        {site ? t.evidence.planNote(formatNumber(site.uncertain, lang, 1)) : t.evidence.planNoSite}
        {plan.unplaced > 0 && ` ${t.evidence.planUnknown(plan.unplaced)}`}
      </figcaption>
    </figure>
  );
}

function MarkButton({ mark: { x, y, items, km }, onOpen }: { mark: Mark; onOpen: Props['onOpen'] }) {
  const { t, lang } = useLanguage();
  const [first] = items;
  if (!first) return null;
  const words = t.evidence.planMark(items.length, km === null ? null : formatNumber(km, lang, 1));
  return (
    <button
      type="button"
      className="places-mark"
      style={{ insetInlineStart: `${50 + x * 50}%`, insetBlockStart: `${50 + y * 50}%` }}
      aria-label={words}
      title={words}
      onClick={() => onOpen(first)}
    >
      <span>{items.length}</span>
    </button>
  );
}
