import { daysBetween } from '../day.ts';
import { type Edtf, lastDay } from '../edtf.ts';
import type { MilestoneCode } from '../lifecycle.ts';
import type { FacetEvent } from '../log/event.ts';
import type { Reason } from '../milestone.ts';
import { isRecorded, standingLines } from './facet.ts';
import { createRounds } from './rounds.ts';

/**
 * What each forecast changed: an entry says only the new date, the date before stands in the lines before it. `reworded`
 * is another date with the same last day (quarter III → September): nothing has moved, it is only said more precisely.
 */
export type MoveKind = 'first' | 'later' | 'earlier' | 'unchanged' | 'reworded';

export interface ForecastMove {
  /** Number of the line that says it, and of the entry in that line. */
  seq: number;
  entry: number;
  milestone: MilestoneCode;
  kind: MoveKind;
  /** Null for the first forecast of a milestone. */
  from: Edtf | null;
  to: Edtf;
  /** From last day to last day; positive is later, 0 for the first. */
  days: number;
  reason: Reason | null;
  /** The installation's own cause that the reason was. */
  as?: string;
  /** The schedule that an adjustment has put in force since the forecast before; null where none has. */
  adjustedTo: Edtf | null;
  /** It was said of the works of another expansion than the one that stands. */
  past?: true;
}

interface Line {
  seq: number;
  event: FacetEvent;
}

/** What is known of a milestone where its next forecast is said. */
interface Known {
  date: Edtf | null;
  isScheduled: boolean;
  adjustedTo: Edtf | null;
  moves: ForecastMove[];
}
const NOTHING: Known = { date: null, isScheduled: false, adjustedTo: null, moves: [] };

/** Every forecast of a cluster's log as a move, oldest first; the lines may come in any order. */
export function forecastMoves(lines: readonly Line[]): ForecastMove[] {
  const rounds = createRounds<Known>();
  const moves: ForecastMove[] = [];
  for (const { seq, event } of standingLines(lines).sort((a, b) => a.seq - b.seq)) {
    if (!isRecorded(event)) continue;
    for (const [entry, told] of event.entries.entries()) {
      rounds.follow(told);
      const { kind, milestone, date, reason = null, as } = told;
      const known = rounds.of(milestone) ?? NOTHING;
      if (kind === 'baseline') {
        // The first schedule adjusts nothing.
        const adjustedTo = known.isScheduled ? date : known.adjustedTo;
        rounds.set(milestone, { ...known, isScheduled: true, adjustedTo });
      }
      if (kind !== 'forecast') continue;
      const { date: from, adjustedTo } = known;
      const move = { seq, entry, milestone, ...said(reason, as), adjustedTo, ...moved(from, date) };
      moves.push(move);
      rounds.set(milestone, { ...known, date, adjustedTo: null, moves: [...known.moves, move] });
    }
  }
  const present = new Set(rounds.all().flatMap((known) => known.moves));
  return moves.map((move) => (present.has(move) ? move : { ...move, past: true }));
}

const said = (reason: Reason | null, as: string | undefined): Pick<ForecastMove, 'reason' | 'as'> =>
  as === undefined ? { reason } : { reason, as };

function moved(from: Edtf | null, to: Edtf): Pick<ForecastMove, 'kind' | 'from' | 'to' | 'days'> {
  if (from === null) return { kind: 'first', from, to, days: 0 };
  const days = daysBetween(lastDay(from), lastDay(to));
  if (days === 0) return { kind: from === to ? 'unchanged' : 'reworded', from, to, days };
  return { kind: days > 0 ? 'later' : 'earlier', from, to, days };
}

const explains = ({ reason }: ForecastMove): boolean =>
  reason !== null && reason !== 'unchanged' && reason !== 'ahead_of_plan';

/**
 * The last time a milestone was put off, with the cause that was given for it, then or since; null where it never was. Of an
 * expansion only since it was decided: the one before has been built.
 */
export function lastPutOff(moves: readonly ForecastMove[], milestone: MilestoneCode): ForecastMove | null {
  const its = moves.filter((move) => move.milestone === milestone && !move.past);
  const at = its.findLastIndex(({ kind }) => kind === 'later');
  const last = its[at];
  if (!last) return null;
  const since = its.slice(at).filter(({ kind }) => kind !== 'earlier');
  const { as: _as, ...rest } = last;
  const why = since.findLast(explains);
  return { ...rest, ...said(why?.reason ?? null, why?.as) };
}
