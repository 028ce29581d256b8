import { foldVietnamese } from '../text.ts';
import { cleaned, isEmpty } from './clean.ts';
import { isFaultCell, isPercentCell, type Raw } from './raw.ts';
import { type Answers, EMPTY, problem, type Question, type Read } from './read.ts';

/**
 * Numbers as people write them. A stroke that may be the decimal one or one between thousands is settled by its column or
 * asked; a unit that is not written is asked.
 */
export type Strokes = 'vi' | 'en';

/** What a text of figures and strokes can be. */
type Figures = { value: number; strokes: Strokes | null } | { vi: number; en: number };

const SIGNED = /^([-−+]?)\s*(\d[\d.,\s]*)$/;

const asNumber = (whole: string, part = ''): number =>
  Number(`${whole.replace(/[^\d]/g, '')}.${part === '' ? '0' : part}`);

/** Null: no number. */
function figuresIn(text: string): Figures | null {
  // 1 234 567,5: spaces between thousands, and nowhere else
  const spaced = /^\d{1,3}( \d{3})+([.,]\d+)?$/.test(text) ? text.replaceAll(' ', '') : text;
  if (/\s/.test(spaced)) return null;
  if (/^\d+$/.test(spaced)) return { value: Number(spaced), strokes: null };
  const both = /^(\d{1,3}(?:\.\d{3})+),(\d+)$/.exec(spaced);
  if (both) return { value: asNumber(both[1] ?? '', both[2]), strokes: 'vi' };
  const other = /^(\d{1,3}(?:,\d{3})+)\.(\d+)$/.exec(spaced);
  if (other) return { value: asNumber(other[1] ?? '', other[2]), strokes: 'en' };
  if (/^\d{1,3}(\.\d{3}){2,}$/.test(spaced)) return { value: asNumber(spaced), strokes: 'vi' };
  if (/^\d{1,3}(,\d{3}){2,}$/.test(spaced)) return { value: asNumber(spaced), strokes: 'en' };
  const one = /^(\d+)([.,])(\d+)$/.exec(spaced);
  if (!one) return null;
  const [, whole = '', stroke, part = ''] = one;
  const decimal: Strokes = stroke === ',' ? 'vi' : 'en';
  const value = asNumber(whole, part);
  // 1.234 can be both; 0.123 and 12345.678 cannot.
  if (part.length !== 3 || whole.length > 3 || whole.startsWith('0')) return { value, strokes: decimal };
  const grouped = asNumber(whole + part);
  return decimal === 'vi' ? { vi: value, en: grouped } : { vi: grouped, en: value };
}

/** The number and what follows it, as typed. */
export function splitUnit(text: string): { figures: string; unit: string } | null {
  const found = /^([-−+]?\s*\d[\d.,\s]*?)\s*([^\d\s.,][^\d]*[²23]?)?$/u.exec(cleaned(text));
  return found ? { figures: (found[1] ?? '').trim(), unit: (found[2] ?? '').trim() } : null;
}

/** Which strokes the texts of a column have; 'mixed' where some have one kind and some the other. Null: none tells. */
export function strokesOf(texts: readonly string[]): Strokes | 'mixed' | null {
  let seen: Strokes | null = null;
  for (const text of texts) {
    const split = splitUnit(text);
    const figures = split && figuresIn(split.figures.replace(/^[-−+]\s*/, ''));
    if (!figures || 'vi' in figures || figures.strokes === null) continue;
    if (seen !== null && seen !== figures.strokes) return 'mixed';
    seen = figures.strokes;
  }
  return seen;
}

/** A number of a column whose strokes are settled, or not (null). */
function numberIn(text: string, strokes: Strokes | null): Read<number> {
  const [, sign = '', body = ''] = SIGNED.exec(text) ?? [];
  const figures = body === '' ? null : figuresIn(body.trim());
  if (!figures) return problem('not_a_number');
  const turned = sign === '-' || sign === '−' ? -1 : 1;
  if (!('vi' in figures)) return { value: turned * figures.value };
  return strokes === null ? { asks: 'strokes' } : { value: turned * figures[strokes] };
}

/** By how much a number is multiplied to become what is stored: ha, VND billion, per cent. */
const SCALE: Record<string, number> = {
  vnd_bn: 1,
  vnd_mn: 1e-3,
  vnd_k: 1e-6,
  vnd: 1e-9,
  ha: 1,
  m2: 1e-4,
  percent: 1,
  part: 100,
};

const UNITS: Record<'money' | 'area' | 'share', readonly [RegExp, string][]> = {
  money: [
    [/\b(ty|ti|billion|bn)\b/, 'vnd_bn'],
    [/\b(trieu|trd|million|mn)\b/, 'vnd_mn'],
    [/\b(nghin|ngan|thousand)\b/, 'vnd_k'],
    [/\b(dong|vnd|d)\b/, 'vnd'],
  ],
  area: [
    [/\bm ?[²2]|met vuong/, 'm2'],
    [/\b(ha|hec ?ta)\b/, 'ha'],
  ],
  share: [[/%|phan tram/, 'percent']],
};

/** The unit that a head or what follows a number names; null where it names none. */
export function unitIn<Q extends keyof typeof UNITS>(text: string, of: Q): NonNullable<Answers[Q]> | null {
  const folded = foldVietnamese(text);
  const found = UNITS[of].find(([shape]) => shape.test(folded));
  return (found?.[1] ?? null) as NonNullable<Answers[Q]> | null;
}

export type NumberKind = 'plain' | 'money' | 'area' | 'share';

/** What is settled for a column: by its head, by its cells, by an answer. */
export interface NumberColumn {
  kind: NumberKind;
  strokes: Strokes | null;
  /** A key of SCALE; null: not settled. */
  unit: string | null;
}

/** Sixteen figures are all that a number carries: what multiplication adds behind them is dust. */
const dusted = (value: number): number => Number(value.toPrecision(13));

export function readNumber(raw: Raw, column: NumberColumn): Read<number> {
  if (isEmpty(raw)) return EMPTY;
  if (isFaultCell(raw)) return problem(raw.fault === '=' ? 'not_computed' : 'fault');
  if (isPercentCell(raw))
    return column.kind === 'share' ? { value: dusted(raw.percent) } : problem('not_a_number');
  if (typeof raw === 'number') return scaled(raw, column.unit, column.kind);
  if (typeof raw !== 'string') return problem('not_a_number');
  const split = splitUnit(raw);
  if (!split) return problem('not_a_number');
  const number = numberIn(split.figures, column.strokes);
  if (!('value' in number)) return number;
  if (column.kind === 'plain') return split.unit === '' ? number : problem('not_a_number');
  const own = split.unit === '' ? null : unitIn(split.unit, column.kind);
  if (split.unit !== '' && own === null) return problem('not_a_number');
  return scaled(number.value, own ?? column.unit, column.kind);
}

function scaled(value: number, unit: string | null, kind: NumberKind): Read<number> {
  if (kind === 'plain') return { value };
  // Nothing is nothing in every unit.
  if (value === 0) return { value };
  // Between 0 and 1 it is open whether 1 or 100 is all of it; above that it can only be per cent.
  const known = kind === 'share' && unit === null && Math.abs(value) > 1 ? 'percent' : unit;
  if (known === null) return { asks: kind as Question };
  return { value: dusted(value * (SCALE[known] ?? 1)) };
}
