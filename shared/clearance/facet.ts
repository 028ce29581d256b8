import type { Day } from '../day.ts';
import { type Edtf, lastDay } from '../edtf.ts';
import { weakest } from '../ground.ts';
import type { Facet } from '../log/facet.ts';
import type { Provenance } from '../register.ts';
import { type ClearanceLogged, clearanceEvent, type Report, type Tranche } from './events.ts';
import { FIGURES, type Figure, type Pending } from './figures.ts';
import { standingOf, tranchesHa } from './standing.ts';

export interface ClearanceState {
  /** By the day of which they speak; of one day as they were recorded. */
  reports: Report[];
  /** By the day of their decision. */
  tranches: Tranche[];
  /** The number of the last report. */
  version: number;
}

/** What counts of it for its cluster on a day; null where nobody has said. */
export type ClearanceDay = { [F in Figure]: number | null } & {
  pending: Pending[];
  /** Hectares allocated or leased in all tranches; null where there is none. */
  grantedHa: number | null;
  /** The day of which the last report speaks, at its precision. */
  reportedFor: Edtf | null;
  /** The weakest ground of the areas that stand: to clear, handed over, clean. */
  ground: Provenance | null;
};

/** The key of reports; a tranche is a key by its own id. */
export const REPORTS = 'reports';

const byDay = (a: { on: Day; seq: number }, b: { on: Day; seq: number }): number =>
  a.on === b.on ? a.seq - b.seq : a.on < b.on ? -1 : 1;
const onOf = ({ date, seq }: Report) => ({ on: lastDay(date), seq });
const decidedOf = ({ decision, seq }: Tranche) => ({ on: decision.day, seq });

/** The reports with one more, each at its place in time. */
export function withReport(reports: readonly Report[], report: Report): Report[] {
  const last = reports.at(-1);
  const all = [...reports, report];
  // Mostly it speaks of a day after all others, and those stand in their order already.
  return last === undefined || byDay(onOf(last), onOf(report)) <= 0
    ? all
    : all.sort((a, b) => byDay(onOf(a), onOf(b)));
}

const NOTHING = Object.fromEntries(FIGURES.map((figure) => [figure, null])) as {
  [F in Figure]: null;
};

const EMPTY: ClearanceState = { reports: [], tranches: [], version: 0 };

function dayOf({ reports, tranches }: ClearanceState): ClearanceDay {
  const { figures: known, grounds, pending: waiting } = standingOf(reports);
  return {
    ...NOTHING,
    ...known,
    pending: waiting,
    grantedHa: tranches.length === 0 ? null : tranchesHa(tranches),
    reportedFor: reports.at(-1)?.date ?? null,
    ground: weakest([grounds.toClearHa, grounds.handedOverHa, grounds.cleanHa]),
  };
}
/** Where nobody has said anything. */
export const NO_CLEARANCE = dayOf(EMPTY);

export const clearance: Facet<ClearanceLogged, ClearanceState, ClearanceDay> = {
  name: 'clearance',
  stream: 'cluster',
  event: clearanceEvent,
  empty: EMPTY,
  evolve(state, event, { seq, on: recordedOn }) {
    if (event.type === 'clearance.withdrawn') {
      const reports = state.reports.filter((report) => report.seq < event.from);
      return { ...state, reports, version: seq };
    }
    if (event.type === 'clearance.reported') {
      const { type: _t, ...said } = event;
      return { ...state, reports: withReport(state.reports, { ...said, seq, recordedOn }), version: seq };
    }
    const { type: _t, ...said } = event;
    const tranches = [...state.tranches, { ...said, seq, recordedOn }];
    return { ...state, tranches: tranches.sort((a, b) => byDay(decidedOf(a), decidedOf(b))) };
  },
  day: dayOf,
  version: (state, key) =>
    key === REPORTS ? state.version : (state.tranches.find(({ id }) => id === key)?.seq ?? 0),
};
