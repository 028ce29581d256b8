import { addDays, addMonths, type Day, daysBetween } from '../shared/day.ts';
import { type Edtf, spanOf } from '../shared/edtf.ts';
import { workday } from './holidays.ts';
import { type Random, randomFrom } from './random.ts';
import type { RegisterRow, Statement } from './register.ts';

/**
 * When the 43 were established and started. Sourced dates stay as they are; the others are drawn so that the public
 * record is reproduced at every date at which it is known (0 started on 2021-03-24, 9 at the end of 2022, 20 of 2023,
 * 24 on 2024-06-30, 30 at the end of 2024, 32 in January 2025; 5 completed on 2024-06-30) and so that the time from
 * decision to start spreads as the real one does: a fifth within 40 months, half within 50, four fifths within 70.
 */
export interface Course {
  code: string;
  established: { date: Edtf; sourced: boolean };
  started: { date: Edtf; sourced: boolean } | null;
  completed: Day | null;
}

interface Wave {
  from: Day;
  to: Day;
}

/** Windows end well before the dates at which a count is public, so that a start is reported and confirmed by then. */
const WAVES = {
  // A source of 2021–2022 tells that its infrastructure was being finished; nobody had started on 24 March 2021.
  y2021: { from: '2021-04-05', to: '2021-06-25' },
  early: { from: '2021-10-04', to: '2022-04-20' },
  y2022: { from: '2022-02-10', to: '2022-11-25' },
  y2023: { from: '2023-02-06', to: '2023-11-24' },
  jan_2025: { from: '2025-01-06', to: '2025-01-08' },
} satisfies Record<string, Wave>;

/** Which clusters without a sourced start begin in which wave (five of them are placeholders). */
const STARTS: Record<string, keyof typeof WAVES> = {
  'HN-051': 'y2021',
  'HN-079': 'y2022',
  'HN-080': 'y2022',
  'HN-081': 'y2022',
  'HN-126': 'early',
  'HN-127': 'early',
  'HN-P01': 'early',
  'HN-052': 'y2023',
  'HN-056': 'y2023',
  'HN-125': 'y2023',
  'HN-128': 'y2023',
  'HN-P02': 'y2023',
  'HN-P03': 'y2023',
  'HN-P04': 'jan_2025',
  'HN-P05': 'jan_2025',
};

/** The five whose infrastructure was complete by 30 June 2024. */
const COMPLETED: Record<string, Day> = {
  'HN-051': '2023-05-18',
  'HN-069': '2024-05-29',
  'HN-126': '2024-04-16',
  'HN-127': '2024-01-25',
  'HN-P01': '2024-05-23',
};

const COHORT = { from: '2018-04-02', to: '2020-12-28' };
/** Decisions of those that have not started yet, where no source dates them. */
const STILL_WAITING: Wave = { from: '2019-03-04', to: '2020-11-30' };

export function courseOf(row: RegisterRow, statements: readonly Statement[]): Course {
  const random = randomFrom(`course ${row.code}`);
  const said = (milestone: Statement['milestone']) =>
    statements.find((s) => s.code === row.code && s.milestone === milestone && s.kind === 'actual')?.date;
  const decision = said('established') ?? row.decisionDate;
  const start = said('construction_started') ?? row.groundbreaking;
  const wave = STARTS[row.code];
  let started: Course['started'] = null;
  if (start) started = { date: start, sourced: true };
  else if (wave) started = { date: dayIn(WAVES[wave], random), sourced: false };
  const established = decision
    ? { date: decision, sourced: true }
    : { date: started ? decisionBefore(started.date, random) : dayIn(STILL_WAITING, random), sourced: false };
  return { code: row.code, established, started, completed: COMPLETED[row.code] ?? null };
}

const dayIn = (window: Wave, random: Random): Day =>
  workday(addDays(window.from, random.between(0, daysBetween(window.from, window.to))));

/** Months from decision to start, by the share of clusters that have started by then. */
const SPREAD: readonly (readonly [share: number, months: number])[] = [
  [0, 20],
  [0.2, 40],
  [0.5, 50],
  [0.8, 70],
  [1, 84],
];

/** Along the spread: from the column `x` of a point to its column `y`, straight between two points. */
function along(x: 0 | 1, value: number): number {
  const y = x === 0 ? 1 : 0;
  const end = SPREAD.findIndex((point) => point[x] >= value);
  const [low, high] = [SPREAD[Math.max(0, end - 1)], SPREAD[end === -1 ? SPREAD.length - 1 : end]];
  if (!low || !high || high[x] <= low[x]) return high?.[y] ?? 0;
  return low[y] + ((value - low[x]) / (high[x] - low[x])) * (high[y] - low[y]);
}

/** A day of decision within the cohort's years, as long before a start as the spread has it. */
function decisionBefore(start: Edtf, random: Random): Day {
  const day = spanOf(start).first ?? spanOf(start).last;
  const months = (from: Day) => daysBetween(from, day) / 30.4375;
  const [least, most] = [along(1, months(COHORT.to)), along(1, Math.min(84, months(COHORT.from)))];
  const interval = along(0, least + random.next() * (most - least));
  const decided = addDays(addMonths(day, -Math.floor(interval)), -random.between(0, 20));
  const within = decided < COHORT.from ? COHORT.from : decided > COHORT.to ? COHORT.to : decided;
  return workday(within);
}
