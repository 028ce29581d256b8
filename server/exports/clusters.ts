import { byColumn, COLUMN_NAMES, type ColumnName, columnsFor, publicRow } from '../../shared/cluster-row.ts';
import { mostUrgentFirst } from '../../shared/delay.ts';
import { type Filter, pick, readFilter } from '../../shared/filter.ts';
import { saidConditions } from '../../shared/i18n/filter-words.ts';
import { inLanguage } from '../../shared/i18n/format.ts';
import { audienceOf } from '../../shared/roles.ts';
import { clusterColumns, type TableWords } from '../../shared/tables/cluster-columns.ts';
import { type Table, tableOf } from '../../shared/tables/table.ts';
import type { Context } from '../context.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { areaNames } from '../units/read.ts';
import { type Asked, asOfLine, filterNames, sourceLine, tellingOf } from './asked.ts';

/** The list beside the map, as it is filtered and in its order, with the columns of whoever asks. */
export async function clusterTable(ctx: Context, asked: Asked): Promise<Table> {
  const snapshot = await ctx.days.at(asked.asOf);
  const told = await tellingOf(ctx, snapshot, asked);
  const audience = audienceOf(ctx.actor);
  const rows = snapshot.clusters.map(({ row }) => (audience === 'public' ? publicRow(row) : row));
  const filter = readFilter(asked.params);
  const areaName = await areaNames(ctx, asked.asOf, filter);
  const found = pick(mostUrgentFirst(rows), filter, { rowOf: (row) => row, areaName });
  const sort = orderIn(asked.params.get('sort'), columnsFor(audience));
  const inOrder = sort ? [...found].sort(byColumn(sort.by, sort.direction)) : found;
  const order = sort ? told.t.column[sort.by] : filter.q ? told.words.match : told.words.urgency;
  return tableOf(inOrder, clusterColumns(columnsFor(audience), told), {
    title: told.words.title.clusters,
    about: [
      asOfLine(told, asked),
      [told.words.about.filter, filterSaid(filter, told)],
      [told.words.about.order, order],
      ...targetLines(filter, snapshot, told, asked),
      sourceLine(ctx, told, asked),
      [told.words.about.means, told.words.means.clusters],
    ],
  });
}

export const filterSaid = (filter: Filter, told: TableWords): string =>
  saidConditions(filter, told.t, filterNames(told))
    .map(({ text }) => text)
    .join('; ') || told.words.all;

/** Members of a programme are told with what the programme says, and where it says so. */
function targetLines(
  { cohort }: Filter,
  { targets, pastTargets }: Snapshot,
  { words }: TableWords,
  { lang }: Asked,
): [string, string][] {
  const known = [...targets, ...pastTargets()].find(({ target }) => target.code === cohort);
  if (!known) return [];
  const said = [inLanguage(known.target, 'definition', lang), inLanguage(known.target, 'source', lang)];
  return [[words.about.target, said.join(' – ')]];
}

/** 'name.up': by a column that whoever asks may see. */
function orderIn(said: string | null, columns: readonly ColumnName[]) {
  const [name, direction] = (said ?? '').split('.');
  const by = COLUMN_NAMES.find((known) => known === name && columns.includes(known));
  return by && (direction === 'up' || direction === 'down') ? ({ by, direction } as const) : null;
}
