import type { Day } from '../day.ts';
import { type RegimeCode, regimeOn } from '../regime.ts';
import type { Kind } from '../register.ts';

/**
 * How large a cluster may be, by the rules of the day of its decision: hectares, both ends included. Null where nothing
 * is written. Sources: art. 2 of the regulation of Decision 105/2009/QĐ-TTg; art. 2 of Decrees 68/2017 and 32/2024/NĐ-CP,
 * the latter as amended by Decree 303/2026/NĐ-CP.
 */
export interface AreaLimits {
  min: number | null;
  max: number | null;
  article: string;
}

/** Of what the limits depend, beside the day. */
export interface Sized {
  kind: Kind;
  /** It lies in a mountain district. */
  mountain?: boolean | undefined;
}

interface Written extends AreaLimits {
  /** Where a craft-village cluster may be smaller, and one in a mountain district. */
  craftMin: number | null;
  mountainMin: number | null;
  /** The whole after an expansion. */
  expanded: number | null;
}

const BY_DECREE = (act: string): Written => ({
  min: 10,
  craftMin: 5,
  mountainMin: 5,
  max: 75,
  expanded: 75,
  article: `Điều 2 Nghị định ${act}/NĐ-CP`,
});

const WRITTEN: Record<RegimeCode, Written | null> = {
  pre_2009: null,
  qd105_2009: {
    min: null,
    craftMin: null,
    mountainMin: null,
    max: 50,
    expanded: 75,
    article: 'Điều 2 Quy chế theo Quyết định 105/2009/QĐ-TTg',
  },
  nd68_2017: BY_DECREE('68/2017'),
  nd66_2020: BY_DECREE('68/2017'),
  nd32_2024: BY_DECREE('32/2024'),
  nd139_2025: BY_DECREE('32/2024'),
  nd303_2026: {
    min: 5,
    craftMin: 5,
    mountainMin: 5,
    max: 75,
    expanded: 75,
    article: 'Điều 2 Nghị định 32/2024/NĐ-CP, sửa đổi bởi Nghị định 303/2026/NĐ-CP',
  },
};

/** The limits on the day of the decision; null: that day's rules set none. */
export function areaLimits(
  { kind, mountain }: Sized,
  decidedOn: Day,
  what: 'cluster' | 'expansion' = 'cluster',
): AreaLimits | null {
  const written = WRITTEN[regimeOn(decidedOn).code];
  if (written === null) return null;
  const { craftMin, expanded, min, max, mountainMin, article } = written;
  const least = [min, ...(kind === 'craft_village' ? [craftMin] : []), ...(mountain ? [mountainMin] : [])];
  return { min: smallest(least), max: what === 'expansion' ? expanded : max, article };
}

/** Null: nothing is written. */
const smallest = (limits: readonly (number | null)[]): number | null => {
  const written = limits.filter((limit) => limit !== null);
  return written.length === 0 ? null : Math.min(...written);
};

export const isWithin = (ha: number, { min, max }: Pick<AreaLimits, 'min' | 'max'>): boolean =>
  (min === null || ha >= min) && (max === null || ha <= max);

/** '10–75 ha (Điều 2 Nghị định 32/2024/NĐ-CP)': what a refusal names. Numbers are whole in every rule so far. */
export function limitsText({ min, max, article }: AreaLimits): string {
  const range = min === null ? `≤ ${max}` : `${min}–${max}`;
  return `${range} ha (${article})`;
}
