import { z } from 'zod';
import type { Day } from '../../shared/day.ts';
import { AppError } from '../../shared/errors.ts';
import { issue } from '../../shared/fields.ts';
import type { GroundCount } from '../../shared/ground.ts';
import {
  amountOf,
  countTarget,
  groundOfMember,
  isNearlyMember,
  METRICS,
  type Share,
  shareIn,
  type Target,
} from '../../shared/programme.ts';
import { TARGET_CODE } from '../../shared/programmes/command.ts';
import { wrongCohort, wrongGoal } from '../../shared/programmes/rule.ts';
import { cohortInput, goalInput } from '../../shared/programmes/rule-schema.ts';
import type { Provenance } from '../../shared/register.ts';
import type { Context } from '../context.ts';
import type { Snapshot, SnapshotCluster } from '../snapshot/snapshot.ts';
import { asOfInput, asOfOr } from '../trpc.ts';

/** A rule that is being typed, and the target that it is to change. */
export const previewInput = asOfInput.extend({
  cohort: cohortInput,
  goal: goalInput.nullable(),
  metric: z.enum(METRICS, issue('not_a_choice')).default('clusters'),
  code: z.string().regex(TARGET_CODE, issue('malformed')).nullable(),
});

export interface Named {
  code: string;
  name: string;
}
export interface MemberLine extends Named {
  ground: Provenance | null;
  share: Share;
}

interface Counts {
  cohort: number;
  achieved: number;
  /** What the page tells as achieved: clusters, or their hectares. */
  amount: number;
}

/** What a rule would count on a day, and what would change against the rule that stands. */
export interface Preview {
  asOf: Day;
  now: Counts & { unconfirmed: number; grounds: GroundCount };
  /** The first of them, in the order of codes; `now.cohort` says how many there are. */
  members: MemberLine[];
  /** Members once what is reported of them is confirmed. */
  nearly: Named[];
  /** By the definition on record; null where none is. */
  before: Counts | null;
  /** Against it. */
  added: Named[];
  removed: Named[];
}

/** Names that are sent at once, of each list. */
const MOST = 500;

export async function previewTarget(
  ctx: Context,
  { cohort, goal, metric, code, asOf }: z.infer<typeof previewInput>,
): Promise<Preview> {
  const wrong = wrongCohort(cohort) ?? wrongGoal(goal);
  if (wrong) throw new AppError('INVALID', { fields: [wrong.refused] });
  const snapshot = await ctx.days.at(asOfOr(ctx, asOf));
  const target: Target = { code: '', cohort, goal, min: null, max: null };
  const count = countTarget(target, snapshot.clusters);
  const stood = code === null ? null : standingIn(snapshot, code);
  const [ours, theirs] = [new Set(count.cohort), new Set(stood?.count.cohort)];
  const named = (codes: Iterable<string>) => namesOf(snapshot, codes);
  return {
    asOf: snapshot.asOf,
    now: {
      cohort: count.cohort.length,
      achieved: count.achieved.length,
      amount: amountOf(metric, count),
      unconfirmed: count.unconfirmed.length,
      grounds: count.grounds.cohort,
    },
    members: clustersOf(snapshot, count.cohort).map((cluster) => ({
      ...nameOf(cluster),
      ground: groundOfMember(cohort, cluster),
      share: shareIn(target, cluster) ?? 'member',
    })),
    nearly: snapshot.clusters
      .filter((cluster) => isNearlyMember(cluster, cohort))
      .slice(0, MOST)
      .map(nameOf),
    before: stood && {
      cohort: stood.count.cohort.length,
      achieved: stood.count.achieved.length,
      amount: amountOf(stood.target.metric, stood.count),
    },
    added: stood ? named(count.cohort.filter((one) => !theirs.has(one))) : [],
    removed: stood ? named(stood.count.cohort.filter((one) => !ours.has(one))) : [],
  };
}

const standingIn = (snapshot: Snapshot, code: string) =>
  [...snapshot.targets, ...snapshot.pastTargets()].find(({ target }) => target.code === code) ?? null;

const clustersOf = ({ byCode }: Snapshot, codes: Iterable<string>): SnapshotCluster[] =>
  [...codes].slice(0, MOST).flatMap((code) => byCode.get(code) ?? []);
const nameOf = ({ code, days }: SnapshotCluster): Named => ({ code, name: days.register.nameVi });
const namesOf = (snapshot: Snapshot, codes: Iterable<string>): Named[] =>
  clustersOf(snapshot, codes).map(nameOf);
