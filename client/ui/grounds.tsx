import type { GroundCount } from '../../shared/ground.ts';
import { PROVENANCES, type Provenance } from '../../shared/register.ts';
import { useLanguage } from '../i18n.tsx';

/** On what a number rests: how many of its members on which ground, the firmest first. Nothing where there are none. */
export function Grounds({ of, what }: { of: GroundCount; what: string }) {
  const { t } = useLanguage();
  const there = PROVENANCES.filter((ground) => of[ground] > 0);
  if (there.length === 0) return null;
  return (
    <p className="grounds" title={of.illustrative > 0 ? t.ground.why : undefined}>
      {what}:{' '}
      {there.map((ground, i) => (
        <span key={ground}>
          {i > 0 && ' · '}
          <span className={ground === 'illustrative' ? 'made-up' : undefined}>
            {t.ground.count[ground](of[ground])}
          </span>
        </span>
      ))}
    </p>
  );
}

interface MarkProps {
  ground: Provenance | null;
  /** A sign instead of a word, where there is little room; the legend explains it. */
  small?: boolean;
}

/** The mark in a list of what is not firm: made up, or derived. */
export function GroundMark({ ground, small = false }: MarkProps) {
  const { t } = useLanguage();
  if (ground !== 'illustrative' && ground !== 'derived') return null;
  if (!small)
    return (
      <span className="made-up" title={t.ground.rule[ground]}>
        {t.ground.mark[ground]}
      </span>
    );
  return (
    <svg className="ground-mark" viewBox="0 0 16 16" width="14" height="14" role="img">
      <title>{t.ground.mark[ground]}</title>
      <circle cx="8" cy="8" r="6" strokeDasharray={ground === 'derived' ? '6 2' : '2.200 2.200'} />
    </svg>
  );
}
