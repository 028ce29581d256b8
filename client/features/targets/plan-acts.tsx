import type { ManagedTarget } from '../../../server/programmes/manage.ts';
import { TARGET_WORDS } from '../../../shared/i18n/targets.ts';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';
import { NextPlanForm } from './next-plan-form.tsx';
import { PlanForm } from './plan-form.tsx';

/** What is being said of a plan, and of which targets of it. */
export interface PlanAct {
  what: 'change' | 'next';
  targets: readonly ManagedTarget[];
}

interface VerbsProps {
  targets: readonly ManagedTarget[];
  onAct: (act: PlanAct) => void;
}

/** What can be said of a plan as a whole, under its name. */
export function PlanVerbs({ targets, onAct }: VerbsProps) {
  const { inLanguage } = useLanguage();
  const { plan: words } = useRoomWords(TARGET_WORDS);
  const first = targets[0]?.plan;
  const plan = first ? inLanguage(first, 'name') : null;
  return (
    <p className="target-verbs">
      <button
        type="button"
        className="button"
        aria-label={words.changeOf(plan)}
        onClick={() => onAct({ what: 'change', targets })}
      >
        {plan === null ? words.assign : words.change}
      </button>
      <button
        type="button"
        className="button"
        aria-label={words.nextOf(plan)}
        onClick={() => onAct({ what: 'next', targets })}
      >
        {words.next}
      </button>
    </p>
  );
}

interface FormProps {
  act: PlanAct;
  /** Codes of targets that are given already. */
  known: ReadonlySet<string>;
  onDone: () => void;
}

export const PlanActForm = ({ act: { what, targets }, known, onDone }: FormProps) =>
  what === 'change' ? (
    <PlanForm targets={targets} onDone={onDone} />
  ) : (
    <NextPlanForm targets={targets} known={known} onDone={onDone} />
  );
