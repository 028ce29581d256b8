import { type Day, isDay, joinDay } from '../day.ts';
import { type Edtf, parseEdtf, quarterOf } from '../edtf.ts';
import { nearest } from './amounts.ts';
import type { Flow } from './flow.ts';
import { found } from './found.ts';
import type { Found } from './reading.ts';

/** When the infrastructure is to be begun and completed, at the precision of the text. */

interface Period {
  date: Edtf;
  from: number;
  to: number;
  /** A quarter or month whose year stands with the next one: "từ quý I đến quý IV/2027". */
  open: boolean;
}

const QUARTERS: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4, 1: 1, 2: 2, 3: 3, 4: 4 };
const YEAR = '(20[0-4]\\d)(?!\\d)';
const OF = '\\s*(?:/|-|,|\\bnam\\b)?\\s*';

/** The most exact first: each takes its letters, so that a day is not read as a month and a year again. */
const SHAPES: readonly [RegExp, (parts: string[]) => Edtf | null][] = [
  [
    new RegExp(`ngay\\s*(\\d{1,2})\\s*thang\\s*(\\d{1,2})\\s*nam\\s*${YEAR}`, 'g'),
    ([d, m, y]) => dayOf(y, m, d),
  ],
  [
    new RegExp(`(?:ngay\\s*)?(?<![\\d/])(\\d{1,2})\\s*[/.-]\\s*(\\d{1,2})\\s*[/.-]\\s*${YEAR}`, 'g'),
    ([d, m, y]) => dayOf(y, m, d),
  ],
  [new RegExp(`quy\\s*(iv|i{1,3}|[1-4])(?![a-z0-9])${OF}${YEAR}`, 'g'), ([q, y]) => quarter(y, q)],
  [
    new RegExp(`6 thang (dau|cuoi)( cua)? nam ${YEAR}`, 'g'),
    ([half, , y]) => (half === 'dau' ? `${y}-01/${y}-06` : `${y}-07/${y}-12`),
  ],
  [new RegExp(`thang\\s*(\\d{1,2})${OF}${YEAR}`, 'g'), ([m, y]) => month(y, m)],
  [new RegExp(`(?<![\\d/.,])(\\d{1,2})\\s*/\\s*${YEAR}`, 'g'), ([m, y]) => month(y, m)],
  [new RegExp(`(?:\\bnam\\s*|[-]\\s*|\\bden\\s*)${YEAR}`, 'g'), ([y]) => y ?? null],
  [new RegExp(`(?<![\\d/.,-])${YEAR}(?=\\s*-\\s*(?:nam\\s*)?20\\d\\d)`, 'g'), ([y]) => y ?? null],
  [/quy\s*(iv|i{1,3}|[1-4])(?![a-z0-9])/g, ([q]) => `quarter ${q}`],
];

function dayOf(y = '', m = '', d = ''): Day | null {
  const day = joinDay(Number(y), Number(m), Number(d));
  return isDay(day) ? day : null;
}
const quarter = (y = '', q = ''): Edtf | null => {
  const which = QUARTERS[q];
  return which === undefined ? null : quarterOf(Number(y), which);
};
const month = (y = '', m = ''): Edtf | null =>
  Number(m) >= 1 && Number(m) <= 12 ? `${y}-${m.padStart(2, '0')}` : null;

/** Other documents and their days are not this one's schedule. */
const CITED =
  /(quyet dinh|van ban|to trinh|nghi quyet|thong bao|luat|nghi dinh|thong tu|cong van|bao cao|chung nhan|hop dong)[^;]{0,60}?\bso\s*:?\s*\S+(\s*ngay\s*\d{1,2}\s*([/.-]|thang)\s*\d{1,2}\s*([/.-]|nam)\s*\d{4})?/g;

/** The dates of a text; null where one cannot be understood, for then the others cannot be trusted to be all. */
export function periodsIn(text: string): Period[] | null {
  let rest = text.replace(CITED, (all) => '¤'.repeat(all.length));
  const periods: Period[] = [];
  for (const [shape, make] of SHAPES) {
    for (const match of rest.matchAll(shape)) {
      const date = make(match.slice(1));
      if (date === null) return null;
      const lead = /^(?:-|den|nam)\s*/.exec(match[0])?.[0].length ?? 0;
      const [from, to] = [match.index + lead, match.index + match[0].length];
      periods.push({ date, from, to, open: date.startsWith('quarter') });
      rest = rest.slice(0, from) + '¤'.repeat(to - from) + rest.slice(to);
    }
  }
  periods.sort((a, b) => a.from - b.from);
  return closed(periods);
}

function closed(periods: Period[]): Period[] | null {
  const all = periods.map((period, at) => {
    if (!period.open) return period;
    const year = /^\d{4}/.exec(periods[at + 1]?.date ?? '')?.[0];
    const date = year === undefined ? null : quarter(year, period.date.slice('quarter '.length));
    return date === null ? null : { ...period, date, open: false };
  });
  return all.every((period) => period !== null) ? all : null;
}

const ABOUT =
  /tien do|thoi gian (thuc hien|thi cong|xay dung|dau tu|hoan thanh)|khoi cong|hoan thanh|thoi han (thuc hien|hoan thanh)|xay dung.{0,30}bat dau/;
const NOT_ABOUT = /thoi han hoat dong|co hieu luc|che do bao cao|het hieu luc|bao cao/;

/** "Hoàn thành, đưa vào sử dụng" is the completion; "hoàn thành thủ tục" is a step on the way. */
const COMPLETED =
  /hoan thanh(?!\s*(cac |viec |xong |cong tac )*(thu tuc|boi thuong|giai phong|chi tra|ho so|nghia vu|thu hoi|den bu|quy hoach|ban giao dat))/;
const LABELS = {
  start: /khoi cong|bat dau|(?<!dau )\btu\b|trien khai (thi cong|xay dung)/,
  end: /hoan thien|\bden\b|ket thuc|(?<=¤\s*)-/,
  other:
    /chuan bi|giai phong|boi thuong|chi tra|thu tuc|thu hoi|van hanh|di vao hoat dong|dua vao|khai thac|nghiem thu|ban hanh|quy hoach|lap du an|giao dat|thue dat|moi truong/,
} as const;

const FROM_HERE =
  /(?:\bsang|(?<!hoan )\bthanh(?! (?:lap|pho))|nay (?:duoc )?(?:dieu chinh|la)|sau (?:khi )?dieu chinh|dieu chinh (?:thanh|la)|gia han)(?=[\s:])/g;
const BY = /(?:truoc|cham nhat|khong muon hon|khong qua)\s*(?:la\s*|vao\s*)?(?:ngay\s*)?$/;

interface Step {
  which: 'start' | 'end';
  explicit: boolean;
  date: Edtf;
  flow: Flow;
  from: number;
  to: number;
}

function stepsIn(flow: Flow): Step[] | null {
  const text = flow.folded;
  if (!ABOUT.test(text) || NOT_ABOUT.test(text)) return [];
  const periods = periodsIn(text);
  if (periods === null) return null;
  // "…từ quý I/2020 … điều chỉnh sang quý IV/2025": only the new ones count.
  const turn = [...text.matchAll(FROM_HERE)].at(-1)?.index ?? 0;
  let group: Which | null = null;
  return periods.flatMap((period, at): Step[] => {
    const words = wordsOf(text, periods, at);
    const isFirst = period.from >= turn && (at === 0 || (periods[at - 1]?.from ?? 0) < turn);
    const opens = isFirst && isRange(text.slice(period.to, periods[at + 1]?.from));
    const said = whichOf(words, group) ?? (opens && whichOf(words, null) === null ? 'start' : null);
    group = said;
    if (said === null || said === 'other' || period.from < turn) return [];
    const by = BY.test(text.slice(0, period.from));
    return [
      {
        which: said,
        explicit: said === 'start' ? /khoi cong/.test(words) : COMPLETED.test(words),
        date: by ? `../${period.date.split('/').at(-1)}` : period.date,
        flow,
        from: period.from,
        to: period.to,
      },
    ];
  });
}

type Which = keyof typeof LABELS;

/** What is said of a date: the words before it, or those after it where a colon follows ("Quý IV/2020: khởi công"). */
function wordsOf(text: string, periods: readonly Period[], at: number): string {
  const [before, period, next] = [periods[at - 1], periods[at], periods[at + 1]];
  if (!period) return '';
  const after = text.slice(period.to, next?.from);
  if (/^\s*:/.test(after)) return after.split(';')[0] ?? after;
  const lead = text.slice(before?.to ?? 0, period.from);
  return before ? `¤${/^\s*:/.test(lead) ? (lead.split(';').at(-1) ?? '') : lead}` : lead;
}

/** "Chuẩn bị đầu tư: từ … đến …": the end of what is passed over is passed over too. */
function whichOf(words: string, group: Which | null): Which | null {
  if (COMPLETED.test(words)) return 'end';
  if (/khoi cong/.test(words)) return 'start';
  if (LABELS.other.test(words)) return 'other';
  const label = nearest(words, LABELS);
  return label === 'end' && group === 'other' ? 'other' : label;
}

/** "quý I/2026 - quý IV/2027": two dates and nothing but a dash between them. */
const isRange = (between: string): boolean => /^\s*(-|den)\s*(het|cuoi|nam|thang|ngay)?\s*$/.test(between);

/** Explicit words outweigh "từ … đến …"; two different dates of one weight are none. */
function chosen(steps: readonly Step[]): Step | undefined {
  const weighed = steps.some(({ explicit }) => explicit) ? steps.filter(({ explicit }) => explicit) : steps;
  const [first] = weighed;
  return weighed.every(({ date }) => date === first?.date) ? first : undefined;
}

/** Works last a few years; a completion beside another century is a wrong reading. */
const LONGEST_YEARS = 15;

export function scheduleOf(articles: readonly Flow[]): { start?: Found<Edtf>; completion?: Found<Edtf> } {
  const read = articles.map(stepsIn);
  if (read.some((steps) => steps === null)) return {};
  const steps = read.flatMap((one) => one ?? []);
  const start = chosen(steps.filter(({ which }) => which === 'start'));
  const end = chosen(steps.filter(({ which }) => which === 'end'));
  if (start && end && !isOrdered(start.date, end.date)) return {};
  const told = (step: Step) => found(step.flow, step.date, step.from, step.to);
  return { ...(start && { start: told(start) }), ...(end && { completion: told(end) }) };
}

function isOrdered(start: Edtf, end: Edtf): boolean {
  const [a, b] = [parseEdtf(start), parseEdtf(end)];
  if (!a || !b) return false;
  const years = Number(b.last.slice(0, 4)) - Number(a.last.slice(0, 4));
  return a.last <= b.last && years <= LONGEST_YEARS;
}
