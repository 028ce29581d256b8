import { clearance } from '../../shared/clearance/facet.ts';
import { publicRow } from '../../shared/cluster-row.ts';
import { moverOfMilestone } from '../../shared/codes/known.ts';
import { addDays, type Day } from '../../shared/day.ts';
import { AppError } from '../../shared/errors.ts';
import type { MilestoneCode } from '../../shared/lifecycle.ts';
import type { FacetEvent } from '../../shared/log/event.ts';
import type { Standing } from '../../shared/milestone.ts';
import { milestones } from '../../shared/milestones/facet.ts';
import { obstacles } from '../../shared/obstacles/facet.ts';
import { type Responsible, responsibleFor } from '../../shared/people/responsible.ts';
import { procedure } from '../../shared/procedure/facet.ts';
import { regimesOf } from '../../shared/regime.ts';
import type { FactLine } from '../../shared/register.ts';
import { can } from '../../shared/roles.ts';
import type { ClusterState } from '../../shared/state.ts';
import { openMilestones } from '../../shared/update.ts';
import { works } from '../../shared/works/facet.ts';
import { type ClearanceShown, clearanceShown } from '../clearance/read.ts';
import type { Context } from '../context.ts';
import { type ClusterDiscipline, clusterDiscipline } from '../discipline/of-cluster.ts';
import { withoutPlace } from '../evidence/read.ts';
import { foldLines, type LogLine, readLines } from '../log/read.ts';
import { obstacleDetails } from '../obstacles/read.ts';
import { type ProcedureShown, procedureShown } from '../procedure/read.ts';
import type { Snapshot, SnapshotCluster } from '../snapshot/snapshot.ts';
import { type WorksShown, worksShown } from '../works/read.ts';
import { linesOf, type MilestoneLine, published, statedIn, withRequest } from './milestone-lines.ts';
import { findSubject } from './read.ts';
import { rightsOf } from './rights.ts';

/** One line of the history of a cluster, as it stands in the log. */
export interface HistoryLine {
  seq: number;
  recordedAt: string;
  by: string | null;
  /** In whose place; null: in their own. */
  inPlaceOf: string | null;
  event: FacetEvent;
}

/**
 * Everything about one cluster as known on a day. Forecasts, what follows from them, reasons, names, obstacles and the
 * history are for those whose scope the cluster is in (docs/decisions/004); for others they are left out, not blanked.
 */
export async function clusterDetail(ctx: Context, code: string, asOf: Day) {
  const [snapshot, subject] = await Promise.all([
    ctx.days.at(asOf),
    findSubject(ctx.db, ctx.provinceId, code, ctx.clock.today()),
  ]);
  const found = snapshot.byCode.get(code);
  if (!found || !subject) throw notThere(snapshot.merged.get(code)?.into);
  const key = { provinceId: ctx.provinceId, stream: found.stream };
  const lines = await readLines(ctx.db, key, snapshot.judgedOn);
  const standing = foldLines(milestones, lines);
  const internal = can(ctx.actor, 'cluster.readInternal', subject).yes;
  const published = publishedDetail(found, { snapshot, standing, lines });
  return {
    ...published,
    asOf,
    /** The day by which lateness is judged: the as-of day, or today where that lies ahead. */
    judgedOn: snapshot.judgedOn,
    internal,
    ...(internal ? internalDetail(found, { snapshot, standing, lines }) : withheld(published.milestones)),
    can: rightsOf(ctx, subject, found.days.milestones.stage),
  };
}

/** A second entry says of which cluster. */
const notThere = (into: string | undefined) =>
  new AppError('NOT_FOUND', into ? { fields: [{ field: 'code', issue: 'merged', detail: into }] } : {});

/** All that the cluster page is told. */
export type ClusterDetail = Awaited<ReturnType<typeof clusterDetail>>;

interface Known {
  snapshot: Snapshot;
  standing: Standing;
  lines: readonly LogLine[];
}

/** What everybody may see. */
function publishedDetail(found: SnapshotCluster, { snapshot, standing, lines }: Known) {
  const { days, code, assessment } = found;
  const { next, stage } = days.milestones;
  const responsible =
    next && responsibleFor(snapshot.directory, found, moverOfMilestone(snapshot.codes, next));
  return {
    placeholder: days.register.placeholder,
    row: publicRow(found.row),
    overdue: assessment.overdue,
    nextDue: next && (standing.milestones[next]?.baseline ?? null),
    illustrative: restsOnIllustration(standing, found.row.gate, ['baseline']),
    facts: [...days.register.facts].sort(byFieldAndDay).map(withoutId),
    phases: days.register.phases,
    /** Its second entries, with the last day on which each stood for itself. */
    absorbed: [...snapshot.merged].flatMap(([other, { into, since }]) =>
      into === code ? [{ code: other, until: addDays(since, -1) }] : [],
    ),
    regime: regimeFor(standing, stage, snapshot.asOf),
    milestones: linesOf(standing, statedIn(lines), {
      stage,
      asOf: snapshot.judgedOn,
      unfollowed: snapshot.unfollowed,
    }),
    // The agency is published; the person's name is not.
    responsible: responsible && withoutPerson(responsible),
    open: openMilestones(standing, snapshot.unfollowed),
    targets: snapshot.targets
      .filter(({ count }) => count.cohort.includes(code))
      .map(({ target }) => ({ code: target.code, nameVi: target.nameVi, nameEn: target.nameEn })),
  };
}

export type ResponsibleShown = Omit<Responsible, 'person' | 'personId'> &
  Partial<Pick<Responsible, 'person' | 'personId'>>;

function withoutPerson({ person: _p, personId: _i, ...agency }: Responsible): ResponsibleShown {
  return agency;
}

/** What comes to it for those whose scope the cluster is in. */
function internalDetail(found: SnapshotCluster, { snapshot, standing, lines }: Known) {
  const { days, assessment, row } = found;
  const { next, stage } = days.milestones;
  const discipline = clusterDiscipline(found, { snapshot, standing, lines });
  return {
    row,
    discipline: discipline as ClusterDiscipline | null,
    assessment,
    nextForecast: next && (standing.milestones[next]?.forecast ?? null),
    illustrative: restsOnIllustration(standing, row.gate, ['baseline', 'forecast']),
    milestones: linesOf(standing, statedIn(lines), {
      stage,
      asOf: snapshot.judgedOn,
      unfollowed: snapshot.unfollowed,
    }).map((line) => withRequest(line, discipline.requests)),
    responsible: (next &&
      responsibleFor(
        snapshot.directory,
        found,
        moverOfMilestone(snapshot.codes, next),
      )) as ResponsibleShown | null,
    obstacles: obstacleDetails(foldLines(obstacles, lines).obstacles, snapshot),
    clearance: clearanceShown(foldLines(clearance, lines), found) as ClearanceShown | null,
    works: worksShown(foldLines(works, lines)) as WorksShown | null,
    procedure: procedureShown(standing, foldLines(procedure, lines), found, snapshot),
    history: lines
      .map(
        ({ seq, recordedAt, by, inPlaceOf, event }): HistoryLine => ({
          seq,
          recordedAt,
          by,
          inPlaceOf,
          event: withoutPlace(event),
        }),
      )
      .reverse(),
  };
}

/** What stands in its place for everybody else. */
const withheld = (milestoneLines: readonly MilestoneLine[]) => ({
  assessment: null,
  discipline: null as ClusterDiscipline | null,
  nextForecast: null,
  milestones: milestoneLines.map(published),
  obstacles: [],
  clearance: null as ClearanceShown | null,
  works: null as WorksShown | null,
  procedure: null as ProcedureShown | null,
  history: [],
});

/** By field; within one the latest known first. */
function byFieldAndDay(a: FactLine, b: FactLine): number {
  if (a.field !== b.field) return a.field < b.field ? -1 : 1;
  if (a.recordedOn !== b.recordedOn) return a.recordedOn > b.recordedOn ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

const withoutId = ({ id: _id, ...line }: FactLine) => line;

/** The rules that apply; null for a cluster that operates without a dossier on record. */
function regimeFor(standing: Standing, stage: ClusterState['stage'], asOf: Day) {
  const { regimes, by } = regimesOf(standing, asOf);
  if (by === null && (stage === 'operating' || stage === 'ended')) return null;
  const stands = by === null ? undefined : standing.milestones[by];
  return { regimes, by, date: stands?.actual ?? null, ground: stands?.provenance.actual ?? null };
}

/** Whether the lateness of a gate rests on a schedule or a forecast that was made up for the demonstration. */
function restsOnIllustration(
  standing: Standing,
  gate: MilestoneCode | null,
  on: readonly ('baseline' | 'forecast')[],
): boolean {
  const provenance = gate === null ? undefined : standing.milestones[gate]?.provenance;
  return on.some((kind) => provenance?.[kind] === 'illustrative');
}
