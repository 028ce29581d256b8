import { isDay, joinDay } from '../day.ts';
import { type Edtf, parseEdtf, quarterOf } from '../edtf.ts';
import { foldVietnamese } from '../text.ts';
import { cleaned, isEmpty } from './clean.ts';
import { isDayCell, isFaultCell, type Raw } from './raw.ts';
import { EMPTY, problem, type Read } from './read.ts';
import { type DateSystem, dayOfSerial } from './serial.ts';

/** Dates as people write them, day first; each keeps the precision that was written. What is vague is told, not guessed. */

const ROMAN: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4 };
const quarterNumber = (text: string): number => ROMAN[text] ?? Number(text);

type Groups = Record<string, string>;
const [YEAR, MONTH, DAY] = ['(?<y>\\d{4})', '(?<m>\\d{1,2})', '(?<d>\\d{1,2})'];
const STROKE = ' ?[/.\\-–] ?';
const shape = (text: string) => new RegExp(`^${text}$`);

const monthOf = ({ y = '', m = '' }: Groups): Read<Edtf> =>
  Number(m) >= 1 && Number(m) <= 12
    ? { value: joinDay(Number(y), Number(m), 1).slice(0, 7) }
    : problem('date_impossible');

function dayFirst({ y = '', m = '', d = '' }: Groups): Read<Edtf> {
  const [year, month, day] = [Number(y), Number(m), Number(d)];
  if (month > 12 && day <= 12) return problem('month_first');
  const value = joinDay(year, month, day);
  return isDay(value) ? { value } : problem('date_impossible');
}

const half = ({ y = '', half: which = '' }: Groups): Read<Edtf> => ({
  value: which === 'dau' || which === '1' ? `${y}-01/${y}-06` : `${y}-07/${y}-12`,
});

/** Of folded texts; the first that fits. */
const SHAPES: readonly [RegExp, (found: Groups) => Read<Edtf>][] = [
  [shape(`(?:ngay )?${DAY}${STROKE}${MONTH}${STROKE}${YEAR}`), dayFirst],
  [shape(`${YEAR}-${MONTH}-${DAY}(?:[t ]00:00(?::00(?:\\.0+)?)?z?)?`), dayFirst],
  [shape(`(?:ngay )?${DAY} thang ${MONTH},? (?:nam )?${YEAR}`), dayFirst],
  [shape(`(?:thang|month|t) ?${MONTH}(?:${STROKE}|,? (?:nam )?)${YEAR}`), monthOf],
  [shape(`${MONTH}${STROKE}${YEAR}`), monthOf],
  [shape(`${YEAR}-(?<m>\\d{2})`), monthOf],
  [
    shape(`(?:quy|q) ?(?<q>iv|i{1,3}|[1-4])(?:${STROKE}|,? (?:nam )?)${YEAR}`),
    ({ q = '', y = '' }) => ({ value: quarterOf(Number(y), quarterNumber(q)) }),
  ],
  [shape(`(?:6|sau) thang (?<half>dau|cuoi)(?:${STROKE}| (?:nam )?)${YEAR}`), half],
  [shape(`nua (?<half>dau|cuoi)(?: nam)? ${YEAR}`), half],
  [
    shape(`(?:nam )?${YEAR}`),
    ({ y = '' }) => (inReach(Number(y)) ? { value: y } : problem('date_impossible')),
  ],
];

const VAGUE =
  /\b(cuoi|dau|giua|khoang|du kien|truoc|sau|trong|quy|thang|nam|den|chua|dang|tu)\b|^[ivx]+ ?[/-]/;
const SHORT_YEAR = /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$/;

const inReach = (year: number): boolean => year >= 1900 && year <= 2199;
/** Numbers that are days of our time, and no years. */
const SERIALS = { first: 20_000, last: 90_000 };

/** `system`: how the workbook counts its days; null where there is none (a text file). */
export function readDate(raw: Raw, system: DateSystem | null): Read<Edtf> {
  if (isEmpty(raw)) return EMPTY;
  if (isFaultCell(raw)) return problem(raw.fault === '=' ? 'not_computed' : 'fault');
  if (isDayCell(raw)) return { value: raw.day.slice(0, { day: 10, month: 7, year: 4 }[raw.shows]) };
  if (typeof raw === 'number') return dateOfNumber(raw, system);
  if (typeof raw !== 'string') return problem('not_a_date');
  const typed = cleaned(raw);
  const folded = foldVietnamese(typed);
  for (const [like, read] of SHAPES) {
    const found = like.exec(folded)?.groups;
    if (found) return read(found);
  }
  // As this program itself writes dates that are not a day.
  if (parseEdtf(typed)) return { value: typed };
  if (SHORT_YEAR.test(folded)) return problem('two_digit_year');
  return problem(VAGUE.test(folded) ? 'vague_date' : 'not_a_date');
}

function dateOfNumber(number: number, system: DateSystem | null): Read<Edtf> {
  if (Number.isInteger(number) && number >= 1900 && number <= 2199) return { value: String(number) };
  if (system === null || number < SERIALS.first || number > SERIALS.last) return problem('not_a_date');
  const day = dayOfSerial(number, system);
  return day === null ? problem('date_impossible') : { value: day };
}
