import { ANNOUNCED, type Calendar } from '../calendar/workdays.ts';
import type { Day } from '../day.ts';
import { regimeOn } from '../regime.ts';
import { type Clock, clockStart, clockUnder, judgedBy } from './clocks.ts';
import { countedDays, daysLeft, dueOn } from './count.ts';
import {
  isUnrecorded,
  type Ladder,
  nextRung,
  openStop,
  type Reached,
  reachedOf,
  rungBefore,
} from './ladder.ts';
import { type Desk, RUNGS, type RungCode } from './rungs.ts';

/** How a clock stands that has begun. Days are in its own unit. */
export interface Running extends Pick<Clock, 'unit' | 'basis' | 'from'> {
  allowed: number;
  used: number;
  /** Days on which it stood still, because the dossier lay with the enterprise. */
  stopped: number;
  /** Days to the last one; negative once it has passed. Of a rung that is reached: what was left of its time. */
  left: number;
  /** The last day; null while it stands still. */
  due: Day | null;
  breached: boolean;
}

export const RUNG_STANDS = ['reached', 'current', 'ahead', 'unrecorded'] as const;
export type RungStands = (typeof RUNG_STANDS)[number];

export interface RungClock {
  rung: RungCode;
  desk: Desk;
  stands: RungStands;
  reached: Reached | null;
  /** Calendar days since the rung before, without those at the enterprise; null where a day is not known. */
  held: number | null;
  /** Null: no law known here sets one, it has not begun, or a day is not known. */
  clock: Running | null;
}

/** Where a dossier stands on a day. */
export interface LadderClock {
  rungs: RungClock[];
  /** The rung to be reached now; null at the top. */
  next: RungCode | null;
  /** On whose desk it lies; null at the top. */
  desk: Desk | null;
  /** The clock that runs for it; null where none does. */
  running: Running | null;
  /** Since when it lies with the enterprise to be supplemented; null: it does not. */
  returnedOn: Day | null;
}

interface Around {
  today: Day;
  calendar: Calendar;
}

/** Every rung with its clock as of a day, and whose desk the dossier is on. */
export function clockOf(ladder: Ladder, today: Day, calendar: Calendar = ANNOUNCED): LadderClock {
  const around = { today, calendar };
  const next = nextRung(ladder);
  const stop = openStop(ladder);
  const rungs = ladder.rungs.map(
    ({ rung, reached }): RungClock => ({
      rung,
      desk: RUNGS[rung].desk,
      reached,
      stands: standsOf(ladder, rung, { reached, next }),
      held: heldFor(ladder, rung, around),
      clock: ladder.ended && reached === null ? null : runningOf(ladder, rung, around),
    }),
  );
  const judged = next && judgedBy(next);
  return {
    rungs,
    next,
    desk: next === null ? null : stop ? 'enterprise' : RUNGS[next].desk,
    running: rungs.find(({ rung }) => rung === judged)?.clock ?? null,
    returnedOn: next === null ? null : (stop?.returned.date ?? null),
  };
}

function standsOf(
  ladder: Ladder,
  rung: RungCode,
  { reached, next }: { reached: Reached | null; next: RungCode | null },
): RungStands {
  if (reached) return 'reached';
  if (rung === next) return 'current';
  return isUnrecorded(ladder, rung) ? 'unrecorded' : 'ahead';
}

/**
 * The law of a clock: that of the dossier's date once the dossier has come in (what is under appraisal stays under the
 * rules it came in by), and before that the law of the day on which the clock began.
 */
const clockBegun = (ladder: Ladder, rung: RungCode, begun: Day): Clock | null => {
  const isUnderAppraisal = rung === 'appraised' || rung === 'established';
  if (!isUnderAppraisal || ladder.by !== 'dossier_submitted') return clockUnder(regimeOn(begun).code, rung);
  return ladder.sure ? clockUnder(ladder.regime, rung) : null;
};

function runningOf(ladder: Ladder, rung: RungCode, { today, calendar }: Around): Running | null {
  const from = clockStart(rung);
  const begun = from && reachedOf(ladder, from)?.day;
  const reached = reachedOf(ladder, rung);
  if (!from || !begun || begun > today || isUnrecorded(ladder, rung)) return null;
  if (reached !== null && reached.day === null) return null;
  const clock = clockBegun(ladder, rung, begun);
  if (!clock) return null;
  const stops = rung === 'appraised' ? ladder.stops : [];
  const how = { unit: clock.unit, stops, calendar };
  const until = reached?.day ?? today;
  const due = dueOn(begun, clock.days, how);
  const { used, stopped } = countedDays(begun, until, how);
  return {
    unit: clock.unit,
    basis: clock.basis,
    from,
    allowed: clock.days,
    used,
    stopped,
    due,
    left: due === null ? clock.days - used : daysLeft(until, due, how),
    breached: due !== null && until > due,
  };
}

function heldFor(ladder: Ladder, rung: RungCode, { calendar }: Around): number | null {
  const reached = reachedOf(ladder, rung)?.day;
  const before = rungBefore(ladder, rung)?.reached?.day;
  if (!reached || !before || before > reached) return null;
  return countedDays(before, reached, { unit: 'day', stops: ladder.stops, calendar }).used;
}
