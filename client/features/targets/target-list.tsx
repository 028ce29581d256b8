import { useState } from 'react';
import type { ManagedTarget, ManagedTargets } from '../../../server/programmes/manage.ts';
import { amountWords } from '../../../shared/i18n/amount-words.ts';
import { formatDay } from '../../../shared/i18n/format.ts';
import { TARGET_WORDS } from '../../../shared/i18n/targets.ts';
import { groupBy } from '../../../shared/lists.ts';
import { PaperLinks } from '../../commands/paper-link.tsx';
import { usePinned } from '../../commands/use-pinned.ts';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';
import { Fold } from '../../ui/fold.tsx';
import { CloseForm } from './close-form.tsx';
import { type PlanAct, PlanVerbs } from './plan-acts.tsx';
import { TargetForm } from './target-form.tsx';

interface Props extends ManagedTargets {
  onCopy: (target: ManagedTarget) => void;
  onAct: (act: PlanAct) => void;
}

/** All targets: those that count by the plan they belong to, then those that are closed. */
export function TargetList({ open, closed, investors, onCopy, onAct }: Props) {
  const { inLanguage } = useLanguage();
  const words = useRoomWords(TARGET_WORDS);
  // What has just been closed or opened stays where it is until its receipt is put away.
  const [openList, closedList] = [usePinned(open, byCode), usePinned(closed, byCode)];
  const only = (list: readonly ManagedTarget[], others: readonly ManagedTarget[]) =>
    list.filter(({ code }) => !others.some((one) => one.code === code));
  const planName = ([first]: readonly ManagedTarget[]) =>
    first?.plan ? inLanguage(first.plan, 'name') : words.noPlan;
  const closedName = (targets: readonly ManagedTarget[]) => {
    const [first] = targets;
    return first?.plan || !first?.dueOn ? planName(targets) : words.dueIn(first.dueOn.slice(0, 4));
  };
  return (
    <>
      {byPlan(openList.shown).map(([name, targets]) => (
        <section key={name ?? ''}>
          <h2>{planName(targets)}</h2>
          <PlanVerbs targets={only(targets, closed)} onAct={onAct} />
          <Lines targets={targets} investors={investors} onCopy={onCopy} pinned={openList} />
        </section>
      ))}
      {closedList.shown.length > 0 && (
        <section className="targets-closed">
          <h2>{words.closedTitle(closed.length)}</h2>
          {byPlanOrYear(only(closedList.shown, openList.shown)).map(([name, targets]) => (
            <Fold key={name} title={words.closedOf(closedName(targets), targets.length)}>
              <Lines targets={targets} investors={investors} onCopy={onCopy} pinned={closedList} />
            </Fold>
          ))}
        </section>
      )}
    </>
  );
}

const byPlan = (targets: readonly ManagedTarget[]) => [
  ...groupBy(targets, ({ plan }) => plan?.nameVi ?? null),
];
/** What is over stood mostly in a plan that nobody has entered: then its year says where it belongs. */
const byPlanOrYear = (targets: readonly ManagedTarget[]) => [
  ...groupBy(targets, ({ plan, dueOn }) => plan?.nameVi ?? dueOn?.slice(0, 4) ?? ''),
];
const byCode = ({ code }: ManagedTarget): string => code;

interface LinesProps extends Pick<Props, 'investors' | 'onCopy'> {
  targets: readonly ManagedTarget[];
  pinned: Pick<ReturnType<typeof usePinned<ManagedTarget>>, 'pin' | 'letGo'>;
}

const Lines = ({ targets, investors, onCopy, pinned }: LinesProps) => (
  <ul className="plain-list target-list">
    {targets.map((target) => (
      <Line
        key={target.code}
        target={target}
        investors={investors}
        onCopy={() => onCopy(target)}
        onOpen={() => pinned.pin(target)}
        onClose={() => pinned.letGo(target)}
      />
    ))}
  </ul>
);

interface LineProps {
  target: ManagedTarget;
  investors: ManagedTargets['investors'];
  onCopy: () => void;
  onOpen: () => void;
  onClose: () => void;
}

function Line({ target, investors, onCopy, onOpen, onClose }: LineProps) {
  const [shown, setShown] = useState<'edit' | 'close' | null>(null);
  const open = (form: 'edit' | 'close') => {
    onOpen();
    setShown(form);
  };
  const done = () => {
    setShown(null);
    onClose();
  };
  return (
    <li>
      {shown === 'edit' ? (
        <TargetForm begun={target} before={target} copiedFrom={null} investors={investors} onDone={done} />
      ) : (
        <div className="card target-line">
          <About target={target} />
          {shown === null && <Verbs target={target} onOpen={open} onCopy={onCopy} />}
          {shown === 'close' && <CloseForm target={target} onDone={done} />}
        </div>
      )}
    </li>
  );
}

function About({ target }: { target: ManagedTarget }) {
  const { t, lang, inLanguage } = useLanguage();
  const words = useRoomWords(TARGET_WORDS);
  const { min, max, goal, achieved, cohortSize, dueOn, code, papers } = target;
  const aim = min === null || max === null ? null : amountWords(target, [min, max], t, lang);
  const reached = goal === null ? null : amountWords(target, [achieved, achieved], t, lang);
  return (
    <div>
      <h3>{inLanguage(target, 'name')}</h3>
      <p className="muted">
        {[
          words.count(reached, aim, cohortSize),
          dueOn ? words.due(formatDay(dueOn, lang)) : words.noDue,
          code,
        ].join(' · ')}
      </p>
      <PaperLinks ids={[papers?.source, papers?.plan]} />
    </div>
  );
}

interface VerbsProps {
  target: ManagedTarget;
  onOpen: (form: 'edit' | 'close') => void;
  onCopy: () => void;
}

function Verbs({ target: { closed, nameVi }, onOpen, onCopy }: VerbsProps) {
  const words = useRoomWords(TARGET_WORDS);
  return (
    <p className="target-verbs">
      {!closed && (
        <button
          type="button"
          className="button"
          aria-label={words.editOf(nameVi)}
          onClick={() => onOpen('edit')}
        >
          {words.edit}
        </button>
      )}
      <button type="button" className="button" aria-label={words.copyOf(nameVi)} onClick={onCopy}>
        {words.copy}
      </button>
      <button
        type="button"
        className="button"
        aria-label={closed ? words.reopenOf(nameVi) : words.closeOf(nameVi)}
        onClick={() => onOpen('close')}
      >
        {closed ? words.reopen : words.close}
      </button>
    </p>
  );
}
