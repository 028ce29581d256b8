import { and, eq } from 'drizzle-orm';
import { owesReports } from '../../shared/delay.ts';
import type { Stage } from '../../shared/lifecycle.ts';
import { idOf } from '../../shared/log/stream.ts';
import { dutiesFrom, mayHaveClusters, type Somebody } from '../../shared/people/hand-over.ts';
import { handover } from '../../shared/people/handover.ts';
import { type PersonState, persons } from '../../shared/people/person.ts';
import { postFor } from '../../shared/people/responsible.ts';
import { compareVietnamese } from '../../shared/text.ts';
import type { Context, Reading } from '../context.ts';
import type { Db } from '../db/open.ts';
import { facetHead } from '../db/schema.ts';
import { readStates } from '../log/read.ts';
import type { Snapshot, SnapshotCluster } from '../snapshot/snapshot.ts';

export interface ClusterHeld {
  code: string;
  name: string;
  unit: string | null;
  stage: Stage;
}

/** A project manager, with the clusters that are theirs today or will be. */
export interface ManagerLine {
  id: string;
  name: string;
  titleVi: string;
  titleEn: string;
  /** none: nobody has made one yet. */
  account: 'open' | 'closed' | 'none';
  /** Clusters can be handed to them. */
  mayReceive: boolean;
  clusters: ClusterHeld[];
  version: number;
}

/** A cluster that owes reports and has nobody to give them. */
export interface OrphanLine extends ClusterHeld {
  investorVi: string | null;
  investorEn: string | null;
  /** Whose account is closed, although it is still theirs; null: it is nobody's. */
  closed: string | null;
  version: number;
}

export interface Assignments {
  managers: ManagerLine[];
  orphans: OrphanLine[];
}

export async function assignments(ctx: Context): Promise<Assignments> {
  const today = ctx.clock.today();
  const snapshot = await ctx.days.at(today);
  const people = (await readPeople(ctx)).filter(({ state }) => state.person?.role === 'project_manager');
  const managers = people.map(({ id, state }) => managerLine({ id, state }, snapshot));
  return {
    managers: managers.sort((a, b) => compareVietnamese(a.name, b.name) || (a.id < b.id ? -1 : 1)),
    orphans: await orphansIn(ctx, snapshot, people),
  };
}

/** Everybody there ever was, as on record now. */
export async function readPeople({ db, provinceId }: Reading): Promise<Somebody[]> {
  const rows = await db
    .select({ stream: facetHead.stream, state: facetHead.state })
    .from(facetHead)
    .where(and(eq(facetHead.provinceId, provinceId), eq(facetHead.facet, persons.name)));
  return rows.map(({ stream, state }) => ({ id: idOf(stream), state: state as PersonState }));
}

function managerLine({ id, state }: Somebody, { byCode, judgedOn }: Snapshot): ManagerLine {
  const codes = new Set(dutiesFrom(state.duties, judgedOn).map(({ cluster }) => cluster));
  return {
    id,
    name: state.person?.name ?? '',
    titleVi: state.person?.titleVi ?? '',
    titleEn: state.person?.titleEn ?? '',
    account: state.open ? 'open' : state.username === null ? 'none' : 'closed',
    mayReceive: mayHaveClusters(state, judgedOn),
    clusters: [...codes]
      .sort()
      .flatMap((code) => byCode.get(code) ?? [])
      .map(heldOf),
    version: state.version,
  };
}

const heldOf = ({ code, days, unit }: SnapshotCluster): ClusterHeld => ({
  code,
  name: days.register.nameVi,
  unit,
  stage: days.milestones.stage,
});

async function orphansIn(
  { db, provinceId }: Context,
  snapshot: Snapshot,
  people: readonly Somebody[],
): Promise<OrphanLine[]> {
  const states = new Map(people.map(({ id, state }) => [id, state]));
  const left = snapshot.clusters.flatMap((cluster) => {
    if (!owesReports(cluster.days.milestones.stage)) return [];
    const id = managerOf(snapshot, cluster);
    const state = id === null ? undefined : states.get(id);
    const isClosed = state !== undefined && !mayHaveClusters(state, snapshot.judgedOn);
    return id === null || isClosed ? [{ cluster, closed: isClosed ? (state.person?.name ?? '') : null }] : [];
  });
  const streams = left.map(({ cluster }) => cluster.stream);
  const known = await readStates(db, handover, { provinceId, streams });
  return left.map(({ cluster, closed }) => {
    const investor = snapshot.directory.organisations.get(cluster.investor ?? '');
    return {
      ...heldOf(cluster),
      investorVi: investor?.nameVi ?? null,
      investorEn: investor?.nameEn ?? null,
      closed,
      version: handover.version(known.get(cluster.stream) ?? handover.empty, 'manager'),
    };
  });
}

/** Who answers for a cluster at the agency that builds it; null where nobody does. */
export const managerOf = ({ directory }: Snapshot, { investor, code }: SnapshotCluster): string | null =>
  investor === null ? null : (postFor(directory, investor, code)?.id ?? null);

/** Somebody by id, as on record in a transaction; null where nobody is. */
export async function findSomebody(db: Db, provinceId: string, id: string): Promise<Somebody | null> {
  const stream = `person:${id}`;
  const state = (await readStates(db, persons, { provinceId, streams: [stream] })).get(stream);
  return state ? { id, state } : null;
}
