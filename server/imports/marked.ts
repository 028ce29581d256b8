import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { rowSaid } from '../../shared/i18n/import-said.ts';
import { IMPORT_WORDS } from '../../shared/i18n/imports.ts';
import { MESSAGES } from '../../shared/i18n/messages.ts';
import type { ReadingAsked } from '../../shared/imports/asked.ts';
import { type RowPlan, toldAs } from '../../shared/imports/plan.ts';
import { shownText } from '../../shared/tables/clean.ts';
import { csvLines } from '../../shared/tables/csv.ts';
import { isDayCell, isPercentCell, type OpenedSheet, type Raw } from '../../shared/tables/raw.ts';
import type { Cell, Table } from '../../shared/tables/table.ts';
import { workbookBytes } from '../tables/workbook-write.ts';
import type { Checked } from './check.ts';
import { headNames } from './look.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The sheet that was checked, as it was read, with one more column: what became of each row and why. In Vietnamese, as it came. */
export async function markedFile(
  { file, sheet, plans }: Checked,
  { head, kind }: ReadingAsked,
  _signal: AbortSignal,
): Promise<{ bytes: Uint8Array; name: string; type: string }> {
  const table = markedTable(sheet, { head, kind, plans, title: file.name });
  const stem = file.name.replace(/\.[^.]*$/, '');
  if (file.book.format === 'csv') {
    const text = [...csvLines(table, 'vi')].join('');
    return { bytes: Buffer.from(text), name: `${stem} – kết quả.csv`, type: 'text/csv; charset=utf-8' };
  }
  return {
    bytes: await buffer(Readable.from(workbookBytes(table))),
    name: `${stem} – kết quả.xlsx`,
    type: XLSX,
  };
}

function markedTable(
  sheet: OpenedSheet,
  {
    head,
    kind,
    plans,
    title,
  }: Pick<ReadingAsked, 'head' | 'kind'> & { plans: readonly RowPlan[]; title: string },
): Table {
  const words = IMPORT_WORDS.vi;
  const names = headNames(sheet, { head, kind });
  const byRow = new Map(plans.map((plan) => [plan.row, plan]));
  const width = Math.max(names.length, ...sheet.rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_c, i) => ({
    head: names[i] ?? '',
    kind: 'text' as const,
    width: 18,
  }));
  const rows = sheet.rows.slice(head.bottom + 1).map((row, i) => {
    const plan = byRow.get(head.bottom + 1 + i);
    const cells = Array.from({ length: width }, (_c, at) => cellOf(row[at] ?? null));
    return [
      ...cells,
      plan ? rowSaid({ ...plan, is: toldAs(plan) }, { t: MESSAGES.vi, words, names, lang: 'vi' }) : null,
    ];
  });
  return {
    title,
    about: sheet.rows.slice(0, head.top).flatMap((row) => {
      const text = row.map(shownText).filter(Boolean).join(' ');
      return text === '' ? [] : [[words.marked.above, text.slice(0, 500)] as const];
    }),
    columns: [...columns, { head: words.marked.column, kind: 'text', width: 60 }],
    rows,
  };
}

function cellOf(raw: Raw): Cell {
  if (raw === null || typeof raw === 'number') return raw;
  if (isDayCell(raw)) return { date: raw.day.slice(0, { day: 10, month: 7, year: 4 }[raw.shows]) };
  return isPercentCell(raw) ? shownText(raw) : typeof raw === 'string' ? raw : shownText(raw);
}
