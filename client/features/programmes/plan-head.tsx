import { formatDay } from '../../../shared/i18n/format.ts';
import { groupBy } from '../../../shared/lists.ts';
import { useLanguage } from '../../i18n.tsx';
import type { TargetNumbers } from './finding.ts';

export interface PlanGroup {
  /** Its name in Vietnamese, by which targets of one plan stand together; null: those of no plan. */
  key: string | null;
  /** Its decision as the first of its targets tells it. */
  plan: TargetNumbers['plan'];
  targets: TargetNumbers[];
}

/** Targets by the plan they belong to, in their order; those of no plan last. */
export function plansOf(targets: readonly TargetNumbers[]): PlanGroup[] {
  const groups = [...groupBy(targets, ({ plan }) => plan?.nameVi ?? null)].map(([key, its]) => ({
    key,
    plan: its[0]?.plan ?? null,
    targets: its,
  }));
  return groups.sort((a, b) => Number(a.key === null) - Number(b.key === null));
}

/** A plan as a heading: what it is called, by whose decision, and for how long. */
export function PlanHead({ plan, level = 2 }: Pick<PlanGroup, 'plan'> & { level?: 2 | 3 }) {
  const { t, lang, inLanguage } = useLanguage();
  const words = t.programmes;
  const Title = level === 2 ? 'h2' : 'h3';
  if (plan === null) return <Title className="plan-name">{words.noPlan}</Title>;
  const { decision, day, issuer, from, to } = plan;
  const told = [
    decision && words.decision(decision),
    day && words.signed(formatDay(day, lang)),
    issuer,
    from && to && words.period(formatDay(from, lang), formatDay(to, lang)),
  ].flatMap((part) => part || []);
  return (
    <header className="plan-head">
      <Title className="plan-name">{inLanguage(plan, 'name')}</Title>
      {told.length > 0 && <p className="muted">{told.join(' · ')}</p>}
    </header>
  );
}
