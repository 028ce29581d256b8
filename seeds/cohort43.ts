import { addDays, addMonths, type Day, daysBetween } from '../shared/day.ts';
import { type Edtf, spanOf } from '../shared/edtf.ts';
import { workday } from './holidays.ts';
import { randomFrom } from './random.ts';
import type { RegisterRow, Statement } from './register.ts';

/**
 * When the 43 were established and started. Sourced dates stay as they are; the others are drawn so that the public
 * record is reproduced at every date at which it is known (0 started on 2021-03-24, 9 at the end of 2022, 20 of 2023,
 * 24 on 2024-06-30, 30 at the end of 2024, 32 in January 2025; 5 completed on 2024-06-30) and so that the intervals
 * are the real ones: 46–55 months from decision to start.
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

/** Windows end well before the dates at which a count is public, so that a start is on record by then. */
const WAVES = {
  y2022: { from: '2022-02-10', to: '2022-07-20' },
  y2023: { from: '2023-05-10', to: '2023-11-30' },
  jan_2025: { from: '2025-01-06', to: '2025-01-20' },
} satisfies Record<string, Wave>;

/** Which clusters without a sourced start begin in which wave (five of them are placeholders). */
const STARTS: Record<string, keyof typeof WAVES> = {
  'HN-051': 'y2022',
  'HN-079': 'y2022',
  'HN-080': 'y2022',
  'HN-081': 'y2022',
  'HN-126': 'y2022',
  'HN-127': 'y2022',
  'HN-P01': 'y2022',
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
  'HN-051': '2024-03-28',
  'HN-069': '2024-06-12',
  'HN-126': '2024-04-16',
  'HN-127': '2024-01-25',
  'HN-P01': '2024-05-23',
};

const INTERVAL_MONTHS = { min: 46, max: 55 };
const COHORT = { from: '2018-04-02', to: '2020-12-28' };

const later = (a: Day, b: Day) => (a > b ? a : b);
const earlier = (a: Day, b: Day) => (a < b ? a : b);

export function courseOf(row: RegisterRow, statements: readonly Statement[]): Course {
  const random = randomFrom(`course ${row.code}`);
  const said = (milestone: Statement['milestone']) =>
    statements.find((s) => s.code === row.code && s.milestone === milestone && s.kind === 'actual')?.date;
  const decision = said('established') ?? row.decisionDate;
  const start = said('construction_started') ?? row.groundbreaking;
  const between = (window: Wave): Day => {
    const days = Math.max(0, daysBetween(window.from, window.to));
    return workday(addDays(window.from, random.between(0, days)));
  };

  let started: Course['started'] = null;
  const wave = STARTS[row.code];
  if (start) started = { date: start, sourced: true };
  else if (wave) started = { date: between(narrowed(WAVES[wave], decision ?? null)), sourced: false };

  const established = decision
    ? { date: decision, sourced: true }
    : { date: between(decisionWindow(started?.date ?? null)), sourced: false };
  return { code: row.code, established, started, completed: COMPLETED[row.code] ?? null };
}

/** The part of a wave that lies 46–55 months after a known decision. */
function narrowed(wave: Wave, decision: Edtf | null): Wave {
  if (decision === null) return wave;
  const span = spanOf(decision);
  const from = later(wave.from, addMonths(span.first ?? span.last, INTERVAL_MONTHS.min));
  const to = earlier(wave.to, addMonths(span.last, INTERVAL_MONTHS.max));
  if (from > to) throw new Error(`no start in ${wave.from}–${wave.to} fits a decision of ${decision}`);
  return { from, to };
}

/** Days on which a decision may lie, 46–55 months before a start (any day of the cohort when there is none yet). */
function decisionWindow(start: Edtf | null): Wave {
  if (start === null) return { from: '2020-02-03', to: '2020-11-30' };
  const span = spanOf(start);
  return {
    from: later(COHORT.from, addMonths(span.last, -INTERVAL_MONTHS.max)),
    to: earlier(COHORT.to, addMonths(span.first ?? span.last, -INTERVAL_MONTHS.min)),
  };
}
