import { formatDay } from '../../../shared/i18n/format.ts';
import { moneyWords, spanOfPlan } from '../../../shared/i18n/works-words.ts';
import type { Plan } from '../../../shared/works/events.ts';
import { approvedOf } from '../../../shared/works/plan.ts';
import { useLanguage } from '../../i18n.tsx';
import { Fold } from '../../ui/fold.tsx';
import { Provenance } from '../../ui/provenance.tsx';

/** Every plan there was, by which decision and why: the one in force last. */
export function Plans({ plans }: { plans: readonly Plan[] }) {
  const { t, lang } = useLanguage();
  return (
    <Fold title={t.works.plans(plans.length)}>
      <ol className="plain-list works-plans">
        {plans.map((plan, i) => {
          const { seq, decision, components, note, provenance, source, weighting } = plan;
          const { from, to } = spanOfPlan(components);
          const [approved, decided] = [approvedOf(plan), formatDay(decision.day, lang)];
          return (
            <li key={seq}>
              <strong>{t.works.plan(i + 1)}</strong>
              {i === plans.length - 1 && ` (${t.works.inForce})`}:{' '}
              {t.works.planSpan(components.length, formatDay(from, lang), formatDay(to, lang))}{' '}
              <Provenance provenance={provenance} source={source} />
              <small className="muted">
                {decision.number === null
                  ? t.works.decisionNoNumber(decided)
                  : t.works.decision(decision.number, decided)}
                , <span lang="vi">{decision.issuer}</span>
              </small>
              <small className="muted">
                {approved !== null && `${t.works.approvedNow(moneyWords(approved, t, lang))}. `}
                {t.works.weighting[weighting]}
              </small>
              {note && (
                <small className="muted" lang="vi">
                  {note}
                </small>
              )}
            </li>
          );
        })}
      </ol>
    </Fold>
  );
}
