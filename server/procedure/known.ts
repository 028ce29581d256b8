import type { Standing } from '../../shared/milestone.ts';
import { EMPTY_STANDING } from '../../shared/milestone.ts';
import { milestones } from '../../shared/milestones/facet.ts';
import { type ProcedureState, procedure } from '../../shared/procedure/facet.ts';
import { type Ladder, ladderOf } from '../../shared/procedure/ladder.ts';
import type { Context } from '../context.ts';
import { readStates } from '../log/read.ts';

/**
 * The ladder of a cluster as it stands now, for a decision: half of it stands with the milestones, half here. Both are
 * of one stream, so whoever decides on what was read and is overtaken finds the chain moved on, and reads again.
 */
export async function ladderNow(
  { db, provinceId, clock }: Context,
  stream: string,
  { standing, state }: { standing?: Standing; state?: ProcedureState },
): Promise<Ladder> {
  const asked = { provinceId, streams: [stream] };
  const known = standing ?? (await readStates(db, milestones, asked)).get(stream) ?? EMPTY_STANDING;
  const between = state ?? (await readStates(db, procedure, asked)).get(stream) ?? procedure.empty;
  return ladderOf(known, between, clock.today());
}
