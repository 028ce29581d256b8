import type { Published, PublishedCounts, Wanted } from '../server/begin/published.ts';
import type { Day } from '../shared/day.ts';
import { lastDay } from '../shared/edtf.ts';
import { lazy } from '../shared/lazy.ts';
import { groupBy } from '../shared/lists.ts';
import type { FacetEvent } from '../shared/log/event.ts';
import { type StreamKind, streamOf } from '../shared/log/stream.ts';
import type { Entry } from '../shared/milestone.ts';
import type { Fact } from '../shared/register.ts';
import { isValidOn } from '../shared/unit.ts';
import { operatingBy2020, sourced } from './chronicle.ts';
import { identityOf, unitsOf } from './cluster-stream.ts';
import { committeeOf } from './people.ts';
import {
  type RegisterRow,
  readCells,
  readFacts,
  readFigures,
  readMergers,
  readPromise,
  readRegister,
  readStatements,
  readUnits,
  type StatedFact,
  type Statement,
} from './register.ts';
import { rowFacts, statedFact } from './row-facts.ts';
import { TARGETS, withReading } from './targets.ts';
import { unitsSaid } from './units.ts';

/**
 * What a real installation may begin with: what published sources state, with the source of each statement, and what
 * follows from them by a rule that is named. Nothing of the demonstration: no person, no made-up date, none of the seven
 * clusters without a name. All of it becomes known on the day on which it is loaded.
 */
export const published: Published = {
  counts: () => (counted ??= count()),
  content: (wanted, today) => ({
    cells: readCells(),
    streams: [
      ...unitStreams(today),
      ...(wanted.clusters ? clusterStreams(today) : []),
      ...programmes(wanted),
    ],
  }),
  formerCommunes: lazy(() => groupBy(readMergers(), ({ communeCode }) => communeCode)),
};

let counted: PublishedCounts | undefined;

function count(): PublishedCounts {
  const [units, rows, statements, facts] = [readUnits(), readRegister(), readStatements(), readFacts()];
  const entries = rows.flatMap((row) => entriesOf(row, statements));
  return {
    districts: units.filter(({ level }) => level === 'district').length,
    communes: units.filter(({ level }) => level === 'commune').length,
    clusters: rows.length,
    unsourced: rows.filter(({ source }) => source === null).length,
    facts: rows.flatMap((row) => factsOf(row, facts)).length,
    dates: entries.length,
    derived: entries.filter(({ provenance }) => provenance === 'derived').length,
    investors: investorsOf(rows).size,
    targets: TARGETS.length,
    figures: readFigures().length,
  };
}

const stream = (kind: StreamKind, id: string, ...events: FacetEvent[]) => ({
  stream: streamOf(kind, id),
  events,
});

/** Units, and the committees of those that there are today. */
function unitStreams(today: Day) {
  const units = readUnits();
  return [
    ...unitsSaid(units).map(({ code, event }) => stream('unit', code, event)),
    ...units
      .filter((unit) => isValidOn(unit, today))
      .map(committeeOf)
      .map(({ id, ...organisation }) =>
        stream('organisation', id, {
          type: 'organisation.recorded',
          organisation: { ...organisation, closed: false },
        }),
      ),
  ];
}

/** Investors that a source names, by name; each with the id that it gets. */
const investorsOf = (rows: readonly RegisterRow[]): Map<string, string> =>
  new Map(
    [...new Set(rows.flatMap(({ investor }) => (investor === null ? [] : [investor])))].map((name, i) => [
      name,
      `investor-${String(i + 1).padStart(2, '0')}`,
    ]),
  );

function clusterStreams(today: Day) {
  const [rows, statements, facts] = [readRegister(), readStatements(), readFacts()];
  const investors = investorsOf(rows);
  return [
    ...[...investors].map(([name, id]) =>
      stream('organisation', id, {
        type: 'organisation.recorded',
        organisation: {
          kind: 'investor',
          nameVi: name,
          nameEn: name,
          unitCode: null,
          provenance: 'sourced',
          closed: false,
        },
      }),
    ),
    ...rows.map((row) => {
      const [said, entries] = [factsOf(row, facts), entriesOf(row, statements)];
      const party = partyOf(row, investors, today);
      return stream(
        'cluster',
        row.code,
        { type: 'register.entered', identity: identityOf(row), units: unitsOf(row) },
        ...(party ? [{ type: 'register.parties', parties: [party] }] : []),
        ...(said.length > 0 ? [{ type: 'register.facts', facts: said }] : []),
        ...(entries.length > 0 ? [{ type: 'milestones.recorded', entries }] : []),
      );
    }),
  ];
}

/** Since when a source that has no day can be said to have named the investor: since today. */
function partyOf(row: RegisterRow, investors: ReadonlyMap<string, string>, today: Day) {
  const organisationId = row.investor === null ? undefined : investors.get(row.investor);
  if (organisationId === undefined) return null;
  const stated = row.statusAsOf ? lastDay(row.statusAsOf) : today;
  const validFrom = stated < today ? stated : today;
  return { organisationId, validFrom, validTo: null, provenance: 'sourced', source: row.source };
}

function factsOf(row: RegisterRow, stated: readonly StatedFact[]): Fact[] {
  // What no source states is nothing published.
  const ofRow = rowFacts(row).filter(({ source }) => source !== null);
  return [...ofRow, ...stated.filter(({ code }) => code === row.code).map(statedFact)];
}

/** What sources say of milestones: what happened first, so that no schedule comes before the decision it belongs to. */
function entriesOf(row: RegisterRow, statements: readonly Statement[]): Entry[] {
  const said = statements.filter(({ code }) => code === row.code);
  const isSaid = (milestone: Entry['milestone']) =>
    said.some((one) => one.milestone === milestone && one.kind === 'actual');
  const entries = [
    ...ofColumns(row, isSaid),
    ...said.map(
      ({ milestone, kind, date, source, note, ground }): Entry => ({
        milestone,
        kind,
        date,
        provenance: ground,
        source: source === 'clusters.csv' ? (row.source ?? source) : source,
        ...(note ? { note } : {}),
      }),
    ),
  ].filter(({ provenance }) => provenance !== 'illustrative');
  return [
    ...entries.filter(({ kind }) => kind === 'actual'),
    ...entries.filter(({ kind }) => kind !== 'actual'),
  ];
}

function ofColumns(row: RegisterRow, isSaid: (milestone: Entry['milestone']) => boolean): Entry[] {
  const promise = row.expectedCompletion ? readPromise(row.expectedCompletion) : null;
  const decision = row.decisionNo ? `Quyết định ${row.decisionNo}` : undefined;
  const entries: Entry[] = [];
  if (row.decisionDate && !isSaid('established')) {
    entries.push({
      milestone: 'established',
      kind: 'actual',
      date: row.decisionDate,
      ...sourced(row, decision),
    });
  }
  if (row.groundbreaking && !isSaid('construction_started')) {
    const date = row.groundbreaking;
    entries.push({ milestone: 'construction_started', kind: 'actual', date, ...sourced(row) });
  }
  if (row.reading === 'existing_operating') {
    entries.push({ milestone: 'first_tenant', kind: 'actual', date: '../2020-02', ...operatingBy2020(row) });
  }
  if (promise?.ofDecision) {
    const date = promise.date;
    entries.push({ milestone: 'infrastructure_completed', kind: 'baseline', date, ...sourced(row) });
  }
  return entries;
}

function programmes({ targets }: Wanted) {
  if (!targets) return [];
  return [
    ...TARGETS.map(({ code, closedOn, since, asPublished, ...said }) => {
      const read = asPublished
        ? { ...said, secondReadingVi: asPublished.vi, secondReadingEn: asPublished.en }
        : said;
      const target = { ...(since ? withReading(read, since) : read), closed: closedOn !== undefined };
      return stream('target', code, { type: 'target.recorded', target });
    }),
    ...readFigures().map(({ code, figure }) => stream('figure', code, { type: 'figure.recorded', figure })),
  ];
}
