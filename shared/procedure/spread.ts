import type { RungClock } from './clock.ts';
import { CLOCKED, type Unit } from './clocks.ts';
import { DESKS, type Desk, RULES, RUNGS, type Rules, type RungCode, rungsOf } from './rungs.ts';

/**
 * How long the procedure takes: for each rung and each desk the time used in all dossiers that have passed it. Dossiers
 * of different rules are never put together: they count other days and other rungs.
 */

/** One dossier's time. `within`: the clock was kept; null where no law known here set one. */
export interface Case {
  code: string;
  name: string;
  used: number;
  within: boolean | null;
}

export interface Spread {
  n: number;
  /** The middle value, and the one that four of five do not exceed; null below FEW cases, which are told one by one. */
  median: number | null;
  p80: number | null;
  longest: number;
  /** How many of those with a clock kept it; null where none had one. */
  within: { kept: number; of: number } | null;
  /** The longest first; only where they are few. */
  cases: Case[];
}

/** Below it a median says nothing that the cases do not say better. */
export const FEW = 5;

/** The value that a share of the sorted values does not exceed (nearest rank). */
const atShare = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;

function medianOf(sorted: readonly number[]): number {
  const half = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[half - 1] ?? 0, sorted[half] ?? 0];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}

/** Null: nobody has passed it. */
export function spreadOf(cases: readonly Case[]): Spread | null {
  if (cases.length === 0) return null;
  const sorted = cases.map(({ used }) => used).sort((a, b) => a - b);
  const judged = cases.filter(({ within }) => within !== null);
  const isFew = cases.length < FEW;
  return {
    n: cases.length,
    median: isFew ? null : medianOf(sorted),
    p80: isFew ? null : atShare(sorted, 0.8),
    longest: sorted.at(-1) ?? 0,
    within:
      judged.length === 0
        ? null
        : { kept: judged.filter(({ within }) => within === true).length, of: judged.length },
    cases: isFew ? [...cases].sort((a, b) => b.used - a.used || (a.code < b.code ? -1 : 1)) : [],
  };
}

/** A dossier with its clocks. */
export interface Measured {
  code: string;
  name: string;
  rules: Rules;
  rungs: readonly RungClock[];
  /** Calendar days at the enterprise in all; null while the appraisal is not over, or where the dossier never went back. */
  atEnterprise: number | null;
}

export interface RungSpread extends Spread {
  rung: RungCode;
  unit: Unit;
}
export interface DeskSpread extends Spread {
  desk: Desk;
}
export interface SpreadOfRules {
  rules: Rules;
  rungs: RungSpread[];
  /** In calendar days. */
  desks: DeskSpread[];
}

/** By rules, the newest first; those of which no dossier has passed anything are left out. */
export function spreadsOf(measured: readonly Measured[]): SpreadOfRules[] {
  return RULES.map((rules) => {
    const mine = measured.filter((one) => one.rules === rules);
    return {
      rules,
      rungs: rungsOf(rules).flatMap((rung) => rungSpreads(mine, rung)),
      desks: DESKS.flatMap((desk) => {
        const spread = spreadOf(mine.flatMap((one) => atDesk(one, desk)));
        return spread ? [{ desk, ...spread }] : [];
      }),
    };
  }).filter(({ rungs, desks }) => rungs.length + desks.length > 0);
}

const hasClock = (rung: RungCode): boolean => CLOCKED.some((clocked) => clocked === rung);

/** By the unit of the clock; a rung without one by calendar days since the rung before. */
function rungSpreads(measured: readonly Measured[], rung: RungCode): RungSpread[] {
  const passed = measured.flatMap((one): (Case & { unit: Unit })[] => {
    const line = one.rungs.find((candidate) => candidate.rung === rung);
    if (line?.stands !== 'reached') return [];
    const { clock, held } = line;
    const named = { code: one.code, name: one.name };
    if (clock) return [{ unit: clock.unit, ...named, used: clock.used, within: !clock.breached }];
    // Beside a clock of the appraisal, whose days are counted from its beginning, days since the last rung say nothing.
    const isBare = one.rules === 'older' || !hasClock(rung);
    return isBare && held !== null ? [{ unit: 'day', ...named, used: held, within: null }] : [];
  });
  return (['workday', 'day'] as const).flatMap((unit) => {
    const spread = spreadOf(passed.filter((one) => one.unit === unit).map(({ unit: _u, ...one }) => one));
    return spread ? [{ rung, unit, ...spread }] : [];
  });
}

/** Calendar days that a dossier lay on a desk, once it has left it for good. */
function atDesk({ code, name, rules, rungs, atEnterprise }: Measured, desk: Desk): Case[] {
  const named = { code, name, within: null };
  if (desk === 'enterprise') return atEnterprise === null ? [] : [{ ...named, used: atEnterprise }];
  // From the plan list to the first letter nobody holds anything.
  const own = rungsOf(rules).filter((rung) => RUNGS[rung].desk === desk && rung !== 'in_plan');
  const days = own.map((rung) => rungs.find((line) => line.rung === rung)?.held ?? null);
  if (own.length === 0 || days.some((held) => held === null)) return [];
  return [{ ...named, used: days.reduce<number>((sum, held) => sum + (held ?? 0), 0) }];
}
