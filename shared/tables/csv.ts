import { dayText } from '../day-text.ts';
import { type Edtf, parseEdtf } from '../edtf.ts';
import type { Lang } from '../i18n/format.ts';
import type { Cell, Table } from './table.ts';

/**
 * A list as text that Excel opens with its accents. The language of the file decides strokes and separator together: with
 * Vietnamese settings Excel reads a decimal comma and a semicolon between fields, with English ones a point and a comma.
 */
const STYLE = {
  vi: { separator: ';', decimal: ',', month: 'tháng' },
  en: { separator: ',', decimal: '.', month: 'month' },
} as const satisfies Record<Lang, object>;

const BYTE_ORDER_MARK = '\ufeff';
const LINE = '\r\n';

/** What makes a cell run when a spreadsheet opens it; the wide forms are folded to these by some. */
const RUNS = /^[=+\-@\t\r\n＝＋－＠]/;
/** The same behind strokes that were typed: they get one more, so that the way back takes only ours. */
const STRUCK = /^'+[=+\-@\t\r\n＝＋－＠]/;
/** Inside a text, where a cell begins for a program that is told another separator: there our quotes hold nothing. */
const RUNS_INSIDE = /([,;\t\r\n]"*)(?='*[=+\-@＝＋－＠])/g;
const STRUCK_INSIDE = /([,;\t\r\n]"*)'(?='*[=+\-@＝＋－＠])/g;

/** A text that cannot run: with the stroke before it that Excel itself uses to mean text. */
export function escaped(text: string): string {
  const inside = text.replace(RUNS_INSIDE, "$1'");
  return RUNS.test(text) || STRUCK.test(text) ? `'${inside}` : inside;
}

/** The way back from `escaped`. */
export const unescaped = (text: string): string =>
  (STRUCK.test(text) ? text.slice(1) : text).replace(STRUCK_INSIDE, '$1');

/** Always between quotes: a text that holds the other language's separator is not cut there either. */
const quoted = (text: string): string => `"${escaped(text).replaceAll('"', '""')}"`;

/** Excel takes 2025-03 for a day; said in words it stays a month. */
function dateText(date: Edtf, lang: Lang): string {
  const span = parseEdtf(date);
  if (span?.precision === 'day') return lang === 'vi' ? dayText(date) : date;
  if (span?.precision !== 'month') return quoted(date);
  return quoted(`${STYLE[lang].month} ${Number(date.slice(5, 7))}/${date.slice(0, 4)}`);
}

/** 12,345 may be twelve thousand to whoever reads it again: with a nought more it cannot. */
const numberText = (number: number, lang: Lang): string =>
  String(number)
    .replace(/^(-?[1-9]\d{0,2}\.\d{3})$/, '$10')
    .replace('.', STYLE[lang].decimal);

function cellText(cell: Cell, lang: Lang): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return numberText(cell, lang);
  return typeof cell === 'string' ? quoted(cell) : dateText(cell.date, lang);
}

/** Line after line, the first with the mark by which Excel knows that it is UTF-8. */
export function* csvLines({ title, about, columns, rows }: Table, lang: Lang): Generator<string> {
  const { separator } = STYLE[lang];
  const line = (cells: readonly Cell[]) => cells.map((cell) => cellText(cell, lang)).join(separator) + LINE;
  yield BYTE_ORDER_MARK + line([title]);
  for (const [name, said] of about) yield line([`${name}: ${said}`]);
  yield LINE;
  yield line(columns.map(({ head }) => head));
  for (const row of rows) yield line(row);
}
