import { addDays, addMonths, type Day, daysBetween } from '../shared/day.ts';
import { lastDay, spanOf } from '../shared/edtf.ts';
import type { MilestoneCode } from '../shared/lifecycle.ts';
import type { Chronicle } from './chronicle.ts';
import { workdayFrom } from './holidays.ts';
import type { Random } from './random.ts';
import { DEMO_START } from './reports.ts';

/** How the share that is handed over grows, between what the milestones say of it. */
export interface Shares {
  /** Days for which somebody reports. */
  days: Day[];
  /** 0 to 1; 1 from the day on which the site is cleared, and not before. */
  at: (day: Day) => number;
  cleared: Day | null;
  granted: Day | null;
}

interface Told {
  random: Random;
  /** A share that a source gives, whatever it is of. */
  stated: { on: Day; share: number } | undefined;
  /** Nothing is made up before a source has spoken. */
  notBefore: Day | null;
}

type Anchor = readonly [Day, number];

/** The last day on which something was reported to have happened and was not returned. */
function happened({ chapters }: Chronicle, milestone: MilestoneCode): Day | null {
  const entries = chapters.flatMap(({ entries: said }) => said).filter((e) => e.milestone === milestone);
  const last = entries.findLast(({ kind }) => kind === 'actual' || kind === 'return');
  return last?.kind === 'actual' ? lastDay(last.date) : null;
}

/** Null where there was no time for it yet. */
export function courseOfClearance(chronicle: Chronicle, told: Told): Shares | null {
  const { course } = chronicle;
  if (!course) return null;
  const { random, stated, notBefore } = told;
  const started = course.started && (spanOf(course.started.date).first ?? lastDay(course.started.date));
  const granted = happened(chronicle, 'land_allocated');
  const cleared =
    happened(chronicle, 'site_cleared') ?? (course.completed && addMonths(course.completed, -9));
  const planned = happened(chronicle, 'detailed_plan') ?? addMonths(lastDay(course.established.date), 12);
  const begun = addDays(planned, random.between(90, 240));
  const begin = notBefore !== null && notBefore > begun ? addDays(notBefore, 20) : begun;
  const end = cleared ?? DEMO_START;
  if (begin >= addDays(end, -60)) return null;
  const anchors = anchorsOf({ begin, granted, started, cleared }, { random, stated });
  const at = (day: Day) => (cleared !== null && day >= cleared ? 1 : between(anchors, day));
  return { days: daysOf({ begin, cleared, stated }, random), at, cleared, granted };
}

interface Marks {
  begin: Day;
  granted: Day | null;
  started: Day | null;
  cleared: Day | null;
}

/** Partial clearance is enough to start: most of it is there by then, the last hectares come late. */
function anchorsOf(
  { begin, granted, started, cleared }: Marks,
  { random, stated }: Omit<Told, 'notBefore'>,
): Anchor[] {
  const anchors: Anchor[] = [[begin, 0]];
  const add = (day: Day | null, share: number) => {
    const [last] = anchors.at(-1) ?? [begin];
    if (day !== null && day > last && (cleared === null || day < cleared)) anchors.push([day, share]);
  };
  if (started !== null) {
    const byGrant = 0.5 + random.next() * 0.25;
    add(granted, byGrant);
    add(started, byGrant + 0.05 + random.next() * 0.05);
    const now = 0.87 + random.next() * 0.1;
    // One that is cleared comes to all of it on that day.
    if (cleared === null) add(DEMO_START, now);
    else anchors.push([cleared, 0.995]);
    return anchors;
  }
  if (stated) {
    add(stated.on, stated.share);
    add(DEMO_START, Math.min(0.97, stated.share + 0.03));
    return anchors;
  }
  const now = 0.18 + random.next() * 0.55;
  add(addDays(begin, Math.round(daysBetween(begin, DEMO_START) * 0.55)), now * (0.35 + random.next() * 0.3));
  if (cleared === null) add(DEMO_START, now);
  else anchors.push([cleared, 0.995]);
  return anchors;
}

/** Straight between two anchors, in steps of half a per cent: nobody measures finer. */
function between(anchors: readonly Anchor[], day: Day): number {
  const next = anchors.findIndex(([on]) => on >= day);
  if (next === 0) return 0;
  const [low, high] = [anchors[next === -1 ? anchors.length - 1 : next - 1], anchors[next]];
  if (!low) return 0;
  if (!high) return low[1];
  const share = low[1] + ((high[1] - low[1]) * daysBetween(low[0], day)) / daysBetween(low[0], high[0]);
  return Math.min(0.995, Math.round(share * 200) / 200);
}

/** Twice a year at first, then each quarter, then about every second month: each cluster at its own pace. */
function daysOf(
  { begin, cleared, stated }: Pick<Marks, 'begin' | 'cleared'> & Pick<Told, 'stated'>,
  random: Random,
): Day[] {
  const pace = 0.7 + random.next();
  const end = cleared ?? addDays(DEMO_START, -8);
  const days: Day[] = [];
  let day = workdayFrom(addDays(begin, random.between(10, 60)));
  while (day < end) {
    days.push(day);
    const usual = day < '2023-01-01' ? 190 : day < '2024-07-01' ? 110 : 55;
    day = workdayFrom(addDays(day, Math.round(usual * pace * (0.6 + random.next() * 0.8))));
  }
  if (cleared !== null) days.push(cleared);
  if (!stated || stated.on >= end) return [...new Set(days)].sort();
  // Of the month of which a source speaks there is one figure: its own.
  const others = days.filter((one) => one.slice(0, 7) !== stated.on.slice(0, 7));
  return [...new Set([...others, stated.on])].sort();
}
