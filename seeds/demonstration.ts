import { type Db, inTransaction } from '../server/db/open.ts';
import { unitCell } from '../server/db/schema.ts';
import { type Recording, recordNew } from '../server/log/record.ts';
import { createAccount } from '../server/people/write.ts';
import { PROVINCE } from '../server/province.ts';
import { type Day, instantInHanoi } from '../shared/day.ts';
import { lastDay } from '../shared/edtf.ts';
import type { Mover } from '../shared/lifecycle.ts';
import type { FacetEvent } from '../shared/log/event.ts';
import { streamOf } from '../shared/log/stream.ts';
import type { Fact, FactField, Party, UnitSpan } from '../shared/register.ts';
import { COMMUNES_FROM, DISTRICTS_TO } from '../shared/unit.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './accounts.ts';
import { type Chronicle, chronicleOf } from './chronicle.ts';
import { type Movers, obstaclesOf } from './obstacles.ts';
import {
  dutyOf,
  inventedName,
  investorPeople,
  officePeople,
  type SeedDuty,
  type SeedPeople,
} from './people.ts';
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

/** The investor whose project manager has the demonstration account. */
const DEMO_INVESTOR = 'CTCP Đầu tư Phát triển Xây dựng Việt Nam (VINADIC, AMACCAO)';

/** Units, agencies and their people are on record from here on. */
export const SINCE: Day = '2014-04-01';

type Stream = { stream: string; recordings: Recording[] };

/** Clusters written in one go. */
const TOGETHER = 20;

/** Load the demonstration into an empty database: the register as published, with an illustrative history. */
export async function loadDemonstration(
  db: Db,
  progress: (done: number, of: number) => void = () => {},
): Promise<void> {
  const units = readUnits();
  const statements = readStatements();
  const rows = [...readRegister(), ...PLACEHOLDERS];
  const investors = investorPeople(rows.flatMap((row) => (row.investor ? [row.investor] : [])));
  const told = rows.map((row) => tell(row, chronicleOf(row, statements), investors.idOf));
  const offices = officePeople(units);
  const demoInvestor = investors.idOf.get(DEMO_INVESTOR) ?? '';
  const accounts = DEMO_ACCOUNTS.map(({ username, personId }) => ({
    username,
    personId: personId === 'p-investor-demo' ? `p-${demoInvestor}` : personId,
  }));
  await inTransaction(db, async (tx) => {
    await recordNew(tx, PROVINCE, [...unitStreams(units), ...targetStreams()]);
    for (const cells of chunks(readCells(), 1000)) {
      await tx.insert(unitCell).values(cells.map((cell) => ({ provinceId: PROVINCE, ...cell })));
    }
    const duties = told.flatMap(({ duty }) => (duty ? [duty] : []));
    await recordNew(tx, PROVINCE, [
      ...peopleStreams(offices, [], accounts),
      ...peopleStreams(investors, duties, accounts),
      administratorStream(accounts),
    ]);
    let done = 0;
    progress(done, told.length);
    for (const some of chunks(told, TOGETHER)) {
      await recordNew(
        tx,
        PROVINCE,
        some.map(({ stream }) => stream),
      );
      done += some.length;
      progress(done, told.length);
    }
    const now = instantOf(DEMO_START, 'accounts', 0);
    for (const { username, personId } of accounts) {
      await createAccount(tx, { personId, name: username, username, password: DEMO_PASSWORD }, now);
    }
  });
}

const chunks = <T>(rows: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(rows.length / size) }, (_c, i) => rows.slice(i * size, (i + 1) * size));

/** Recorded by the installation itself, on a day. */
const since = (day: Day, event: FacetEvent): Recording => ({ at: instantInHanoi(day, 0), by: null, event });

function unitStreams(units: ReturnType<typeof readUnits>): Stream[] {
  const succession = readSuccession();
  return units.map(({ code, ...unit }) => {
    const predecessors = succession
      .filter(({ toCode }) => toCode === code)
      .map(({ fromCode, shareOfSuccessor }) => ({ code: fromCode, share: shareOfSuccessor }));
    const event = { type: 'unit.recorded', unit: { ...unit, predecessors } };
    return { stream: streamOf('unit', code), recordings: [since(SINCE, event)] };
  });
}

/** Targets are known from the day on which their document was published. */
const targetStreams = (): Stream[] =>
  TARGETS.map(({ code, ...target }) => ({
    stream: streamOf('target', code),
    recordings: [since(lastDay(target.publishedOn), { type: 'target.recorded', target })],
  }));

type Account = { username: string; personId: string };

function peopleStreams(
  { organisations, people, duties }: SeedPeople,
  more: readonly SeedDuty[],
  accounts: readonly Account[],
): Stream[] {
  return [
    ...organisations.map(({ id, ...organisation }) => ({
      stream: streamOf('organisation', id),
      recordings: [
        since(SINCE, { type: 'organisation.recorded', organisation: { ...organisation, closed: false } }),
      ],
    })),
    ...people.map(({ id, ...said }) => {
      const mine = [...duties, ...more].filter(({ personId }) => personId === id);
      return personStream(id, { ...said, provenance: 'illustrative' }, mine, accounts);
    }),
  ];
}

function personStream(
  id: string,
  person: object,
  duties: readonly SeedDuty[],
  accounts: readonly Account[],
): Stream {
  const account = accounts.find(({ personId }) => personId === id);
  // A duty is known from its first day on, but for those that begin after the demonstration's day.
  const knownOn = ({ validFrom }: SeedDuty) => (validFrom > DEMO_START ? DEMO_START : validFrom);
  const days = [...new Set(duties.map(knownOn))].sort();
  return {
    stream: streamOf('person', id),
    recordings: [
      since(SINCE, { type: 'person.recorded', person }),
      ...days.map((day) => {
        const assigned = duties
          .filter((duty) => knownOn(duty) === day)
          .map(({ personId: _p, ...duty }) => duty);
        const event = { type: 'person.assigned', duties: assigned };
        return since(day, event);
      }),
      ...(account
        ? [since(DEMO_START, { type: 'person.account', username: account.username, change: 'opened' })]
        : []),
    ],
  };
}

const administratorStream = (accounts: readonly Account[]): Stream =>
  personStream(
    'p-administrator',
    {
      name: inventedName('p-administrator'),
      titleVi: 'Quản trị hệ thống',
      titleEn: 'System administrator',
      organisationId: 'department',
      role: 'administrator',
      unitCode: null,
      provenance: 'illustrative',
    },
    [],
    accounts,
  );

/** A cluster's stream, and the duty of the project manager it is assigned to. */
function tell(
  row: RegisterRow,
  chronicle: Chronicle,
  investorIds: ReadonlyMap<string | null, string>,
): { stream: Stream; duty: SeedDuty | null } {
  const built =
    row.reading === 'established_2018_2020' || row.reading === 'later_2021_plus' || row.investor !== null;
  const investor = built ? (investorIds.get(row.investor) ?? null) : null;
  const entered: Recording = {
    at: instantOf(chronicle.registeredOn, row.code, -60),
    by: 'p-department',
    event: { type: 'register.entered', identity: identityOf(row), units: unitsOf(row) },
  };
  return {
    stream: {
      stream: streamOf('cluster', row.code),
      recordings: [entered, ...recordingsOf(row, chronicle, investor)],
    },
    // A project manager's scope is a duty for each cluster, not one for the whole company.
    duty: investor ? dutyOf(investor, `p-${investor}`, [knownSince(chronicle), null], row.code) : null,
  };
}

const identityOf = (row: RegisterRow) => ({
  nameVi: row.name,
  place: row.place,
  kind: row.kind,
  lat: row.lat,
  lon: row.lon,
  precision: row.precision,
  confidence: row.confidence,
  placeholder: row.confidence === 'placeholder',
});

function unitsOf(row: RegisterRow): UnitSpan[] {
  return [
    ...(row.districtCode ? [{ unitCode: row.districtCode, validFrom: SINCE, validTo: DISTRICTS_TO }] : []),
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

/** Whose move something is in a cluster of the demonstration: agencies and people as people.ts names them. */
const moversOf =
  (row: RegisterRow, investor: string | null): Movers =>
  (mover: Mover) => {
    const organisation = {
      investor,
      local_committee: row.districtCode && `committee-${row.districtCode}`,
      department: 'department',
      city_committee: 'city',
    }[mover];
    return organisation ? { organisation, person: `p-${organisation}` } : null;
  };

/** Everything that is recorded about a cluster after its registration, in time order. */
function recordingsOf(row: RegisterRow, chronicle: Chronicle, investor: string | null): Recording[] {
  const byDepartment = (day: Day, event: FacetEvent): Recording => ({
    at: instantOf(day, row.code, -30),
    by: 'p-department',
    event,
  });
  const chapters = chronicle.chapters.map((chapter, i) => ({
    at: instantOf(chapter.day, row.code, i),
    by: chapter.by === 'manager' && investor ? `p-${investor}` : 'p-department',
    event: { type: 'milestones.recorded', entries: chapter.entries },
  }));
  const movers = moversOf(row, investor);
  const obstacles = obstaclesOf(row.code, chronicle, movers).map(({ day, by, event }, i) => ({
    at: instantOf(day, row.code, 300 + i),
    by: movers(by)?.person ?? 'p-department',
    event,
  }));
  const parties = investor ? [partyOf(row, chronicle, investor)] : [];
  return [
    ...parties.map((party) => byDepartment(party.validFrom, { type: 'register.parties', parties: [party] })),
    ...[...factsOf(row, chronicle)].map(([day, facts]) =>
      byDepartment(day, { type: 'register.facts', facts }),
    ),
    ...chapters,
    ...obstacles,
  ].sort((a, b) => a.at - b.at);
}

const partyOf = (row: RegisterRow, chronicle: Chronicle, organisationId: string): Party => ({
  organisationId,
  validFrom: knownSince(chronicle),
  validTo: null,
  provenance: row.investor ? 'sourced' : 'illustrative',
  source: row.investor ? row.source : null,
});
