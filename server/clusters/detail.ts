import type { Day } from '../../shared/day.ts';
import { slipDays } from '../../shared/delay.ts';
import type { Edtf } from '../../shared/edtf.ts';
import { AppError } from '../../shared/errors.ts';
import { isBehind, MILESTONE_CODES, MILESTONES, type MilestoneCode } from '../../shared/lifecycle.ts';
import {
  EMPTY_STANDING,
  type Expectation,
  expectationsAfter,
  type MilestoneStanding,
  type Standing,
} from '../../shared/milestone.ts';
import { regimesOf } from '../../shared/regime.ts';
import { can } from '../../shared/roles.ts';
import type { ClusterState } from '../../shared/state.ts';
import { openMilestones } from '../../shared/update.ts';
import type { Context } from '../context.ts';
import { findResponsible } from '../people/read.ts';
import { findSubject, foldEntries, loadEntries, loadFacts, type RecordedEntry } from './read.ts';

export type StatedEntry = Omit<RecordedEntry, 'by' | 'seq' | 'clusterId'>;

/** One milestone of the cluster page. Slips are in days. */
export interface MilestoneLine extends Partial<MilestoneStanding> {
  milestone: MilestoneCode;
  behind: boolean;
  slip: number | null;
  slipOriginal: number | null;
  actualEntry: StatedEntry | null;
  /** What is expected of the milestones that wait for this one. */
  expected: Expectation[];
  /** The schedule of the first decision, and the one in force. */
  baseline0Entry: StatedEntry | null;
  baselineEntry: StatedEntry | null;
}

/**
 * Everything about one cluster as known on a day. Forecasts, reasons, names and the history are for those whose
 * scope the cluster is in (docs/decisions/004); for others they are left out, not blanked.
 */
export async function clusterDetail(ctx: Context, code: string, asOf: Day) {
  const [snapshot, subject] = await Promise.all([
    ctx.snapshots.at(asOf),
    findSubject(ctx.db, ctx.provinceId, code, ctx.clock.today()),
  ]);
  const found = snapshot.byCode.get(code);
  if (!found || !subject) throw new AppError('NOT_FOUND');
  const internal = can(ctx.actor, 'cluster.readInternal', subject).yes;
  const mover = found.state.next === null ? null : MILESTONES[found.state.next].mover;
  const [facts, entries, responsible] = await Promise.all([
    loadFacts(ctx.db, ctx.provinceId, found.id, asOf),
    loadEntries(ctx.db, ctx.provinceId, [found.id], asOf),
    findResponsible(
      ctx.db,
      ctx.provinceId,
      mover ? [{ clusterId: found.id, mover, unit: found.unit }] : [],
      asOf,
    ),
  ]);
  const standing = foldEntries(entries).get(found.id) ?? EMPTY_STANDING;
  const { row, assessment, state } = found;
  return {
    asOf,
    internal,
    placeholder: found.placeholder,
    row,
    assessment: internal ? assessment : { ...assessment, slipSinceReport: null },
    nextDue: state.nextBaseline,
    nextForecast: internal ? state.nextForecast : null,
    illustrative: restsOnIllustration(standing, row.gate),
    facts,
    regime: regimeFor(standing, state.stage, asOf),
    milestones: linesOf(standing, entries, found.state.stage, asOf).map((line) =>
      internal ? line : published(line, row.gate),
    ),
    responsible: describe(responsible[0] ?? null, internal),
    history: internal ? entries.slice().reverse() : [],
    can: {
      forecast: can(ctx.actor, 'forecast.write', subject).yes,
      actual: can(ctx.actor, 'actual.report', subject).yes,
      review: can(ctx.actor, 'actual.review', subject).yes,
    },
    open: openMilestones(standing),
    targets: snapshot.targets
      .filter(({ count }) => count.cohort.includes(code))
      .map(({ target }) => ({ code: target.code, nameVi: target.nameVi, nameEn: target.nameEn })),
  };
}

/** The rules that apply; null for a cluster that operates without a dossier on record. */
function regimeFor(standing: Standing, stage: ClusterState['stage'], asOf: Day) {
  const { regimes, by } = regimesOf(standing, asOf);
  if (by === null && (stage === 'operating' || stage === 'ended')) return null;
  return { regimes, by, date: (by && standing.milestones[by]?.actual) ?? null };
}

/** Whether the lateness of a gate rests on a schedule or a forecast that was made up for the demonstration. */
function restsOnIllustration(standing: Standing, gate: MilestoneCode | null): boolean {
  const provenance = gate === null ? undefined : standing.milestones[gate]?.provenance;
  return provenance?.baseline === 'illustrative' || provenance?.forecast === 'illustrative';
}

/**
 * What everybody may see of a milestone: no forecasts, and no remarks but those of published sources. The slip of the
 * gate stays, because it is what the cluster's lateness is told by; others' slips would tell their forecasts.
 */
function published(line: MilestoneLine, gate: MilestoneCode | null): MilestoneLine {
  // The version moves with every forecast, so it would tell of them too.
  const { forecast: _f, forecastBefore: _b, version: _v, provenance, ...rest } = line;
  const { forecast: _p, ...known } = provenance ?? {};
  const told = line.actual !== undefined || line.milestone === gate;
  return {
    ...rest,
    provenance: known,
    expected: [],
    slip: told ? line.slip : null,
    slipOriginal: told ? line.slipOriginal : null,
    actualEntry:
      line.actualState === 'reported' ? unconfirmed(line.actualEntry) : withoutRemark(line.actualEntry),
    baseline0Entry: withoutRemark(line.baseline0Entry),
    baselineEntry: withoutRemark(line.baselineEntry),
  };
}

/** Until it is confirmed, the document is a user's own words as much as the remark is. */
function unconfirmed(entry: StatedEntry | null): StatedEntry | null {
  const stated = withoutRemark(entry);
  if (stated === null) return null;
  const { document: _d, ...rest } = stated;
  return rest;
}

function withoutRemark(entry: StatedEntry | null): StatedEntry | null {
  if (entry === null || entry.provenance !== 'reported') return entry;
  const { note: _n, ...rest } = entry;
  return rest;
}

/** The agency is published; the person's name is not. */
function describe(responsible: Awaited<ReturnType<typeof findResponsible>>[number], internal: boolean) {
  return responsible && (internal ? responsible : { ...responsible, person: null });
}

function linesOf(
  standing: Standing,
  entries: readonly RecordedEntry[],
  stage: Parameters<typeof isBehind>[1],
  asOf: Day,
): MilestoneLine[] {
  return MILESTONE_CODES.flatMap((milestone) => {
    const stands = standing.milestones[milestone];
    if (MILESTONES[milestone].phase === 'end' && !stands?.actual) return [];
    const isOf = (kind: RecordedEntry['kind']) => (entry: RecordedEntry) =>
      entry.milestone === milestone && entry.kind === kind;
    const latest = (kind: RecordedEntry['kind']) => entries.findLast(isOf(kind)) ?? null;
    const dates = { forecast: stands?.forecast ?? null, actual: stands?.actual ?? null };
    const behind = isBehind(milestone, stage);
    // Settled without a date of its own: nobody can say by how much it was late.
    const slipFrom = (baseline: Edtf | null) =>
      behind && dates.actual === null ? null : slipDays({ baseline, ...dates }, asOf);
    return {
      milestone,
      ...stands,
      behind,
      slip: slipFrom(stands?.baseline ?? null),
      slipOriginal: slipFrom(stands?.baseline0 ?? null),
      actualEntry: stands?.actual ? withoutAuthor(latest('actual')) : null,
      expected: expectationsAfter(standing, milestone),
      baseline0Entry: withoutAuthor(entries.find(isOf('baseline')) ?? null),
      baselineEntry: withoutAuthor(latest('baseline')),
    };
  });
}

/** What was stated, without who recorded it and its number in the log: that one counts the forecasts in between. */
function withoutAuthor(entry: RecordedEntry | null): StatedEntry | null {
  if (entry === null) return null;
  const { by: _b, seq: _s, clusterId: _c, ...stated } = entry;
  return stated;
}
