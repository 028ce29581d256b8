import type { HistoryLine } from '../../../server/clusters/detail.ts';
import type { Lang } from '../../../shared/i18n/format.ts';
import type { Messages } from '../../../shared/i18n/messages.ts';
import { type Said, saidIn } from '../../../shared/i18n/said.ts';
import { groupBy } from '../../../shared/lists.ts';
import { type ForecastMove, forecastMoves } from '../../../shared/milestones/moves.ts';

/** One thing that was said; of a forecast also what it changed. */
export interface SaidThen extends Said {
  move: ForecastMove | null;
}

/** What one person recorded at one instant. */
export interface Report {
  seq: number;
  recordedAt: string;
  by: string | null;
  said: SaidThen[];
}

/** A report, or several one after the other by the same person in which every date stayed as it was: newest first. */
export type HistoryItem = { kind: 'report'; report: Report } | { kind: 'run'; reports: Report[] };

/** The lines of a log, newest first, as what people want to know of them. */
export function historyItems(lines: readonly HistoryLine[], t: Messages, lang: Lang): HistoryItem[] {
  return withRuns(together(lines, t, lang));
}

function together(lines: readonly HistoryLine[], t: Messages, lang: Lang): Report[] {
  const moves = groupBy(forecastMoves(lines), ({ seq }) => seq);
  const reports: Report[] = [];
  for (const { seq, recordedAt, by, event } of lines) {
    const said = withMoves(saidIn(event, t, lang), moves.get(seq) ?? []);
    if (said.length === 0) continue;
    const last = reports.at(-1);
    if (last && last.recordedAt === recordedAt && last.by === by) last.said.push(...said);
    else reports.push({ seq, recordedAt, by, said });
  }
  return reports;
}

/** Each forecast of a line beside what it changed: every entry is one thing said. */
const withMoves = (said: readonly Said[], moves: readonly ForecastMove[]): SaidThen[] =>
  said.map((one, i) => ({ ...one, move: moves.find(({ entry }) => entry === i) ?? null }));

/** Nothing but forecasts that stayed as they were, without a remark. */
const saysNothingNew = ({ said }: Report): boolean =>
  said.every(({ move, note }) => move?.kind === 'unchanged' && move.adjustedTo === null && note === null);

function withRuns(reports: readonly Report[]): HistoryItem[] {
  const items: HistoryItem[] = [];
  let run: Report[] = [];
  const close = () => {
    const [only, ...more] = run;
    if (only) items.push(more.length > 0 ? { kind: 'run', reports: run } : { kind: 'report', report: only });
    run = [];
  };
  for (const report of reports) {
    if (!saysNothingNew(report) || (run[0] && run[0].by !== report.by)) close();
    if (saysNothingNew(report)) run.push(report);
    else items.push({ kind: 'report', report });
  }
  close();
  return items;
}
