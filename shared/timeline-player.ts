import { type ClusterRow, publicRowOf } from './cluster-row.ts';
import { type Day, toEpochDay } from './day.ts';
import { byUrgency, isStale, type Lateness } from './delay.ts';
import { lastDay } from './edtf.ts';
import { countGrounds, type GroundCount } from './ground.ts';
import { achievedBy, groundOf, membershipsIn, type Target } from './programme.ts';
import { isUnentered, type Provenance, unitOn } from './register.ts';
import type { Thresholds } from './settings/thresholds.ts';
import {
  assessmentOf,
  daysOf,
  type From,
  NOTHING_HAPPENED,
  type PublicIdentity,
  type PublicState,
  standing,
  type Timeline,
  type TimelineCluster,
  targetsOn,
} from './timeline.ts';
import { turnsOf } from './timeline-turns.ts';

/**
 * Plays a timeline for a slider: the rows of any day, as `timelineRows` makes them, but from the day shown before. A row
 * is made anew only where something of its cluster has changed between the two days; of the others only what counts
 * days goes on. So ten thousand clusters are played forwards and backwards.
 */
export interface Player {
  timeline: Timeline;
  /**
   * Rows of a day, the most urgent first. They are passing: a row may be written over once the day after the next is
   * asked for. Whoever keeps rows takes `at`.
   */
  inOrder(day: Day): readonly ClusterRow[];
  /** Rows of a day in the order of codes, to be kept. */
  at(day: Day): ClusterRow[];
  /** On what it rests that so many have achieved a target on a day (TargetCount.grounds); null where there is no such target. */
  groundsOf(code: string, day: Day): GroundCount | null;
}

/** What a row is made from. */
interface Stand {
  identity: PublicIdentity;
  state: PublicState;
  lateness: Lateness;
  unit: string | null;
  /** What days are counted from, as days since 1970: the end of the schedule in force, the last report. */
  due: number | null;
  reported: number | null;
}

interface Part {
  cluster: TimelineCluster;
  /** Which span of each list stands on the day shown; -1: none yet. */
  at: { register: number; states: number; classes: number };
  stand: Stand | null;
  /** Null: not on record on the day shown. */
  row: ClusterRow | null;
  /** The row of the day before, to be written over: ten thousand new ones a frame would keep the browser busy tidying. */
  spare: ClusterRow | null;
  /** Its place among the others may be another than on the day before. */
  hasMoved: boolean;
}

interface Shown {
  day: Day;
  inOrder: readonly ClusterRow[];
}

export function playerOf(timeline: Timeline): Player {
  const parts = timeline.clusters.map(
    (cluster): Part => ({
      cluster,
      at: { register: -1, states: -1, classes: -1 },
      stand: null,
      row: null,
      spare: null,
      hasMoved: true,
    }),
  );
  const turnedBetween = turnsOf(timeline.clusters);
  let ordered: readonly Part[] = parts;
  let shown: Shown | null = null;
  let targets: Target[] = [];
  let memberships = membershipsIn(targets);

  /** Targets change seldom, and then for every cluster. */
  function targetsStand(day: Day): boolean {
    const on = targetsOn(timeline, day);
    if (on.length === targets.length && on.every((target, i) => target === targets[i])) return true;
    targets = on;
    memberships = membershipsIn(targets);
    return false;
  }

  function show(day: Day): Shown {
    if (shown?.day === day) return shown;
    const before = targetsStand(day) ? shown?.day : undefined;
    if (before === undefined) {
      for (const part of parts) {
        part.row = null;
        turn(part, day);
      }
    } else {
      for (const { index, other } of turnedBetween(before, day)) {
        const part = parts[index];
        if (part && (other || !report(part, day))) turn(part, day);
      }
    }
    const thresholds = standing(timeline.thresholds, day);
    const on: On = { day, number: toEpochDay(day), thresholds, memberships };
    for (const part of parts) goTo(part, on);
    ordered = putInOrder(ordered);
    shown = { day, inOrder: ordered.flatMap(({ row }) => row ?? []) };
    return shown;
  }

  return {
    timeline,
    inOrder: (day) => show(day).inOrder,
    at(day) {
      show(day);
      return parts.flatMap(({ row }) => (row ? { ...row } : []));
    },
    groundsOf(code, day) {
      show(day);
      const target = targets.find((one) => one.code === code);
      return target ? countGrounds(groundsOf(parts, target)) : null;
    },
  };
}

interface On {
  day: Day;
  /** The same in days since 1970. */
  number: number;
  thresholds: Thresholds | null;
  memberships: ReturnType<typeof membershipsIn>;
}

/** Brings the row of a part to a day. */
function goTo(part: Part, { day, number, thresholds, memberships }: On): void {
  const { stand, row } = part;
  if (stand === null || thresholds === null) {
    part.hasMoved ||= row !== null;
    part.row = null;
    return;
  }
  if (row === null) {
    const { identity, state, lateness, unit } = stand;
    const assessment = assessmentOf(state, lateness, day, thresholds);
    const days = daysOf(identity, state);
    const { code } = part.cluster;
    const facts = { code, unit, days, assessment, mover: null, ...memberships({ code, days }) };
    part.row = publicRowOf(facts);
    part.spare = null;
    part.hasMoved = true;
    return;
  }
  // As overdueDays and reportAgeOf have it, without reading dates: a test holds it to them.
  const overdue = stand.due !== null && stand.due < number ? number - stand.due : null;
  const reportAge = stand.reported === null ? null : Math.max(0, number - stand.reported);
  const stale = isStale(stand.state.stage, reportAge, thresholds);
  if (row.overdue === overdue && row.reportAge === reportAge && row.stale === stale) return;
  part.hasMoved ||= (row.overdue === null) !== (overdue === null);
  const next = part.spare ?? { ...row };
  next.overdue = overdue;
  next.reportAge = reportAge;
  next.stale = stale;
  part.spare = row;
  part.row = next;
}

/**
 * The most urgent first; those not on record last. Who has not moved stands to the others who have not as before, for
 * all that counts days goes on alike for them: so only the others are put in their places.
 */
function putInOrder(ordered: readonly Part[]): readonly Part[] {
  const moved = ordered.filter(({ hasMoved }) => hasMoved);
  if (moved.length === 0) return ordered;
  for (const part of moved) part.hasMoved = false;
  moved.sort(byRow);
  const next: Part[] = [];
  const waiting = new Set(moved);
  let at = 0;
  for (const part of ordered) {
    if (waiting.has(part)) continue;
    for (let first = moved[at]; first && byRow(first, part) < 0; first = moved[at]) {
      next.push(first);
      at += 1;
    }
    next.push(part);
  }
  return at < moved.length ? next.concat(moved.slice(at)) : next;
}

function byRow(a: Part, b: Part): number {
  if (a.row === null || b.row === null) return Number(a.row === null) - Number(b.row === null);
  return byUrgency(a.row, b.row);
}

function* groundsOf(parts: readonly Part[], { code, goal }: Target): Generator<Provenance | null> {
  if (goal === null) return;
  for (const { stand, row } of parts) {
    if (stand && row?.achieved.includes(code)) yield groundOf(stand.state, achievedBy(goal, stand.state));
  }
}

/** Where only a state has turned, and in it nothing but the last report, that is all there is to bring to a day. */
function report({ cluster: { states }, at, stand }: Part, day: Day): boolean {
  const next = seek(states, at.states, day);
  const state = states[next]?.says;
  if (stand === null || !state || differsButForReports(stand.state, state)) return false;
  at.states = next;
  stand.state = state;
  stand.reported = numberOf(state.lastReport);
  return true;
}

/** Brings what a row is made from to a day; the row is gone where it must be made anew. */
function turn(part: Part, day: Day): void {
  const { cluster, at, stand } = part;
  const { register, states, classes } = cluster;
  at.register = seek(register, at.register, day);
  at.states = seek(states, at.states, day);
  at.classes = seek(classes, at.classes, day);
  const said = register[at.register]?.says;
  const identity = said && !isUnentered(said) ? said : undefined;
  const lateness = classes[at.classes]?.says;
  const state = states[at.states]?.says ?? NOTHING_HAPPENED;
  const unit = identity ? unitOn(identity.units, day) : null;
  if (
    stand !== null &&
    stand.identity === identity &&
    stand.lateness === lateness &&
    stand.unit === unit &&
    (stand.state === state || !differsButForReports(stand.state, state))
  ) {
    stand.state = state;
    stand.reported = numberOf(state.lastReport);
    return;
  }
  const { gate, gateBaseline, lastReport } = state;
  const due = gate === null || gateBaseline === null ? null : lastDay(gateBaseline);
  part.stand =
    identity && lateness
      ? { identity, state, lateness, unit, due: numberOf(due), reported: numberOf(lastReport) }
      : null;
  part.hasMoved ||= part.row !== null;
  part.row = null;
}

const numberOf = (day: Day | null): number | null => (day === null ? null : toEpochDay(day));

/** The span that stands on a day, from one that stood on another: mostly the same, or the one beside it. */
function seek(spans: readonly From<unknown>[], from: number, day: Day): number {
  let at = from;
  while (at >= 0 && (spans[at]?.from ?? '') > day) at -= 1;
  for (let next = spans[at + 1]; next && next.from <= day; next = spans[at + 1]) at += 1;
  return at;
}

/** That there was another report only shows in what counts days. */
function differsButForReports(before: PublicState, after: PublicState): boolean {
  let key: keyof PublicState;
  for (key in after) if (key !== 'lastReport' && before[key] !== after[key]) return true;
  return false;
}
