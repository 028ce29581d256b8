import type { Db } from '../db/open.ts';
import { cluster, clusterFact, clusterParty, clusterUnit } from '../db/schema.ts';
import { type Recording, record } from '../history/record.ts';

type Row<T extends { $inferInsert: unknown }> = Omit<T['$inferInsert'], 'provinceId' | 'clusterId'>;

export interface Registration {
  cluster: typeof cluster.$inferInsert;
  units: Row<typeof clusterUnit>[];
  parties: Row<typeof clusterParty>[];
  facts: Row<typeof clusterFact>[];
  /** What is recorded about it from then on, in time order. */
  recordings: readonly Recording[];
  /** Instant of registration (epoch ms) and who registers. */
  at: number;
  by: string | null;
}

/** Enter a cluster into the register: identity, units, parties, facts, and the start of its chain of events. */
export async function registerCluster(tx: Db, registration: Registration): Promise<void> {
  const { provinceId, id: clusterId, code, nameVi } = registration.cluster;
  const key = { provinceId, clusterId };
  await tx.insert(cluster).values(registration.cluster);
  const owned = <T>(rows: readonly T[]) => rows.map((row) => ({ ...row, ...key }));
  if (registration.units.length > 0) await tx.insert(clusterUnit).values(owned(registration.units));
  if (registration.parties.length > 0) await tx.insert(clusterParty).values(owned(registration.parties));
  if (registration.facts.length > 0) await tx.insert(clusterFact).values(owned(registration.facts));
  const registered: Recording = {
    at: registration.at,
    by: registration.by,
    event: { type: 'cluster.registered', code, name: nameVi },
  };
  await record(tx, key, null, [registered, ...registration.recordings]);
}
