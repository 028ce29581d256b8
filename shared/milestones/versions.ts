import type { Day } from '../day.ts';
import { assess, type Judged, type Lateness } from '../delay.ts';
import type { Edtf } from '../edtf.ts';
import type { MilestoneCode } from '../lifecycle.ts';
import type { FacetEvent } from '../log/event.ts';
import {
  applyEntry,
  type DocumentReference,
  EMPTY_STANDING,
  type Entry,
  type MilestoneStanding,
  type Standing,
} from '../milestone.ts';
import type { ObstaclesDay } from '../obstacles/facet.ts';
import type { Thresholds } from '../settings/thresholds.ts';
import { deriveState } from '../state.ts';
import { isRecorded, standingLines } from './facet.ts';
import { createRounds } from './rounds.ts';

/** One version of a cluster's schedule: what was dated with it, and all that was in force from then on. */
export interface ScheduleVersion {
  seq: number;
  recordedAt: string;
  document: DocumentReference | null;
  source: string | null;
  provenance: Entry['provenance'];
  changed: MilestoneCode[];
  inForce: Partial<Record<MilestoneCode, Edtf>>;
}

interface Line {
  seq: number;
  recordedAt: string;
  event: FacetEvent;
}

/** The versions of a schedule, the original first; none where nothing was ever dated. */
export function scheduleVersions(history: readonly Line[]): ScheduleVersion[] {
  const found: ScheduleVersion[] = [];
  const rounds = createRounds<[MilestoneCode, Edtf]>();
  for (const { seq, recordedAt, event } of standingLines(history).sort((a, b) => a.seq - b.seq)) {
    if (!isRecorded(event)) continue;
    for (const entry of event.entries) {
      rounds.follow(entry);
      if (entry.kind === 'baseline') rounds.set(entry.milestone, [entry.milestone, entry.date]);
    }
    const said = event.entries.filter(({ kind }) => kind === 'baseline');
    const [first] = said;
    if (!first) continue;
    found.push({
      seq,
      recordedAt,
      document: first.document ?? null,
      source: first.source ?? null,
      provenance: first.provenance,
      changed: said.map(({ milestone }) => milestone),
      inForce: Object.fromEntries(rounds.all()),
    });
  }
  return found;
}

export type StandingLine = { milestone: MilestoneCode } & Partial<MilestoneStanding>;

interface Around {
  obstacles: ObstaclesDay;
  thresholds: Thresholds;
  on: Day;
}

/** How a cluster is classed on a day, and how it will be with some dates of its schedule: before anything is saved. */
export function classesWith(
  lines: readonly StandingLine[],
  dates: readonly { milestone: MilestoneCode; date: Edtf }[],
  { obstacles, thresholds, on }: Around,
): { before: Lateness; after: Lateness } {
  const before = standingOf(lines);
  const after = dates.reduce<Standing>(
    (standing, { milestone, date }) =>
      applyEntry(standing, { milestone, kind: 'baseline', date, provenance: 'sourced' }, on, 0),
    before,
  );
  const classOf = (standing: Standing): Lateness => {
    const judged: Judged = { milestones: deriveState(standing), obstacles, reports: { lastReport: null } };
    return assess(judged, on, thresholds).lateness;
  };
  return { before: classOf(before), after: classOf(after) };
}

const standingOf = (lines: readonly StandingLine[]): Standing => ({
  ...EMPTY_STANDING,
  milestones: Object.fromEntries(
    lines.map(({ milestone, ...stands }) => [milestone, { provenance: {}, version: 0, ...stands }]),
  ),
});
