import { AppError } from '../../shared/errors.ts';
import { isRecorded, milestones, standingLines } from '../../shared/milestones/facet.ts';
import { type Usual, usualOf } from '../../shared/milestones/usual.ts';
import { within } from '../clusters/scope.ts';
import type { Context } from '../context.ts';
import { readLines } from '../log/read.ts';

/** The causes and issuers that were named of a cluster before; for whoever reports on it. */
export async function usualIn(ctx: Context, code: string): Promise<Usual> {
  const today = ctx.clock.today();
  const cluster = (await ctx.days.at(today)).byCode.get(code);
  if (!cluster) throw new AppError('NOT_FOUND');
  if ((await within(ctx, 'forecast.write', [cluster])).length === 0) throw new AppError('FORBIDDEN');
  const { db, provinceId } = ctx;
  const lines = await readLines(db, { provinceId, stream: cluster.stream }, today, [milestones.name]);
  return usualOf(standingLines(lines).flatMap(({ event }) => (isRecorded(event) ? event.entries : [])));
}
