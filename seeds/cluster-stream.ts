import type { Recording } from '../server/log/record.ts';
import type { Day } from '../shared/day.ts';
import { lastDay } from '../shared/edtf.ts';
import type { Mover } from '../shared/lifecycle.ts';
import type { FacetEvent } from '../shared/log/event.ts';
import { streamOf } from '../shared/log/stream.ts';
import type { Fact, FactField, Party, UnitSpan } from '../shared/register.ts';
import { COMMUNES_FROM, DISTRICTS_TO } from '../shared/unit.ts';
import type { Chronicle } from './chronicle.ts';
import { type Movers, obstaclesOf } from './obstacles.ts';
import { dutyOf, type SeedDuty, SINCE } from './people.ts';
import type { RegisterRow } from './register.ts';
import { DEMO_START } from './reports.ts';
import { instantOf } from './story.ts';

export type Stream = { stream: string; recordings: Recording[] };

/** A cluster's stream, and the duty of the project manager it is assigned to. */
export function tell(
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
