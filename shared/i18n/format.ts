import type { Day } from '../day.ts';
import { type Edtf, parseEdtf } from '../edtf.ts';

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
      return lang === 'vi' ? `quý ${ROMAN[month / 3 - 1]}/${year}` : `Q${month / 3} ${year}`;
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

export function formatNumber(value: number, lang: Lang, digits = 2): string {
  return new Intl.NumberFormat(lang === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: digits }).format(
    value,
  );
}

export const formatShare = (share: number, lang: Lang): string =>
  new Intl.NumberFormat(lang === 'vi' ? 'vi-VN' : 'en-GB', {
    style: 'percent',
    maximumFractionDigits: 0,
  }).format(share);

/** 14:05 31/03/2025 in Hà Nội, from an ISO instant. */
export function formatInstant(iso: string, lang: Lang): string {
  return new Intl.DateTimeFormat(lang === 'vi' ? 'vi-VN' : 'en-GB', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: 'Asia/Ho_Chi_Minh',
  }).format(Date.parse(iso));
}

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

/** "báo cáo hôm nay", "báo cáo 3 ngày trước" */
export function formatAge(days: number | null, lang: Lang): string {
  if (days === null) return lang === 'vi' ? 'chưa có báo cáo' : 'no report yet';
  if (days === 0) return lang === 'vi' ? 'báo cáo hôm nay' : 'reported today';
  if (days === 1) return lang === 'vi' ? 'báo cáo hôm qua' : 'reported yesterday';
  const length = formatLength(days, lang);
  return lang === 'vi' ? `báo cáo ${length} trước` : `reported ${length} ago`;
}
