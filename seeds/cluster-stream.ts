import type { Recording } from '../server/log/record.ts';
import { addDays, type Day } from '../shared/day.ts';
import { lastDay } from '../shared/edtf.ts';
import type { Mover } from '../shared/lifecycle.ts';
import type { FacetEvent } from '../shared/log/event.ts';
import { streamOf } from '../shared/log/stream.ts';
import { type Fact, investorOn, type Party, type UnitSpan } from '../shared/register.ts';
import { COMMUNES_FROM, DISTRICTS_TO } from '../shared/unit.ts';
import type { Chronicle } from './chronicle.ts';
import { clearanceOf } from './clearance.ts';
import { disciplineOf } from './discipline.ts';
import { type Movers, obstaclesOf } from './obstacles.ts';
import { type Builders, dutyOf, type SeedDuty, SINCE } from './people.ts';
import { periodicalsOf } from './periodical.ts';
import { photosOf } from './photos.ts';
import { procedureOf } from './procedure.ts';
import type { RegisterRow, StatedFact } from './register.ts';
import { DEMO_START } from './reports.ts';
import { rowFacts, statedFact } from './row-facts.ts';
import { instantOf } from './story.ts';
import { paidBy, worksOf } from './works.ts';

export type Stream = { stream: string; recordings: Recording[] };

/** A cluster's stream, and the duties of the project managers it is assigned to. */
export function tell(
  row: RegisterRow,
  chronicle: Chronicle,
  { builders, facts }: { builders: Builders; facts: readonly StatedFact[] },
): { stream: Stream; duties: SeedDuty[] } {
  const parties = partiesOf(row, chronicle, builders);
  const entered: Recording = {
    at: instantOf(chronicle.registeredOn, row.code, -60),
    by: 'p-department',
    event: { type: 'register.entered', identity: identityOf(row), units: unitsOf(row) },
  };
  const mine = facts.filter(({ code }) => code === row.code);
  return {
    stream: {
      stream: streamOf('cluster', row.code),
      recordings: [entered, ...recordingsOf(row, chronicle, { parties, facts: mine })],
    },
    // A project manager's scope is a duty for each cluster, not one for the whole company.
    duties: parties.map(({ organisationId, validFrom, validTo }) =>
      dutyOf(organisationId, `p-${organisationId}`, [validFrom, validTo], row.code),
    ),
  };
}

export const identityOf = (row: RegisterRow) => ({
  nameVi: row.name,
  place: row.place,
  kind: row.kind,
  lat: row.lat,
  lon: row.lon,
  precision: row.precision,
  confidence: row.confidence,
  placeholder: row.confidence === 'placeholder',
});

export function unitsOf(row: RegisterRow): UnitSpan[] {
  return [
    ...(row.districtCode ? [{ unitCode: row.districtCode, validFrom: SINCE, validTo: DISTRICTS_TO }] : []),
    ...(row.communeCode ? [{ unitCode: row.communeCode, validFrom: COMMUNES_FROM, validTo: null }] : []),
  ];
}

/** What a decision states is known from its day on, not from the day on which the plan list named the cluster. */
const knownSince = ({ course, registeredOn }: Chronicle): Day =>
  course ? lastDay(course.established.date) : registeredOn;

/** The day on which what a row states for a date can have been known, and was entered. */
function statedOn(row: RegisterRow, from: Day): Day {
  // A source without a date can only be said to have been known by the day on which the register was compiled.
  const stated = row.statusAsOf ? lastDay(row.statusAsOf) : DEMO_START;
  return stated < from ? from : stated > DEMO_START ? DEMO_START : stated;
}

/** Facts by the day on which they became known: no value before the source that states it. */
function factsOf(row: RegisterRow, chronicle: Chronicle, stated: readonly StatedFact[]): Map<Day, Fact[]> {
  const registeredOn = knownSince(chronicle);
  const known = statedOn(row, registeredOn);
  const facts = new Map<Day, Fact[]>();
  const add = (day: Day, fact: Fact) => facts.set(day, [...(facts.get(day) ?? []), fact]);
  for (const fact of rowFacts(row))
    add(fact.field === 'decision_no' && row.decisionDate ? registeredOn : known, fact);
  for (const line of stated)
    add(line.recordedOn < registeredOn ? registeredOn : line.recordedOn, statedFact(line));
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

interface Known {
  parties: readonly Party[];
  facts: readonly StatedFact[];
}

/** Everything that is recorded about a cluster after its registration, in time order. */
function recordingsOf(row: RegisterRow, chronicle: Chronicle, { parties, facts }: Known): Recording[] {
  const byDepartment = (day: Day, event: FacetEvent): Recording => ({
    at: instantOf(day, row.code, -30),
    by: 'p-department',
    event,
  });
  const chapters = chronicle.chapters.map((chapter, i) => ({
    at: instantOf(chapter.day, row.code, i),
    by: moversOf(row, investorOn(parties, chapter.day))(SAID_BY[chapter.by])?.person ?? 'p-department',
    event: { type: 'milestones.recorded', entries: chapter.entries },
  }));
  const movers = moversOf(row, investorOn(parties, DEMO_START));
  const obstacles = obstaclesOf(row.code, chronicle, movers).map(({ day, by, event }, i) => ({
    at: instantOf(day, row.code, 300 + i),
    by: movers(by)?.person ?? 'p-department',
    event,
  }));
  const cleared = clearanceOf({ ...row, facts }, chronicle).map(({ day, by, event }, i) => ({
    at: instantOf(day, row.code, 150 + i),
    by: moversOf(row, investorOn(parties, day))(by)?.person ?? 'p-department',
    event,
  }));
  const told = worksOf(row, chronicle);
  const built = told.map(({ day, by, event }, i) => ({
    at: instantOf(day, row.code, 120 + i),
    by: moversOf(row, investorOn(parties, day))(by)?.person ?? 'p-department',
    event,
  }));
  const paid = (day: Day) => paidBy(told, day);
  const periodicals = periodicalsOf(row, chronicle, paid).map(({ day, event }, i) => ({
    at: instantOf(day, row.code, 200 + i),
    by: moversOf(row, investorOn(parties, day))('investor')?.person ?? 'p-department',
    event,
  }));
  const photos = photosOf(row, chronicle).map(({ day, event }, i) => ({
    at: instantOf(day, row.code, 400 + i),
    by: moversOf(row, investorOn(parties, day))('investor')?.person ?? 'p-department',
    event,
  }));
  const disciplines = disciplineOf(row.code, chronicle).map(({ day, by, event }, i) => ({
    at: instantOf(day, row.code, 100 + i),
    by: moversOf(row, investorOn(parties, day))(by)?.person ?? 'p-department',
    event,
  }));
  const climbed = procedureOf(row.code).map(({ day, by, event }, i) => ({
    at: instantOf(day, row.code, 50 + i),
    by: movers(by)?.person ?? 'p-department',
    event,
  }));
  return [
    ...parties.map((party) => byDepartment(party.validFrom, { type: 'register.parties', parties: [party] })),
    ...[...factsOf(row, chronicle, facts)].map(([day, said]) =>
      byDepartment(day, { type: 'register.facts', facts: said }),
    ),
    ...chapters,
    ...obstacles,
    ...cleared,
    ...built,
    ...periodicals,
    ...photos,
    ...disciplines,
    ...climbed,
  ].sort((a, b) => a.at - b.at);
}

const SAID_BY = {
  department: 'department',
  manager: 'investor',
  committee: 'local_committee',
} as const satisfies Record<Chronicle['chapters'][number]['by'], Mover>;

/**
 * Who builds it: the stand-in of its district from the decision on, and whom a source names from the day on which the
 * source can have been known.
 */
function partiesOf(row: RegisterRow, chronicle: Chronicle, builders: Builders): Party[] {
  const isBuilt = row.reading === 'established_2018_2020' || row.reading === 'later_2021_plus';
  if (!isBuilt && row.investor === null) return [];
  const since = knownSince(chronicle);
  const named = row.investor === null ? undefined : builders.named.get(row.investor);
  const stated = statedOn(row, since);
  const party = (organisationId: string, from: Day, to: Day | null): Party => ({
    organisationId,
    validFrom: from,
    validTo: to,
    provenance: organisationId === named ? 'sourced' : 'illustrative',
    source: organisationId === named ? row.source : null,
  });
  if (named === undefined) return [party(builders.standIn(row.districtCode), since, null)];
  return stated > since && isBuilt
    ? [party(builders.standIn(row.districtCode), since, addDays(stated, -1)), party(named, stated, null)]
    : [party(named, stated, null)];
}
