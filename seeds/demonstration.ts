import { v5 as uuidv5 } from 'uuid';
import { registerCluster } from '../server/clusters/write.ts';
import { type Db, inTransaction } from '../server/db/open.ts';
import { duty, organisation, person, target, unit, unitCell, unitSuccession } from '../server/db/schema.ts';
import type { Recording } from '../server/history/record.ts';
import { createAccount } from '../server/people/write.ts';
import { PROVINCE } from '../server/province.ts';
import type { Day } from '../shared/day.ts';
import { lastDay } from '../shared/edtf.ts';
import type { ClusterEvent } from '../shared/events.ts';
import type { Fact, FactField, Party, UnitSpan } from '../shared/register.ts';
import { COMMUNES_FROM, DISTRICTS_TO } from '../shared/unit.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './accounts.ts';
import { type Chronicle, chronicleOf } from './chronicle.ts';
import { dutyOf, inventedName, investorPeople, officePeople, type SeedPeople } from './people.ts';
import { PLACEHOLDERS } from './placeholders.ts';
import {
  type RegisterRow,
  readCells,
  readRegister,
  readStatements,
  readSuccession,
  readUnits,
} from './register.ts';
import { DEMO_START } from './reports.ts';
import { instantOf } from './story.ts';
import { TARGETS } from './targets.ts';

/** Ids of the demonstration are the same on every machine. */
const NAMESPACE = '8d5a5b0e-6c1f-4f0f-9a53-0d1b7e0c4a11';
const idOf = (code: string) => uuidv5(code, NAMESPACE);

/** The investor whose project manager has the demonstration account. */
const DEMO_INVESTOR = 'CTCP Đầu tư Phát triển Xây dựng Việt Nam (VINADIC, AMACCAO)';

/** Load the demonstration into an empty database: the register as published, with an illustrative history. */
export async function loadDemonstration(
  db: Db,
  progress: (done: number, of: number) => void = () => {},
): Promise<void> {
  const units = readUnits();
  const statements = readStatements();
  const rows = [...readRegister(), ...PLACEHOLDERS];
  const offices = officePeople(units);
  const investors = investorPeople(rows.flatMap((row) => (row.investor ? [row.investor] : [])));
  await inTransaction(db, async (tx) => {
    await insertChunked(units, (chunk) => tx.insert(unit).values(chunk.map(ofProvince)));
    await insertChunked(readSuccession(), (chunk) => tx.insert(unitSuccession).values(chunk.map(ofProvince)));
    await insertChunked(readCells(), (chunk) => tx.insert(unitCell).values(chunk.map(ofProvince)));
    await tx.insert(target).values(TARGETS);
    await insertPeople(tx, offices);
    await insertPeople(tx, investors);
    for (const [i, row] of rows.entries()) {
      const chronicle = chronicleOf(row, statements);
      await register(tx, row, chronicle, investors.idOf);
      progress(i + 1, rows.length);
    }
    await insertAccounts(tx, investors.idOf.get(DEMO_INVESTOR) ?? '');
  });
}

const ofProvince = <T>(row: T) => ({ provinceId: PROVINCE, ...row });

async function insertChunked<T>(
  rows: readonly T[],
  insert: (chunk: T[]) => PromiseLike<unknown>,
): Promise<void> {
  for (let i = 0; i < rows.length; i += 1000) await insert(rows.slice(i, i + 1000));
}

async function insertPeople(tx: Db, { organisations, people, duties }: SeedPeople): Promise<void> {
  await tx.insert(organisation).values(organisations.map(ofProvince));
  await tx
    .insert(person)
    .values(people.map((row) => ({ ...row, provenance: 'illustrative' as const })).map(ofProvince));
  if (duties.length > 0) await tx.insert(duty).values(duties.map(ofProvince));
}

async function register(
  tx: Db,
  row: RegisterRow,
  chronicle: Chronicle,
  investorIds: ReadonlyMap<string | null, string>,
): Promise<void> {
  const id = idOf(row.code);
  const built =
    row.reading === 'established_2018_2020' || row.reading === 'later_2021_plus' || row.investor !== null;
  const investor = built ? (investorIds.get(row.investor) ?? null) : null;
  await registerCluster(tx, {
    provinceId: PROVINCE,
    id,
    cluster: {
      code: row.code,
      nameVi: row.name,
      place: row.place,
      kind: row.kind,
      lat: row.lat,
      lon: row.lon,
      precision: row.precision,
      confidence: row.confidence,
      placeholder: row.confidence === 'placeholder',
    },
    units: unitsOf(row),
    recordings: recordingsOf(row, chronicle, investor),
    at: instantOf(chronicle.registeredOn, row.code, -60),
    by: 'p-department',
  });
  // A project manager's scope is a duty for each cluster, not one for the whole company.
  if (investor)
    await tx
      .insert(duty)
      .values(ofProvince(dutyOf(investor, `p-${investor}`, [knownSince(chronicle), null], id)));
}

function unitsOf(row: RegisterRow): UnitSpan[] {
  const since = '2014-04-01';
  return [
    ...(row.districtCode ? [{ unitCode: row.districtCode, validFrom: since, validTo: DISTRICTS_TO }] : []),
    ...(row.communeCode ? [{ unitCode: row.communeCode, validFrom: COMMUNES_FROM, validTo: null }] : []),
  ];
}

/** What a decision states is known from its day on, not from the day on which the plan list named the cluster. */
const knownSince = ({ course, registeredOn }: Chronicle): Day =>
  course ? lastDay(course.established.date) : registeredOn;

/** Facts by the day on which they became known. */
function factsOf(row: RegisterRow, chronicle: Chronicle): Map<Day, Fact[]> {
  const registeredOn = knownSince(chronicle);
  const values: [FactField, string | null][] = [
    ['area_ha', row.areaHa],
    ['investment_vnd_bn', row.investment],
    ['decision_no', row.decisionNo],
    ['occupancy_pct', row.occupancy],
    ['status_reported', row.status],
    ['investor', row.investor],
  ];
  const stated = row.statusAsOf ? lastDay(row.statusAsOf) : DEMO_START;
  const recordedOn = stated < registeredOn ? registeredOn : stated > DEMO_START ? DEMO_START : stated;
  const facts = new Map<Day, Fact[]>();
  for (const [field, value] of values) {
    if (value === null) continue;
    const day = field === 'status_reported' || field === 'occupancy_pct' ? recordedOn : registeredOn;
    const fact: Fact = {
      id: field,
      field,
      value,
      statedFor: row.statusAsOf,
      source: row.source,
      confidence: row.confidence,
      provenance: 'sourced',
    };
    facts.set(day, [...(facts.get(day) ?? []), fact]);
  }
  return facts;
}

/** Everything that is recorded about a cluster after its registration, in time order. */
function recordingsOf(row: RegisterRow, chronicle: Chronicle, investor: string | null): Recording[] {
  const byDepartment = (day: Day, event: ClusterEvent): Recording => ({
    at: instantOf(day, row.code, -30),
    by: 'p-department',
    event,
  });
  const chapters = chronicle.chapters.map((chapter, i) => ({
    at: instantOf(chapter.day, row.code, i),
    by: chapter.by === 'manager' && investor ? `p-${investor}` : 'p-department',
    event: { type: 'milestones.recorded' as const, entries: chapter.entries },
  }));
  const parties = investor ? [partyOf(row, chronicle, investor)] : [];
  return [
    ...parties.map((party) => byDepartment(party.validFrom, { type: 'parties.recorded', parties: [party] })),
    ...[...factsOf(row, chronicle)].map(([day, facts]) =>
      byDepartment(day, { type: 'facts.recorded', facts }),
    ),
    ...chapters,
  ].sort((a, b) => a.at - b.at);
}

const partyOf = (row: RegisterRow, chronicle: Chronicle, organisationId: string): Party => ({
  organisationId,
  validFrom: knownSince(chronicle),
  validTo: null,
  provenance: row.investor ? 'sourced' : 'illustrative',
  source: row.investor ? row.source : null,
});

async function insertAccounts(tx: Db, demoInvestor: string): Promise<void> {
  const administrator = {
    id: 'p-administrator',
    organisationId: 'department',
    role: 'administrator' as const,
    unitCode: null,
    titleVi: 'Quản trị hệ thống',
    titleEn: 'System administrator',
    provenance: 'illustrative' as const,
    name: inventedName('p-administrator'),
  };
  await tx.insert(person).values(ofProvince(administrator));
  const now = instantOf('2025-03-31', 'accounts', 0);
  for (const { username, personId } of DEMO_ACCOUNTS) {
    const id = personId === 'p-investor-demo' ? `p-${demoInvestor}` : personId;
    await createAccount(tx, { personId: id, name: username, username, password: DEMO_PASSWORD }, now);
  }
}
