import type { ToldCause } from '../../shared/cause.ts';
import type { ClusterRow } from '../../shared/cluster-row.ts';
import { moverOfMilestone } from '../../shared/codes/known.ts';
import type { Day } from '../../shared/day.ts';
import type { DelayChange } from '../../shared/delay-list.ts';
import type { Edtf } from '../../shared/edtf.ts';
import { invalid } from '../../shared/errors.ts';
import { countGrounds } from '../../shared/ground.ts';
import { hasRecovered, isNewlyLate } from '../../shared/newly-late.ts';
import { askedByName, type Responsible, responsibleFor } from '../../shared/people/responsible.ts';
import type { Context } from '../context.ts';
import { type ObstacleLine, obstacleLines } from '../obstacles/read.ts';
import type { Snapshot, SnapshotCluster } from '../snapshot/snapshot.ts';
import { areaNames } from '../units/read.ts';
import { inGroups, inOrder } from './delay-order.ts';
import {
  type Asked,
  addTo,
  byGravity,
  byNumber,
  type ChangeOf,
  type DelayTotal,
  headingsOf,
  type Totals,
  tallyOf,
} from './delay-tally.ts';
import { within } from './scope.ts';

export interface DelayLine {
  row: ClusterRow;
  /** The heading it stands under, where the list is in groups; null: that is not on record. */
  heading: string | null;
  /** Since the day compared with. */
  change: DelayChange | null;
  slipOriginal: number | null;
  slipSinceReport: number | null;
  gateBaseline: Edtf | null;
  gateForecast: Edtf | null;
  /** Whose move it is: of the obstacle that is due first, else of the next step. */
  responsible: Responsible | null;
  /** What stands in its way, the one that is due first before the others. */
  obstacles: ObstacleLine[];
}

/** Clusters that wait for an agency; its names are empty where none is on record. */
export interface MoverTotal extends DelayTotal {
  nameVi: string;
  nameEn: string;
}

export interface DelayPage extends Omit<Asked, 'areaName'> {
  offset: number;
  limit: number;
}

/** A page of the ranked list of delays, with whose move each is, and totals by class, cause, agency and area. */
export async function delayPage(ctx: Context, asOf: Day, wanted: DelayPage) {
  const { group, since, offset, limit } = wanted;
  const asked = { ...wanted, areaName: await areaNames(ctx, asOf, wanted.filter) };
  const snapshot = await ctx.days.at(asOf);
  const changeOf = since === undefined ? () => null : await changesSince(ctx, since, asOf);
  const scope = await within(ctx, 'delays.read', snapshot.byUrgency());
  const tally = tallyOf(scope, asked, changeOf);
  const { listed } = tally;
  const entries = inGroups(await inOrder(ctx, asOf, { asked, tally }), group);
  return {
    asOf,
    total: listed.length,
    /** Lines there are to page through: a cluster stands under each of its headings. */
    entries: entries.lines.length,
    counts: tally.counts,
    causes: [...tally.causes.values()].sort(byNumber),
    movers: moverTotals(tally.movers, snapshot),
    areas: [...tally.areas.values()].sort(byGravity),
    changes: since === undefined ? null : tally.changes,
    without: tally.without,
    gravest: gravestArea(listed, snapshot),
    /** In the order of the list; null where it is in no groups. */
    groups: entries.groups,
    /** The longest slip of those listed, in days: the scale of their bars. */
    longest: Math.max(0, ...listed.map(({ row }) => row.slip ?? 0)),
    /** On what the lateness of those listed rests. */
    grounds: countGrounds(listed.map(({ row }) => row.lateGround)),
    lines: entries.lines
      .slice(offset, offset + limit)
      .map(({ cluster, heading }) => lineOf(cluster, snapshot, { heading, change: changeOf(cluster) })),
  };
}

async function changesSince(ctx: Context, since: Day, asOf: Day): Promise<ChangeOf> {
  if (since >= asOf || since > ctx.clock.today()) throw invalid('since', 'date_impossible');
  const { byCode } = await ctx.days.at(since);
  return ({ code, row }) => {
    const before = byCode.get(code)?.assessment.lateness ?? null;
    if (isNewlyLate(before, row.lateness)) return 'newly';
    return hasRecovered(before, row) ? 'recovered' : null;
  };
}

/** How many of the delayed clusters wait for each agency, the most first. */
const moverTotals = (movers: Totals, { directory }: Snapshot): MoverTotal[] =>
  [...movers.values()].sort(byNumber).map((total) => {
    const known = total.key === null ? undefined : directory.organisations.get(total.key);
    const bare = total.key ?? '';
    return { ...total, nameVi: known?.nameVi ?? bare, nameEn: known?.nameEn ?? bare };
  });

/** The area where it stands worst among those listed, why and whom it waits for; null where none is known. */
function gravestArea(listed: readonly SnapshotCluster[], snapshot: Snapshot) {
  const areas: Totals = new Map();
  for (const { row } of listed) if (row.unit !== null) addTo(areas, row.unit, row);
  const [area] = [...areas.values()].sort(byGravity);
  if (!area) return null;
  const [causes, movers]: [Totals<ToldCause>, Totals] = [new Map(), new Map()];
  for (const { row } of listed) {
    if (row.unit !== area.key) continue;
    for (const cause of headingsOf(row, 'cause')) addTo(causes, cause as ToldCause, row);
    addTo(movers, row.mover, row);
  }
  return { area, causes: [...causes.values()].sort(byNumber), movers: moverTotals(movers, snapshot) };
}

function lineOf(
  cluster: SnapshotCluster,
  snapshot: Snapshot,
  more: Pick<DelayLine, 'heading' | 'change'>,
): DelayLine {
  const { assessment, days, row } = cluster;
  const [first] = days.obstacles.open;
  const step = days.milestones.next ?? days.milestones.gate;
  return {
    ...more,
    row,
    slipOriginal: assessment.slipOriginal,
    slipSinceReport: assessment.slipSinceReport,
    gateBaseline: days.milestones.gateBaseline,
    gateForecast: days.milestones.gateForecast,
    responsible: first
      ? askedByName(snapshot.directory, first, cluster.code)
      : step && responsibleFor(snapshot.directory, cluster, moverOfMilestone(snapshot.codes, step)),
    obstacles: obstacleLines(cluster, snapshot),
  };
}
