import { isOffered } from '../../shared/codes/known.ts';
import type { Receipt } from '../../shared/log/command.ts';
import { decideReport, type ReportWorksInput } from '../../shared/works/command.ts';
import { works } from '../../shared/works/facet.ts';
import { decidePlan, type PlanWorksInput } from '../../shared/works/plan-command.ts';
import type { Changeable } from '../clusters/read.ts';
import type { Context } from '../context.ts';
import { change } from '../log/change.ts';

type Subject = Pick<Changeable, 'head'>;

export function reportWorks(ctx: Context, { head }: Subject, command: ReportWorksInput): Promise<Receipt> {
  const today = ctx.clock.today();
  return change(ctx, works, { command, head }, (state) => decideReport(state, command, { today }));
}

export async function planWorks(ctx: Context, { head }: Subject, command: PlanWorksInput): Promise<Receipt> {
  const today = ctx.clock.today();
  const { codes } = await ctx.days.at(today);
  const around = { today, isOffered: (code: string) => isOffered(codes, 'component', code) };
  return change(ctx, works, { command, head }, (state) => decidePlan(state, command, around));
}
