import { isDay } from '../../../shared/day.ts';
import { useOwnPaper } from '../../commands/own-paper-field.tsx';
import type { Kept } from '../../commands/use-draft.tsx';
import type { Said, TargetFields } from './target-draft.ts';

type Named = Said['papers'];
type SourceFields = Pick<TargetFields, 'publishedOn' | 'sourceNo' | 'sourcePaper'>;
type PlanFields = Pick<TargetFields, 'planDecision' | 'planDay' | 'planIssuer' | 'planPaper'>;

/** The file of the document that announces a target. */
export const useSourcePaper = ({ fields, change }: Pick<Kept<SourceFields>, 'fields' | 'change'>) =>
  useOwnPaper(
    {
      kind: 'plan',
      number: fields.sourceNo,
      noNumber: false,
      day: isDay(fields.publishedOn) ? fields.publishedOn : '',
      issuer: '',
    },
    (sourcePaper) => change({ sourcePaper }),
  );

/** The file of the decision by which a plan was approved. */
export const usePlanPaper = ({ fields, change }: Pick<Kept<PlanFields>, 'fields' | 'change'>) =>
  useOwnPaper(
    {
      kind: 'decision',
      number: fields.planDecision,
      noNumber: false,
      day: fields.planDay,
      issuer: fields.planIssuer,
    },
    (planPaper) => change({ planPaper }),
  );

/** The files of a target's source and of its plan's decision: filed before what names them is sent. */
export function usePapers({ fields, change }: Pick<Kept<SourceFields & PlanFields>, 'fields' | 'change'>) {
  const source = useSourcePaper({ fields, change });
  const plan = usePlanPaper({ fields, change });
  const filed = async (before: Named, { hasPlan }: { hasPlan: boolean }): Promise<Named> => {
    const [sourceFiled, planFiled] = [await source.file(), hasPlan ? await plan.file() : null];
    if (sourceFiled === null && planFiled === null) return before;
    return { source: sourceFiled ?? before?.source ?? null, plan: planFiled ?? before?.plan ?? null };
  };
  /** What will be said: a file that is about to be filed is a change, too. */
  const ahead = (one: Said): Said => {
    const isChosen = source.choice.chosen !== null || plan.choice.chosen !== null;
    return isChosen ? { ...one, papers: { source: '', plan: '' } } : one;
  };
  return { source, plan, filed, ahead, asSent: source.choice.asSent };
}
