import { addDays, type Day } from '../shared/day.ts';
import type { Mover } from '../shared/lifecycle.ts';
import type { Act, ProcedureEvent } from '../shared/procedure/facet.ts';
import { isMilestoneRung, RUNGS, type RungCode } from '../shared/procedure/rungs.ts';
import { type Chapter, illustrative } from './reports.ts';

/**
 * The procedure before establishment in the demonstration: made up, and marked so, for seven clusters of which a source
 * says no more than that the city was adding them to its plan in the first half of 2024. All of them stand on another
 * rung; one has just been appraised, one lies with its enterprise, and two are overdue.
 */
type Step = readonly [RungCode | Act, Day];

const COURSES: Record<string, readonly Step[]> = {
  // Appraised on the last day of its clock, with a supplement over Tết 2025; the decision is due today.
  'HN-096': [
    ['first_letter', '2024-12-26'],
    ['public_notice', '2024-12-31'],
    ['window_closed', '2025-01-15'],
    ['dossier_submitted', '2025-01-22'],
    ['consultation', '2025-01-24'],
    ['returned', '2025-02-03'],
    ['supplemented', '2025-03-07'],
    ['council_nominated', '2025-03-10'],
    ['council_decided', '2025-03-12'],
    ['criteria', '2025-03-14'],
    ['scored', '2025-03-18'],
    ['appraised', '2025-03-20'],
  ],
  // Its notice came late, and the council has not scored it: weeks over the clock of the appraisal.
  'HN-097': [
    ['first_letter', '2024-12-05'],
    ['public_notice', '2024-12-16'],
    ['window_closed', '2024-12-31'],
    ['dossier_submitted', '2025-01-08'],
    ['consultation', '2025-01-13'],
    ['council_nominated', '2025-02-06'],
    ['council_decided', '2025-02-25'],
    ['criteria', '2025-03-06'],
  ],
  // With the enterprise, to be supplemented.
  'HN-092': [
    ['first_letter', '2025-01-14'],
    ['public_notice', '2025-01-20'],
    ['window_closed', '2025-02-04'],
    ['dossier_submitted', '2025-02-11'],
    ['consultation', '2025-02-17'],
    ['returned', '2025-03-03'],
  ],
  'HN-098': [
    ['first_letter', '2025-02-19'],
    ['public_notice', '2025-02-24'],
    ['window_closed', '2025-03-11'],
    ['dossier_submitted', '2025-03-18'],
    ['consultation', '2025-03-20'],
  ],
  // The window is closed and nothing handed in.
  'HN-094': [
    ['first_letter', '2025-02-20'],
    ['public_notice', '2025-02-26'],
    ['window_closed', '2025-03-13'],
  ],
  'HN-093': [
    ['first_letter', '2025-03-17'],
    ['public_notice', '2025-03-21'],
  ],
  'HN-095': [['first_letter', '2025-03-26']],
};

const RETURNED = 'Thiếu bản đồ ranh giới tỷ lệ 1/5.000 và cam kết nguồn vốn.';

/** In the plan before anything else: no source says when, so no more than the month is made up. */
const inPlan: Chapter = {
  day: addDays('2024-10-31', 1),
  by: 'department',
  entries: [{ milestone: 'in_plan', kind: 'actual', date: '2024-10', ...illustrative }],
};

/** The milestones of the ladder. */
export function ladderChapters(code: string): Chapter[] {
  const course = COURSES[code];
  if (!course) return [];
  const reached = course.flatMap(([rung, day]): Chapter[] =>
    isMilestoneRung(rung)
      ? [
          {
            day,
            by: RUNGS[rung].entered === 'department' ? 'department' : 'committee',
            entries: [{ milestone: rung, kind: 'actual', date: day, ...illustrative }],
          },
        ]
      : [],
  );
  return [inPlan, ...reached];
}

export interface ProcedureChapter {
  day: Day;
  by: Mover;
  event: ProcedureEvent;
}

/** What is recorded between them. */
export function procedureOf(code: string): ProcedureChapter[] {
  return (COURSES[code] ?? []).flatMap(([what, day]): ProcedureChapter[] => {
    const told = { date: day, ...illustrative };
    if (what === 'returned')
      return [{ day, by: 'department', event: { type: 'procedure.returned', note: RETURNED, ...told } }];
    if (what === 'supplemented')
      return [{ day, by: 'department', event: { type: 'procedure.supplemented', ...told } }];
    if (isMilestoneRung(what)) return [];
    return [{ day, by: RUNGS[what].entered, event: { type: 'procedure.reached', rung: what, ...told } }];
  });
}
