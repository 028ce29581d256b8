import type { Receipt } from '../../shared/log/command.ts';
import { decideReport, type ReportInput } from '../../shared/reports/command.ts';
import { reports } from '../../shared/reports/facet.ts';
import type { Changeable } from '../clusters/read.ts';
import type { Context } from '../context.ts';
import { change } from '../log/change.ts';
import { clusterToday } from '../obstacles/read.ts';

export async function fileReport(
  ctx: Context,
  { head, code }: Pick<Changeable, 'head' | 'code'>,
  command: ReportInput,
): Promise<Receipt> {
  const today = ctx.clock.today();
  const snapshot = await ctx.days.at(today);
  const { stage } = clusterToday(snapshot, code).days.milestones;
  const around = { today, stage, calendar: snapshot.calendar };
  return change(ctx, reports, { command, head }, (state) => decideReport(state, command, around));
}
