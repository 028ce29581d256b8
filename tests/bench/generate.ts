import { getTableColumns, sql } from 'drizzle-orm';
import { type Random, randomFrom } from '../../seeds/random.ts';
import { readCells } from '../../seeds/register.ts';
import { type Db, inTransaction } from '../../server/db/open.ts';
import { event, facetHead, milestonesDay, registerDay } from '../../server/db/schema.ts';
import { type Recording, recordNew } from '../../server/log/record.ts';
import { PROVINCE } from '../../server/province.ts';
import { addDays, type Day, instantInHanoi } from '../../shared/day.ts';
import { quarterAround } from '../../shared/edtf.ts';
import { centreOf } from '../../shared/hexgrid.ts';
import type { MilestoneCode } from '../../shared/lifecycle.ts';
import type { Entry } from '../../shared/milestone.ts';
import { type Identity, type Party, register, type UnitSpan } from '../../shared/register.ts';
import { COMMUNES_FROM, DISTRICTS_TO } from '../../shared/unit.ts';

/**
 * 10,000 clusters with 100 entries each, beside as many units as 34 provinces have communes; they lie on the cells of
 * the schematic map, so that all of them are there to be panned over and played. The first 250 are written
 * through the server's own write side; the others get a register entry of their own and a copy of one of those
 * histories, in SQL, so that filling takes a minute and not a quarter of an hour. Deterministic.
 */
export interface Size {
  clusters: number;
  entriesEach: number;
}
export const FULL: Size = { clusters: 10_000, entriesEach: 100 };

const UNITS = 3_321;
const TEMPLATES = 250;
const START: Day = '2016-01-04';
const AT = instantInHanoi(START, 8);
export const INVESTOR = 'bench-investor';
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
  await inTransaction(db, (tx) =>
    recordNew(tx, PROVINCE, [investorStream(), ...unitStreams(), ...managerStreams(size.clusters)]),
  );
  const written = Math.min(size.clusters, TEMPLATES);
  for (let n = 0; n < written; n += 50) {
    const numbers = Array.from({ length: Math.min(50, written - n) }, (_n, i) => n + i);
    await inTransaction(db, (tx) =>
      recordNew(
        tx,
        PROVINCE,
        numbers.map((number) => clusterStream(number, size.entriesEach)),
      ),
    );
    progress(n + numbers.length);
  }
  for (let n = written; n < size.clusters; n += 500) await copies(db, n, Math.min(size.clusters, n + 500));
  progress(size.clusters);
  await db.execute(sql`analyze`);
}

const recorded = (stream: string, ...events: Recording['event'][]) => ({
  stream,
  recordings: events.map((said) => ({ at: AT, by: null, event: said })),
});

const investorStream = () =>
  recorded(`organisation:${INVESTOR}`, {
    type: 'organisation.recorded',
    organisation: {
      kind: 'investor',
      nameVi: 'CTCP Đo lường',
      nameEn: 'Bench JSC',
      unitCode: null,
      provenance: 'illustrative',
      closed: false,
    },
  });

const unitCode = (n: number) => `b${String(n).padStart(4, '0')}`;

const unitStreams = () =>
  Array.from({ length: UNITS }, (_u, n) =>
    recorded(`unit:${unitCode(n)}`, {
      type: 'unit.recorded',
      unit: {
        level: 'district',
        kind: 'xa',
        nameVi: `Xã ${n}`,
        nameEn: `Commune ${n}`,
        validFrom: '2014-04-01',
        validTo: null,
        areaKm2: 40,
        labelLon: 105.8,
        labelLat: 21,
        predecessors: [],
      },
    }),
  );

/** Eight people who update, each with their share of the clusters, so that eight clients write at once. */
export const MANAGERS = 8;
export const benchCode = (n: number) => `BN-${String(n).padStart(5, '0')}`;
const streamOf = (n: number) => `cluster:${benchCode(n)}`;

const managerStreams = (clusters: number) =>
  Array.from({ length: MANAGERS }, (_m, i) => {
    const person = {
      name: `Đo lường ${i}`,
      titleVi: 'Giám đốc dự án',
      titleEn: 'Project manager',
      organisationId: INVESTOR,
      role: 'project_manager',
      unitCode: null,
      provenance: 'illustrative',
    };
    const duties = Array.from({ length: Math.min(clusters, 400) }, (_d, n) => n)
      .filter((n) => n % MANAGERS === i)
      .map((n) => ({ organisationId: INVESTOR, cluster: benchCode(n), validFrom: START, validTo: null }));
    return recorded(
      `person:bench-manager-${i}`,
      { type: 'person.recorded', person },
      { type: 'person.assigned', duties },
    );
  });

const CELLS = readCells();
/** The cells in an order that is spread over the map; every cluster has one, most cells have three. */
const cellOf = (n: number) =>
  CELLS[(n * 1_009) % CELLS.length] ?? { q: 0, r: 0, districtCode: '', communeCode: '' };
/** A position lies off the middle of its cell by at most so much, in degrees. */
const OFF = 0.004;

function identityOf(n: number, random: Random): Identity {
  const [lon, lat] = centreOf(cellOf(n));
  const off = () => (random.between(-100, 100) / 100) * OFF;
  return {
    nameVi: `Cụm công nghiệp ${placeName(random)} ${n}`,
    place: placeName(random),
    kind: 'industrial',
    precision: 'commune',
    confidence: 'single',
    placeholder: false,
    lat: lat + off(),
    lon: lon + off(),
  };
}
const unitsOf = (n: number): UnitSpan[] => {
  const { districtCode, communeCode } = cellOf(n);
  return [
    { unitCode: districtCode, validFrom: '2014-04-01', validTo: DISTRICTS_TO },
    { unitCode: communeCode, validFrom: COMMUNES_FROM, validTo: null },
  ];
};
const PARTY: Party = {
  organisationId: INVESTOR,
  validFrom: START,
  validTo: null,
  provenance: 'illustrative',
  source: null,
};

function clusterStream(n: number, entriesEach: number) {
  const random = randomFrom(`bench ${n}`);
  const by = 'p-department';
  const entered = { type: 'register.entered', identity: identityOf(n, random), units: unitsOf(n) };
  return {
    stream: streamOf(n),
    recordings: [
      { at: AT, by, event: entered },
      { at: AT, by, event: { type: 'register.parties', parties: [PARTY] } },
      ...story(random, entriesEach),
    ],
  };
}

const HISTORY = [event, milestonesDay, facetHead];

/** Clusters `from` to `to` (not included), each with the history of number n modulo TEMPLATES. */
async function copies(db: Db, from: number, to: number): Promise<void> {
  for (const table of HISTORY) {
    const names = Object.values(getTableColumns(table))
      .map(({ name }) => name)
      .filter((name) => name !== 'stream' && name !== 'xid');
    const list = sql.join(
      names.map((name) => sql.identifier(name)),
      sql`, `,
    );
    const only = table === facetHead ? sql`and ${facetHead.facet} <> 'register'` : sql``;
    await db.execute(sql`insert into ${table} (stream, ${list})
      select 'cluster:BN-' || lpad(n::text, 5, '0'), ${list} from generate_series(${from}::int, ${to - 1}::int) n
      join ${table} on stream = 'cluster:BN-' || lpad((n % ${TEMPLATES}::int)::text, 5, '0') ${only}`);
  }
  const made = Array.from({ length: to - from }, (_n, i) => {
    const n = from + i;
    const random = randomFrom(`bench ${n}`);
    const state = { ...register.empty, identity: identityOf(n, random), units: unitsOf(n), version: 2 };
    return { stream: streamOf(n), state: { ...state, parties: [PARTY] } };
  });
  const key = { provinceId: PROVINCE, seq: 2 };
  await db.insert(facetHead).values(made.map((row) => ({ ...key, ...row, facet: 'register' })));
  await db
    .insert(registerDay)
    .values(made.map(({ stream, state }) => ({ ...key, stream, fromDay: START, ...register.day(state) })));
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
  const say = (entry: Entry) => {
    day = addDays(day, random.between(18, 42));
    recordings.push({
      at: instantInHanoi(day, 9),
      by: 'p-department',
      event: { type: 'milestones.recorded', entries: [entry] },
    });
  };
  const illustrative = { provenance: 'illustrative' } as const;
  for (const milestone of STEPS) {
    const date = quarterAround(addDays(day, 900 + random.between(0, 900)));
    say({ milestone, kind: 'baseline', date, ...illustrative });
  }
  while (recordings.length < entries) {
    const next = STEPS[step] ?? 'infrastructure_completed';
    const due = step < reached && recordings.length > ((step + 1) * entries) / (reached + 2);
    if (due) {
      say({ milestone: next, kind: 'actual', date: day, ...illustrative });
      step += 1;
    } else {
      const date = quarterAround(addDays(day, random.between(60, 400)));
      say({ milestone: next, kind: 'forecast', date, reason: 'planning', ...illustrative });
    }
  }
  return recordings;
}
