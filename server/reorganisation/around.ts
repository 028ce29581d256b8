import type { Day } from '../../shared/day.ts';
import { addDays } from '../../shared/day.ts';
import { groupBy } from '../../shared/lists.ts';
import type { Somebody } from '../../shared/people/hand-over.ts';
import { endingUnits, reorganisationDays } from '../../shared/people/reorganisation.ts';
import type { AroundSigning, DistrictOfficer, Passed } from '../../shared/people/reorganisation-command.ts';
import { unitOn } from '../../shared/register.ts';
import { readPeople } from '../assignments/read.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/open.ts';
import type { Snapshot, SnapshotCluster } from '../snapshot/snapshot.ts';
import { knownUnits } from '../units/read.ts';

/** What was known when it was asked: units and clusters of today's snapshot, people as they stand now. */
export interface Known extends AroundSigning {
  units: Awaited<ReturnType<typeof knownUnits>>;
  days: Day[];
  successors: ReadonlyMap<string, readonly string[]>;
  rows: ReadonlyMap<string, SnapshotCluster>;
}

type Place = Omit<Known, 'officers' | 'people'>;

/** Units and clusters, read before a transaction begins: the embedded database answers nobody else while one runs. */
export async function placesFor(ctx: Context, day: Day): Promise<Place> {
  const today = ctx.clock.today();
  const snapshot = await ctx.days.at(today);
  const units = await knownUnits(ctx.db, ctx.provinceId, today);
  const successors = endingUnits(units, day);
  const found = clustersIn(snapshot, successors, day);
  return {
    today,
    day,
    units,
    days: reorganisationDays(units),
    successors,
    ending: new Set(successors.keys()),
    clusters: new Map([...found].map(([code, { passed }]) => [code, passed])),
    rows: new Map([...found].map(([code, { cluster }]) => [code, cluster])),
    agencyOf: committees(snapshot),
  };
}

/** The same with the people, as they stand in a transaction. */
export async function withPeople(ctx: Context, places: Place, db: Db): Promise<Known> {
  const everybody = await readPeople({ ...ctx, db });
  return {
    ...places,
    officers: everybody.flatMap((one) => officerIn(one, places.successors)),
    people: new Map(everybody.map((one) => [one.id, one])),
  };
}

function officerIn(one: Somebody, ending: ReadonlyMap<string, unknown>): DistrictOfficer[] {
  const { person } = one.state;
  const district = person?.unitCode ?? null;
  if (person?.role !== 'area_committee' || district === null || !ending.has(district)) return [];
  return [{ ...one, district }];
}

/** Clusters that lie in a unit which ends, on its last day. */
function clustersIn(
  { clusters }: Snapshot,
  successors: ReadonlyMap<string, readonly string[]>,
  day: Day,
): Map<string, { passed: Passed; cluster: SnapshotCluster }> {
  return new Map(
    clusters.flatMap((cluster) => {
      const { units } = cluster.days.register;
      const district = unitOn(units, addDays(day, -1));
      const candidates = district === null ? undefined : successors.get(district);
      if (district === null || !candidates) return [];
      return [[cluster.code, { passed: { district, stated: unitOn(units, day), candidates }, cluster }]];
    }),
  );
}

function committees({ directory }: Snapshot): (unit: string) => string | null {
  const local = [...directory.organisations].filter(([, { kind }]) => kind === 'local_committee');
  const byUnit = groupBy(local, ([, { unitCode }]) => unitCode ?? '');
  return (unit) =>
    byUnit
      .get(unit)
      ?.map(([id]) => id)
      .sort()[0] ?? null;
}
