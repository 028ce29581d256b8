import { addMonths, type Day } from './day.ts';
import { parseEdtf } from './edtf.ts';
import type { MilestoneCode } from './lifecycle.ts';
import type { Standing } from './milestone.ts';

/**
 * The legal regimes by the date of the dossier: statutory clocks, who decides and even the level of government differ
 * by it. `from` is the day of taking effect, not of signing. Sources: the final articles of Decisions and Decrees
 * 105/2009/QĐ-TTg, 68/2017, 66/2020, 32/2024 (art. 35 and 37), 139/2025 and 303/2026/NĐ-CP.
 */
export const REGIMES = [
  { code: 'pre_2009', from: null, local: null },
  { code: 'qd105_2009', from: '2009-10-05', local: 'district' },
  { code: 'nd68_2017', from: '2017-07-15', local: 'district' },
  { code: 'nd66_2020', from: '2020-08-01', local: 'district' },
  { code: 'nd32_2024', from: '2024-05-01', local: 'district' },
  { code: 'nd139_2025', from: '2025-07-01', local: 'commune' },
  { code: 'nd303_2026', from: '2026-09-15', local: 'commune' },
] as const;
export type RegimeCode = (typeof REGIMES)[number]['code'];
export type RegimeLocal = 'district' | 'commune' | null;
export interface Regime {
  code: RegimeCode;
  /** The level of government that makes up the dossier; null where the sources do not say. */
  local: RegimeLocal;
}

/** All regimes of which a day from `first` (null: any time before) to `last` is part, the oldest first. */
function regimesBetween(first: Day | null, last: Day): Regime[] {
  return REGIMES.filter(({ from }, i) => {
    const next = REGIMES[i + 1]?.from ?? null;
    const begun = from === null || from <= last;
    const over = next !== null && first !== null && next <= first;
    return begun && !over;
  }).map(({ code, local }) => ({ code, local }));
}

export const regimeOn = (day: Day): Regime => regimesBetween(day, day)[0] ?? REGIMES[0];

/** What dates a dossier, the nearest to its handing in first: one under appraisal stays under the rules it came in by. */
const DATED_BY: readonly MilestoneCode[] = ['dossier_submitted', 'public_notice', 'established'];

/** Of a dossier of which only the decision is known: within so many months before it it came in. */
const DECIDED_WITHIN_MONTHS = 12;

export interface RegimesOfCluster {
  /** One; several when the date is not precise enough to tell, or the dossier may have come in under earlier rules. */
  regimes: Regime[];
  /** What dates the dossier; null: there is none yet, and the rules are those of the as-of day. */
  by: MilestoneCode | null;
}

/** The rules under which a cluster's dossier stands on a day. */
export function regimesOf(standing: Standing, asOf: Day): RegimesOfCluster {
  const by = DATED_BY.find((code) => standing.milestones[code]?.actual !== undefined) ?? null;
  const span = by === null ? null : parseEdtf(standing.milestones[by]?.actual ?? '');
  if (!span) return { regimes: [regimeOn(asOf)], by: null };
  const months = by === 'established' ? DECIDED_WITHIN_MONTHS : 0;
  const first = span.first === null ? null : addMonths(span.first, -months);
  return { regimes: regimesBetween(first, span.last), by };
}
