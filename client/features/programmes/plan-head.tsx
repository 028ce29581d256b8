import { formatDay } from '../../../shared/i18n/format.ts';
import { useLanguage } from '../../i18n.tsx';
import type { TargetNumbers } from './finding.ts';

interface Props {
  plan: TargetNumbers['plan'];
  level?: 2 | 3;
}

/** A plan as a heading: what it is called, by whose decision, and for how long. */
export function PlanHead({ plan, level = 2 }: Props) {
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
