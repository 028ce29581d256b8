import { type RowPlan, toldAs } from './plan.ts';

/** What is told with a row that nobody has to look at again: its commune follows from its own words. */
const FOLLOWED = new Set<string>(['unit_from_name', 'unit_from_former']);

type Judged = Pick<RowPlan, 'is' | 'cells' | 'faults'>;

/** Everything in the row was read, and nothing of it is doubtful or refused. */
export const isPlain = ({ is, cells, faults }: Judged): boolean =>
  (is === 'new' || is === 'change') && cells.length === 0 && faults.every(({ issue }) => FOLLOWED.has(issue));

/** What somebody has to look at comes first: what is asked, what is refused, what is doubtful; then what stands already. */
const PLACE: Record<RowPlan['is'], number> = { asked: 0, wrong: 1, change: 2, new: 2, same: 2 };
const PLAIN: Record<RowPlan['is'], number> = { ...PLACE, change: 3, new: 4 };

export function toLookAtFirst<P extends Judged>(plans: readonly P[]): P[] {
  const place = (plan: P) => (isPlain(plan) ? PLAIN[plan.is] : PLACE[toldAs(plan)]);
  return plans.toSorted((a, b) => place(a) - place(b));
}
