import {
  type Around,
  decideGrant,
  decideReport,
  type GrantLandInput,
  type ReportClearanceInput,
} from '../../shared/clearance/command.ts';
import { clearance } from '../../shared/clearance/facet.ts';
import { clusterHaOf } from '../../shared/clearance/figures.ts';
import { pendingBy } from '../../shared/clearance/standing.ts';
import { refusedPending } from '../../shared/codes/known.ts';
import type { Receipt } from '../../shared/log/command.ts';
import type { Changeable } from '../clusters/read.ts';
import type { Context } from '../context.ts';
import { change } from '../log/change.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

type Subject = Pick<Changeable, 'head' | 'code'>;

/** By what figures are judged: the day, and how large the register says that the cluster is. */
async function aroundOf(ctx: Context, { code }: Subject): Promise<Around & Pick<Snapshot, 'codes'>> {
  const today = ctx.clock.today();
  const { byCode, codes } = await ctx.days.at(today);
  return { today, codes, clusterHa: clusterHaOf(byCode.get(code)?.days.register.facts ?? []) };
}

export async function reportClearance(
  ctx: Context,
  subject: Subject,
  command: ReportClearanceInput,
): Promise<Receipt> {
  const around = await aroundOf(ctx, subject);
  const { pending = [], date } = command.said;
  return change(
    ctx,
    clearance,
    { command, head: subject.head },
    (state) =>
      refusedPending(around.codes, pending, pendingBy(state.reports, date)) ??
      decideReport(state, command, around),
  );
}

export async function grantLand(ctx: Context, subject: Subject, command: GrantLandInput): Promise<Receipt> {
  const around = await aroundOf(ctx, subject);
  return change(ctx, clearance, { command, head: subject.head }, (state) =>
    decideGrant(state, command, around),
  );
}
