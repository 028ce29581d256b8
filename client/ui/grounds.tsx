import { type GroundCount } from '../../shared/ground.ts';
import { PROVENANCES, type Provenance } from '../../shared/register.ts';
import { useLanguage } from '../i18n.tsx';

/** On what a number rests: how many of its members on which ground, the firmest first. Nothing where there are none. */
export function Grounds({ of }: { of: GroundCount }) {
  const { t } = useLanguage();
  const there = PROVENANCES.filter((ground) => of[ground] > 0);
  if (there.length === 0) return null;
  return (
    <p className="grounds" title={of.illustrative > 0 ? t.ground.why : undefined}>
      {t.ground.title}:{' '}
      {there.map((ground, i) => (
        <span key={ground} className={ground === 'illustrative' ? 'made-up' : undefined}>
          {i > 0 && ground !== 'illustrative' && '· '}
          {t.ground.count[ground](of[ground])}{' '}
        </span>
      ))}
    </p>
  );
}

/** The mark in a list of what is not firm: made up, or derived. */
export function GroundMark({ ground }: { ground: Provenance | null }) {
  const { t } = useLanguage();
  if (ground !== 'illustrative' && ground !== 'derived') return null;
  return (
    <span className="made-up" title={t.ground.rule[ground]}>
      {t.ground.mark[ground]}
    </span>
  );
}
