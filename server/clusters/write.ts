import type { Identity, UnitSpan } from '../../shared/register.ts';
import type { Db } from '../db/open.ts';
import { type Recording, record } from '../history/record.ts';

export interface Registration {
  provinceId: string;
  id: string;
  cluster: Identity;
  units: UnitSpan[];
  /** What is recorded about it from then on, in time order. */
  recordings: readonly Recording[];
  /** Instant of registration (epoch ms) and who registers. */
  at: number;
  by: string | null;
}

/** Enter a cluster into the register: the start of its chain of events, and what follows it. */
export async function registerCluster(tx: Db, registration: Registration): Promise<void> {
  const { provinceId, id: clusterId, cluster, units, at, by } = registration;
  const registered: Recording = { at, by, event: { type: 'cluster.registered', cluster, units } };
  await record(tx, { provinceId, clusterId }, null, [registered, ...registration.recordings]);
}
