import type { Day } from '../../shared/day.ts';
import { streamOf } from '../../shared/log/stream.ts';
import type { Organisation } from '../../shared/people/organisation.ts';
import { amountOf, asksIn } from '../../shared/programme.ts';
import { type TargetDay, type TargetEvent, type TargetSaid, targets } from '../../shared/programmes/facet.ts';
import type { Context } from '../context.ts';
import { readLines, readStates } from '../log/read.ts';
import type { CountedTarget, Snapshot } from '../snapshot/snapshot.ts';

/** A target as whoever changes it sees it, with how it counts today. */
export interface ManagedTarget extends TargetDay {
  code: string;
  version: number;
  cohortSize: number;
  achieved: number;
}

export interface ManagedTargets {
  open: ManagedTarget[];
  closed: ManagedTarget[];
  /** Who builds or has built any cluster: what a rule can ask for. */
  investors: ({ id: string } & Pick<Organisation, 'nameVi' | 'nameEn'>)[];
}

/** All targets as they stand now, those that count first, then those that have been closed, the last first. */
export async function managedTargets(ctx: Context): Promise<ManagedTargets> {
  const snapshot = await ctx.days.at(ctx.clock.today());
  const [open, closed] = [snapshot.targets, snapshot.pastTargets()];
  const streams = [...open, ...closed].map(({ target }) => streamOf('target', target.code));
  const states = await readStates(ctx.db, targets, { provinceId: ctx.provinceId, streams });
  const managed = ({ target, count }: CountedTarget): ManagedTarget => ({
    ...target,
    version: targets.version(states.get(streamOf('target', target.code)) ?? targets.empty, target.code),
    cohortSize: count.cohort.length,
    achieved: amountOf(target.metric, count),
  });
  return { open: open.map(managed), closed: closed.map(managed), investors: investorsIn(snapshot) };
}

function investorsIn({ clusters, directory }: Snapshot): ManagedTargets['investors'] {
  const ids = new Set(
    clusters.flatMap(({ days }) => days.register.parties.map(({ organisationId }) => organisationId)),
  );
  return [...ids].sort().flatMap((id) => {
    const known = directory.organisations.get(id);
    return known ? [{ id, nameVi: known.nameVi, nameEn: known.nameEn }] : [];
  });
}

/** One word in the history of a target: who said it, when and why, and the whole target as it was from then on. */
export interface TargetLine {
  recordedAt: string;
  by: string | null;
  reason: string | null;
  copiedFrom: string | null;
  target: TargetSaid;
}

/** No history that is read is longer. */
const MOST_LINES = 100;

export interface TargetHistory {
  /** The last first. */
  lines: TargetLine[];
  /** Who is named in rules. */
  investors: ManagedTargets['investors'];
}

/** What was said of a target up to a day. */
export async function targetHistory(ctx: Context, code: string, asOf: Day): Promise<TargetHistory> {
  const key = { provinceId: ctx.provinceId, stream: streamOf('target', code) };
  const said = await readLines(ctx.db, key, asOf, [targets.name]);
  const lines = said
    .slice(-MOST_LINES)
    .reverse()
    .map(({ recordedAt, by, event }): TargetLine => {
      const { target, reason, copiedFrom } = event as TargetEvent;
      return { recordedAt, by, reason, copiedFrom, target };
    });
  const isNamed = ({ target }: TargetLine) => asksIn(target.cohort).some((rule) => 'investors' in rule);
  const investors = lines.some(isNamed) ? investorsIn(await ctx.days.at(ctx.clock.today())) : [];
  return { lines, investors };
}
