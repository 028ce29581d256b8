import { and, desc, eq } from 'drizzle-orm';
import type { ColumnAsked } from '../../shared/imports/asked.ts';
import { type Applied, imports } from '../../shared/imports/facet.ts';
import { kindsBeside, kindsFor } from '../../shared/imports/rights.ts';
import { shownText } from '../../shared/tables/clean.ts';
import type { ImportField, ImportKind } from '../../shared/tables/fields.ts';
import { findHead, type Head, kindOfNames, layoutOf, proposedFields } from '../../shared/tables/heads.ts';
import { namesIdentity } from '../../shared/tables/identity-numbers.ts';
import type { OpenedSheet } from '../../shared/tables/raw.ts';
import { readDate } from '../../shared/tables/read-date.ts';
import { seen } from '../../shared/text.ts';
import type { Context } from '../context.ts';
import { importDay } from '../db/schema.ts';
import { readStates } from '../log/read.ts';
import type { KeptFile } from './desk.ts';

/** What a file looks like before anything of it is read: its sheets, where their heads seem to be, how they may be mapped. */
export interface SheetLook {
  name: string;
  isHidden: boolean;
  rows: number;
  hiddenRows: number;
  hiddenColumns: string[];
  merged: number;
  formulas: number;
  /** Columns of numbers of identity papers, of which nothing was kept. */
  identity: string[];
  /** Null: no head was found by its names. */
  head: { top: number; bottom: number } | null;
  /** What its rows seem to speak of. */
  kind: ImportKind;
  /** The day, month or quarter of which it says that it speaks; null: it does not. */
  statedFor: string | null;
  columns: { name: string; sample: string[]; asked: ColumnAsked }[];
  /** The mapping is the one that was confirmed for this layout before. */
  remembered: boolean;
}

const SAMPLES = 3;

export async function lookAt(ctx: Context, { book }: KeptFile): Promise<SheetLook[]> {
  const looks: SheetLook[] = [];
  for (const sheet of book.sheets) looks.push(await sheetLook(ctx, sheet));
  return looks;
}

async function sheetLook(ctx: Context, sheet: OpenedSheet): Promise<SheetLook> {
  const kinds = kindsFor(ctx.actor);
  const head = findHead(sheet, kinds);
  const last = head && (await rememberedFor(ctx, layoutOf(head.names)));
  const before = last && kinds.includes(last.kind) ? last : null;
  const names = head?.names ?? [];
  const kind = before?.kind ?? kindOfNames(names, kinds);
  const fields = proposedFields(names, kind);
  const spread = head ? spreadColumns(sheet, head) : [];
  return {
    name: sheet.name,
    isHidden: sheet.isHidden,
    rows: sheet.rows.length,
    hiddenRows: sheet.hiddenRows.length,
    hiddenColumns: sheet.hiddenColumns.map((i) => names[i] ?? String(i + 1)),
    merged: head
      ? sheet.merges.filter(({ top, bottom }) => top > head.bottom && bottom > top).length
      : sheet.merges.length,
    formulas: sheet.formulas,
    identity: names.filter(namesIdentity),
    kind,
    statedFor: statedIn(sheet, head),
    head: head && { top: head.top, bottom: head.bottom },
    columns: names.map((name, i) => ({
      name,
      sample: head ? samplesOf(sheet, head, i) : [],
      asked: before?.columns[i] ?? {
        field: fields[i] ?? null,
        answers: {},
        sameAsAbove: spread.includes(i) && isNaming(fields[i] ?? null),
      },
    })),
    remembered: before !== null,
  };
}

/** 'Số liệu đến ngày 31/3/2025', above the table or in the name of a column. */
function statedIn({ rows }: OpenedSheet, head: Head | null): string | null {
  const above = rows.slice(0, head ? head.bottom + 1 : 0).flatMap((row) => row.map(shownText));
  for (const text of above) {
    const [, said] = /(?:đến|tại|thời điểm)(?: hết)?(?: ngày)? (\S*\d[^,;()]*)/i.exec(text) ?? [];
    const read = said === undefined ? null : readDate(said.trim(), null);
    if (read && 'value' in read) return read.value;
  }
  return null;
}

/** Columns in which cells lie over several rows under the head. */
const spreadColumns = ({ merges }: OpenedSheet, { bottom: from }: Head): number[] =>
  merges.flatMap(({ top, bottom, left }) => (top > from && bottom > top ? [left] : []));

/** A cluster that is written once over several rows is that of all of them. */
const isNaming = (field: ImportField | null): boolean =>
  field === 'code' || field === 'name' || field === 'place' || field === 'unit';

const samplesOf = ({ rows }: OpenedSheet, { bottom }: Head, column: number): string[] =>
  rows
    .slice(bottom + 1, bottom + 40)
    .map((row) => seen(shownText(row[column] ?? null)).slice(0, 80))
    .filter((text) => text !== '' && !/^\(\d+\)$/.test(text))
    .slice(0, SAMPLES);

/** The names of a head that was confirmed, wherever it was found. */
export const headNames = (
  sheet: OpenedSheet,
  { head: { top, bottom }, kind }: { head: { top: number; bottom: number }; kind: ImportKind },
): string[] => {
  const found = findHead({ rows: sheet.rows.slice(0, bottom + 1), merges: sheet.merges }, kindsBeside(kind));
  if (found && found.top === top && found.bottom === bottom) return found.names;
  return (sheet.rows[bottom] ?? []).map(shownText);
};

/** How the layout was read when it was last entered. */
async function rememberedFor(
  ctx: Context,
  layout: string,
): Promise<Pick<Applied, 'kind' | 'columns'> | null> {
  const [last] = await ctx.db
    .select({ stream: importDay.stream })
    .from(importDay)
    .where(and(eq(importDay.provinceId, ctx.provinceId), eq(importDay.layout, layout)))
    .orderBy(desc(importDay.fromDay), desc(importDay.stream))
    .limit(1);
  if (!last) return null;
  const states = await readStates(ctx.db, imports, { provinceId: ctx.provinceId, streams: [last.stream] });
  return states.get(last.stream)?.applied ?? null;
}
