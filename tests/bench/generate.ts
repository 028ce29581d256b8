import { getTableColumns, sql } from 'drizzle-orm';
import { type Random, randomFrom } from '../../seeds/random.ts';
import { registerCluster } from '../../server/clusters/write.ts';
import { type Db, inTransaction } from '../../server/db/open.ts';
import {
  cluster,
  clusterHead,
  clusterParty,
  clusterState,
  clusterUnit,
  duty,
  event,
  milestoneEntry,
  organisation,
  person,
  unit,
} from '../../server/db/schema.ts';
import type { Recording } from '../../server/history/record.ts';
import { PROVINCE } from '../../server/province.ts';
import { addDays, type Day, instantInHanoi } from '../../shared/day.ts';
import { quarterAround } from '../../shared/edtf.ts';
import type { MilestoneCode } from '../../shared/lifecycle.ts';
import type { Entry } from '../../shared/milestone.ts';
import type { Identity, Party } from '../../shared/register.ts';

/**
 * 10,000 clusters with 100 entries each, over as many units as 34 provinces have communes. The first 250 are written
 * through the server's own write side; the others get a place of their own and a copy of one of those histories, in
 * SQL, so that filling takes a minute and not a quarter of an hour. Deterministic.
 */
export interface Size {
  clusters: number;
  entriesEach: number;
}
export const FULL: Size = { clusters: 10_000, entriesEach: 100 };

const UNITS = 3_321;
const TEMPLATES = 250;
const START: Day = '2016-01-04';
const STEPS: MilestoneCode[] = [
  'in_plan',
  'established',
  'detailed_plan',
  'project_approved',
  'land_allocated',
  'construction_permit',
  'construction_started',
  'component_works',
  'works_accepted',
  'infrastructure_completed',
];

export async function generate(db: Db, size: Size, progress: (done: number) => void): Promise<void> {
  await db.insert(organisation).values({
    provinceId: PROVINCE,
    id: 'bench-investor',
    kind: 'investor',
    nameVi: 'CTCP Đo lường',
    nameEn: 'Bench JSC',
    provenance: 'illustrative',
  });
  for (let from = 0; from < UNITS; from += 1000) {
    await db.insert(unit).values(unitsFrom(from, Math.min(UNITS, from + 1000)));
  }
  const written = Math.min(size.clusters, TEMPLATES);
  for (let n = 0; n < written; n++) {
    await inTransaction(db, (tx) => oneCluster(tx, n, size.entriesEach));
    if ((n + 1) % 50 === 0) progress(n + 1);
  }
  for (let n = written; n < size.clusters; n += 500) await copies(db, n, Math.min(size.clusters, n + 500));
  progress(size.clusters);
  await makeManagers(db, size.clusters);
  await db.execute(sql`analyze`);
}

const unitCode = (n: number) => `b${String(n).padStart(4, '0')}`;

const unitsFrom = (from: number, to: number) =>
  Array.from({ length: to - from }, (_u, i) => ({
    provinceId: PROVINCE,
    code: unitCode(from + i),
    level: 'district' as const,
    kind: 'xa',
    nameVi: `Xã ${from + i}`,
    nameEn: `Commune ${from + i}`,
    validFrom: '2014-04-01',
    areaKm2: 40,
    labelLon: 105.8,
    labelLat: 21,
  }));

/** Eight people who update, each with their share of the clusters, so that eight clients write at once. */
export const MANAGERS = 8;
const managerOf = (n: number) => `bench-manager-${n % MANAGERS}`;
export const benchId = (n: number) => `bench-${String(n).padStart(5, '0')}`;
export const benchCode = (n: number) => `BN-${String(n).padStart(5, '0')}`;

async function makeManagers(db: Db, clusters: number): Promise<void> {
  await db.insert(person).values(
    Array.from({ length: MANAGERS }, (_m, i) => ({
      provinceId: PROVINCE,
      id: managerOf(i),
      organisationId: 'bench-investor',
      name: `Đo lường ${i}`,
      titleVi: 'Giám đốc dự án',
      titleEn: 'Project manager',
      provenance: 'illustrative' as const,
      role: 'project_manager' as const,
    })),
  );
  const duties = Array.from({ length: Math.min(clusters, 400) }, (_d, n) => ({
    provinceId: PROVINCE,
    id: `bench:${n}`,
    organisationId: 'bench-investor',
    clusterId: benchId(n),
    personId: managerOf(n),
    validFrom: START,
  }));
  await db.insert(duty).values(duties);
}

const identity = (n: number, random: Random): Identity => ({
  code: benchCode(n),
  nameVi: `Cụm công nghiệp ${placeName(random)} ${n}`,
  place: placeName(random),
  kind: 'industrial',
  precision: 'commune',
  confidence: 'single',
  placeholder: false,
  lat: 10 + random.between(0, 12e4) / 1e4,
  lon: 104 + random.between(0, 4e4) / 1e4,
});
const unitRow = (random: Random) => ({
  unitCode: unitCode(random.between(0, UNITS - 1)),
  validFrom: '2014-04-01',
  validTo: null,
});
const PARTY: Party = {
  organisationId: 'bench-investor',
  validFrom: START,
  validTo: null,
  provenance: 'illustrative',
  source: null,
};

async function oneCluster(tx: Db, n: number, entriesEach: number): Promise<void> {
  const random = randomFrom(`bench ${n}`);
  const [start, by] = [instantInHanoi(START, 8), 'p-department'];
  await registerCluster(tx, {
    provinceId: PROVINCE,
    id: benchId(n),
    cluster: identity(n, random),
    units: [unitRow(random)],
    recordings: [
      { at: start, by, event: { type: 'parties.recorded', parties: [PARTY] } },
      ...story(random, entriesEach),
    ],
    at: start,
    by,
  });
}

const HISTORY = [event, milestoneEntry, clusterState, clusterHead];

/** Clusters `from` to `to` (not included), each with the history of number n modulo TEMPLATES. */
async function copies(db: Db, from: number, to: number): Promise<void> {
  const numbers = Array.from({ length: to - from }, (_n, i) => from + i);
  const made = numbers.map((n) => ({ id: benchId(n), random: randomFrom(`bench ${n}`), n }));
  await db.insert(cluster).values(
    made.map(({ id, n, random }) => ({
      provinceId: PROVINCE,
      id,
      ...identity(n, random),
      registeredOn: START,
    })),
  );
  const of = (clusterId: string) => ({ provinceId: PROVINCE, clusterId });
  await db.insert(clusterUnit).values(made.map(({ id, random }) => ({ ...of(id), ...unitRow(random) })));
  await db.insert(clusterParty).values(made.map(({ id }) => ({ ...of(id), ...PARTY })));
  for (const table of HISTORY) {
    const columns = Object.values(getTableColumns(table)).map(({ name }) => name);
    const others = columns.filter((name) => name !== 'cluster_id').map((name) => sql.identifier(name));
    const list = sql.join(others, sql`, `);
    await db.execute(sql`insert into ${table} (cluster_id, ${list})
      select 'bench-' || lpad(n::text, 5, '0'), ${list} from generate_series(${from}::int, ${to - 1}::int) n
      join ${table} on cluster_id = 'bench-' || lpad((n % ${TEMPLATES}::int)::text, 5, '0')`);
  }
}

const SYLLABLES = [
  'An',
  'Bình',
  'Đông',
  'Hà',
  'Hòa',
  'Liên',
  'Long',
  'Minh',
  'Phú',
  'Tân',
  'Thanh',
  'Yên',
  'Xuân',
  'Vân',
];
const placeName = (random: Random) => `${random.pick(SYLLABLES)} ${random.pick(SYLLABLES)}`;

/** As many entries as asked, one an event: schedules at first, then forecasts, now and then something that happens. */
function story(random: Random, entries: number): Recording[] {
  const reached = random.between(1, STEPS.length - 2);
  const recordings: Recording[] = [];
  let day = START;
  let step = 0;
  const record = (entry: Entry) => {
    day = addDays(day, random.between(18, 42));
    recordings.push({
      at: instantInHanoi(day, 9),
      by: 'p-department',
      event: { type: 'milestones.recorded', entries: [entry] },
    });
  };
  const illustrative = { provenance: 'illustrative' } as const;
  for (const milestone of STEPS) {
    record({
      milestone,
      kind: 'baseline',
      date: quarterAround(addDays(day, 900 + random.between(0, 900))),
      ...illustrative,
    });
  }
  while (recordings.length < entries) {
    const next = STEPS[step] ?? 'infrastructure_completed';
    const due = step < reached && recordings.length > ((step + 1) * entries) / (reached + 2);
    if (due) {
      record({ milestone: next, kind: 'actual', date: day, ...illustrative });
      step += 1;
    } else {
      const date = quarterAround(addDays(day, random.between(60, 400)));
      record({ milestone: next, kind: 'forecast', date, reason: 'planning', ...illustrative });
    }
  }
  return recordings;
}
