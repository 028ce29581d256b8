import type { Day } from '../day.ts';
import { type Edtf, parseEdtf } from '../edtf.ts';
import { lazy } from '../lazy.ts';

/** How dates, numbers and lateness are written. Nothing here asks for the time. */
export type Lang = 'vi' | 'en';
export const LANGS: readonly Lang[] = ['vi', 'en'];

const MONTHS_EN = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const ROMAN = ['I', 'II', 'III', 'IV'];

/** III · Q3 */
export const nameQuarter = (quarter: number, lang: Lang): string =>
  lang === 'vi' ? (ROMAN[quarter - 1] ?? '') : `Q${quarter}`;

/** 31/03/2025 · 31 March 2025 */
export function formatDay(day: Day, lang: Lang): string {
  const [y, m, d] = day.split('-');
  return lang === 'vi' ? `${d}/${m}/${y}` : `${Number(d)} ${MONTHS_EN[Number(m) - 1]} ${y}`;
}

/** A date at its own precision: 03/2025, quý III/2025, nửa đầu năm 2024, năm 2025, không muộn hơn 02/2020. */
export function formatEdtf(date: Edtf, lang: Lang): string {
  const span = parseEdtf(date);
  if (!span) return date;
  const year = span.last.slice(0, 4);
  const month = Number(span.last.slice(5, 7));
  switch (span.precision) {
    case 'day':
      return formatDay(span.last, lang);
    case 'month':
      return lang === 'vi' ? `${span.last.slice(5, 7)}/${year}` : `${MONTHS_EN[month - 1]} ${year}`;
    case 'quarter':
      return lang === 'vi'
        ? `quý ${nameQuarter(month / 3, lang)}/${year}`
        : `${nameQuarter(month / 3, lang)} ${year}`;
    case 'half':
      if (lang === 'vi') return `6 tháng ${month === 6 ? 'đầu' : 'cuối'} năm ${year}`;
      return `${month === 6 ? 'first' : 'second'} half of ${year}`;
    case 'year':
      return lang === 'vi' ? `năm ${year}` : year;
    case 'interval': {
      const [from = '', to = ''] = date.split('/');
      return `${formatEdtf(from, lang)} – ${formatEdtf(to, lang)}`;
    }
    case 'before': {
      const to = formatEdtf(date.slice(3), lang);
      return lang === 'vi' ? `không muộn hơn ${to}` : `by ${to}`;
    }
  }
}

const LOCALE: Record<Lang, string> = { vi: 'vi-VN', en: 'en-GB' };
/** By language and digits: one costs more to make than a hundred numbers to write. */
const NUMBERS: Record<Lang, Map<number, Intl.NumberFormat>> = { vi: new Map(), en: new Map() };

export function formatNumber(value: number, lang: Lang, digits = 2): string {
  const format =
    NUMBERS[lang].get(digits) ?? new Intl.NumberFormat(LOCALE[lang], { maximumFractionDigits: digits });
  NUMBERS[lang].set(digits, format);
  return format.format(value);
}

export const formatShare = (share: number, lang: Lang): string =>
  new Intl.NumberFormat(LOCALE[lang], {
    style: 'percent',
    maximumFractionDigits: 0,
  }).format(share);

const hanoi = lazy(
  () =>
    new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Asia/Ho_Chi_Minh',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
);

/** 14:05 ngày 31/03/2025 · 14:05, 31 March 2025: the clock of Hà Nội at an ISO instant, whatever the device is set to. */
export function formatInstant(iso: string, lang: Lang): string {
  const parts = new Map(
    hanoi()
      .formatToParts(Date.parse(iso))
      .map(({ type, value }) => [type, value]),
  );
  const time = `${parts.get('hour')}:${parts.get('minute')}`;
  const day = formatDay(`${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`, lang);
  return lang === 'vi' ? `${time} ngày ${day}` : `${time}, ${day}`;
}

/** "14:05": the clock of Hà Nội at an instant in epoch milliseconds. */
export function formatClock(epochMs: number): string {
  const parts = new Map(
    hanoi()
      .formatToParts(epochMs)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.get('hour')}:${parts.get('minute')}`;
}

/** "30 và 34" · "30 and 34" */
export const formatList = (items: readonly string[], lang: Lang): string =>
  new Intl.ListFormat(LOCALE[lang], { type: 'conjunction' }).format(items);

/** "thành lập hoặc mở rộng" · "established or expanded" */
export const formatAlternatives = (items: readonly string[], lang: Lang): string =>
  new Intl.ListFormat(LOCALE[lang], { type: 'disjunction' }).format(items);

/** What is kept in both languages: nameVi and nameEn, for 'name'. */
export type TwoLanguages<Field extends string> = Record<
  `${NoInfer<Field>}Vi` | `${NoInfer<Field>}En`,
  string
>;

export const inLanguage = <Field extends string>(
  record: TwoLanguages<Field>,
  field: Field,
  lang: Lang,
): string => (lang === 'vi' || record[`${field}En`] === '' ? record[`${field}Vi`] : record[`${field}En`]);

/** Above this many days a length is told in months. */
const DAYS_TOLD = 120;

/** "45 ngày", "39 tháng"; English: "45 days", "39 months". */
export function formatLength(days: number, lang: Lang): string {
  const length = Math.abs(days);
  if (length <= DAYS_TOLD) {
    return lang === 'vi' ? `${length} ngày` : `${length} ${length === 1 ? 'day' : 'days'}`;
  }
  // Whole months that have passed: 364 days are not yet twelve, 365 are.
  const months = Math.floor((length + 1) / 30.4375);
  return lang === 'vi' ? `${months} tháng` : `${months} months`;
}

/** Lateness in words: "chậm 45 ngày", "sớm 10 ngày", "đúng hạn"; English: "45 days late". */
export function formatSlip(days: number, lang: Lang): string {
  if (days === 0) return lang === 'vi' ? 'đúng hạn' : 'on time';
  const length = formatLength(days, lang);
  if (lang === 'vi') return days > 0 ? `chậm ${length}` : `sớm ${length}`;
  return days > 0 ? `${length} late` : `${length} early`;
}

/** "báo cáo hôm nay", "báo cáo cách đây 3 ngày" */
export function formatAge(days: number | null, lang: Lang): string {
  if (days === null) return lang === 'vi' ? 'chưa có báo cáo' : 'no report yet';
  if (days === 0) return lang === 'vi' ? 'báo cáo hôm nay' : 'reported today';
  if (days === 1) return lang === 'vi' ? 'báo cáo hôm qua' : 'reported yesterday';
  const length = formatLength(days, lang);
  return lang === 'vi' ? `báo cáo cách đây ${length}` : `reported ${length} ago`;
}

/** The same where a column or a row already says that it is of a report. */
export function formatAgeShort(days: number, lang: Lang): string {
  if (days === 0) return lang === 'vi' ? 'hôm nay' : 'today';
  if (days === 1) return lang === 'vi' ? 'hôm qua' : 'yesterday';
  const length = formatLength(days, lang);
  return lang === 'vi' ? `${length} trước` : `${length} ago`;
}
