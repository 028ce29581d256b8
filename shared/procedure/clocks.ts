import type { RegimeCode } from '../regime.ts';
import { RUNG_CODES, RUNGS, type Rules, type RungCode, rulesOf } from './rungs.ts';

/** Working days, or calendar days. */
export type Unit = 'workday' | 'day';

/** Within how many days of which rung another must be reached, and where that is written. */
export interface Clock {
  days: number;
  unit: Unit;
  from: RungCode;
  basis: Basis;
}

/** The provision: words for it are in the dictionary. */
export interface Basis {
  /** Clause and article; null where the text itself has not been read. */
  clause: string | null;
  regime: RegimeCode;
  /** The decree itself was read; else a summary of it. */
  checked: boolean;
}

type Clocked = 'public_notice' | 'window_closed' | 'dossier_submitted' | 'appraised' | 'established';
type Table = Record<Clocked, { days: number; unit: Unit; clause: string | null }>;

/** From what each clock runs: the same in both decrees. */
const FROM: Record<Clocked, RungCode> = {
  public_notice: 'first_letter',
  window_closed: 'public_notice',
  dossier_submitted: 'window_closed',
  appraised: 'dossier_submitted',
  established: 'appraised',
};
export const CLOCKED = Object.keys(FROM) as Clocked[];

const TABLES: Record<Exclude<Rules, 'older'>, Table> = {
  nd32: {
    public_notice: { days: 5, unit: 'workday', clause: '10.1' },
    window_closed: { days: 15, unit: 'day', clause: '10.1' },
    dossier_submitted: { days: 5, unit: 'workday', clause: '10.2' },
    appraised: { days: 25, unit: 'day', clause: '10.3' },
    established: { days: 7, unit: 'workday', clause: '10.4' },
  },
  // Decree 303/2026 is known by a summary; its clauses are not quoted before the text has been read.
  nd303: {
    public_notice: { days: 2, unit: 'workday', clause: null },
    window_closed: { days: 5, unit: 'workday', clause: null },
    dossier_submitted: { days: 5, unit: 'workday', clause: null },
    appraised: { days: 20, unit: 'workday', clause: null },
    established: { days: 5, unit: 'workday', clause: null },
  },
};

const isClocked = (rung: RungCode): rung is Clocked => rung in FROM;

/** The clock of a rung under a regime; null where no law known here sets one. */
export function clockUnder(regime: RegimeCode, rung: RungCode): Clock | null {
  const rules = rulesOf(regime);
  if (rules === 'older' || !isClocked(rung)) return null;
  const { clause, ...length } = TABLES[rules][rung];
  return { ...length, from: FROM[rung], basis: { clause, regime, checked: clause !== null } };
}

/** From which rung the clock of another runs, whatever its length; null: it has none in any regime. */
export const clockStart = (rung: RungCode): RungCode | null => (isClocked(rung) ? FROM[rung] : null);

/** All clocks of a regime together, by unit: what the law gives from the first letter to the decision. */
export function totalUnder(regime: RegimeCode): Record<Unit, number> {
  const total = { workday: 0, day: 0 };
  for (const rung of RUNG_CODES) {
    const clock = clockUnder(regime, rung);
    if (clock) total[clock.unit] += clock.days;
  }
  return total;
}

/** The rung by whose clock a rung is judged: its own, or that of the appraisal inside which it happens. */
export const judgedBy = (rung: RungCode): RungCode => (RUNGS[rung].inside ? 'appraised' : rung);
