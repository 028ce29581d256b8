import { z } from 'zod';
import type { Calendar } from '../calendar/workdays.ts';
import type { Day } from '../day.ts';
import { issue, plain } from '../fields.ts';
import type { Stage } from '../lifecycle.ts';
import { type Decision, refuse } from '../log/command.ts';
import { commandOf } from '../log/command-of.ts';
import type { ReportsEvent, ReportsState } from './facet.ts';
import { type Period, periodOf, rhythmOf } from './period.ts';
import { REPORT_TEXTS, type ReportText } from './texts.ts';

/** What a report may say. The key is its period; saying it again corrects it until the period closes. */
const text = plain(2000).nullable();
const texts = Object.fromEntries(REPORT_TEXTS.map((name) => [name, text])) as Record<ReportText, typeof text>;

export const reportInput = commandOf(
  z.string(issue('not_a_choice')).refine((code) => periodOf(code) !== null, issue('not_a_choice')),
  z.object({
    nothing: z.boolean(issue('required')),
    ...texts,
    /** VND billion, since the beginning. No cluster of the city costs a tenth of the limit. */
    disbursed: z
      .number(issue('malformed'))
      .min(0, issue('malformed'))
      .max(100_000, issue('malformed'))
      .nullable(),
  }),
);
export type ReportInput = z.infer<typeof reportInput>;

export interface ReportAround {
  today: Day;
  stage: Stage;
  /** The days off as known today; those of the program where nothing is said. */
  calendar?: Calendar;
}

/** The periods that a cluster of a stage can be reported for on a day are those not closed; anything later is a mistake. */
function wrongPeriod(period: Period | null, { today, stage }: ReportAround) {
  const rhythm = rhythmOf(stage);
  if (rhythm === null) return refuse('key', stage === 'ended' ? 'cluster_ended' : 'not_a_choice');
  if (!period || period.rhythm !== rhythm) return refuse('key', 'not_a_choice');
  if (period.opens > today) return refuse('key', 'date_in_future');
  return period.closes < today ? refuse('key', 'period_closed', period.closes) : null;
}

export function decideReport(
  state: ReportsState,
  { key, said }: ReportInput,
  around: ReportAround,
): Decision<ReportsEvent> {
  const wrong = wrongPeriod(periodOf(key, around.calendar), around);
  if (wrong) return wrong;
  const given = REPORT_TEXTS.filter((name) => said[name] !== null);
  const [first] = given;
  if (said.nothing && first) return refuse(first, 'must_be_empty');
  if (!said.nothing && !first && said.disbursed === null) return refuse('done', 'required');
  const before = state.last?.disbursed ?? null;
  const isCorrection = state.last?.period === key;
  if (!isCorrection && said.disbursed !== null && before !== null && said.disbursed < before) {
    return refuse('disbursed', 'less_than_before', String(before));
  }
  return { event: { type: 'reports.filed', period: key, ...said, provenance: 'reported' } };
}
