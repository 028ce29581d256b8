import { CHANGE_KINDS, type Change, type ChangeKind, changesBetween } from '../../shared/changes.ts';
import { type ClusterRow, publicRow } from '../../shared/cluster-row.ts';
import { isDay } from '../../shared/day.ts';
import { invalid } from '../../shared/errors.ts';
import { formatDay } from '../../shared/i18n/format.ts';
import { audienceOf } from '../../shared/roles.ts';
import { clusterColumn } from '../../shared/tables/cluster-columns.ts';
import { type Table, type Telling, tableOf } from '../../shared/tables/table.ts';
import { levelOn } from '../../shared/unit.ts';
import type { Context } from '../context.ts';
import { type Asked, asOfLine, sourceLine, tellingOf } from './asked.ts';

interface Line extends Change {
  kind: ChangeKind;
}

/** What has changed between two days, a line for each change. */
export async function changeTable(ctx: Context, asked: Asked): Promise<Table> {
  const { params, asOf, lang } = asked;
  const from = params.get('from');
  if (from === null) throw invalid('from', 'required');
  if (!isDay(from) || from >= asOf) throw invalid('from', 'date_impossible');
  const isPublic = audienceOf(ctx.actor) === 'public';
  const rowsOn = async (day: string): Promise<ClusterRow[]> => {
    const { clusters } = await ctx.days.at(day);
    return clusters.map(({ row }) => (isPublic ? publicRow(row) : row));
  };
  const mergedOn = async (day: string) =>
    new Map([...(await ctx.days.at(day)).merged].map(([code, { into }]) => [code, into]));
  const changes = changesBetween(await rowsOn(from), await rowsOn(asOf), {
    sameUnits: levelOn(from) === levelOn(asOf),
    merged: { before: await mergedOn(from), after: await mergedOn(asOf) },
  });
  const lines = CHANGE_KINDS.flatMap((kind) => changes[kind].map((change): Line => ({ kind, ...change })));
  const told = await tellingOf(ctx, await ctx.days.at(asOf), asked);
  const then = await tellingOf(ctx, await ctx.days.at(from), { ...asked, asOf: from });
  const { words, t } = told;
  const now = (name: Parameters<typeof clusterColumn>[0]): Telling<Line> => {
    const column = clusterColumn(name, told);
    return { ...column, of: ({ after }) => after && column.of(after) };
  };
  const named = (name: 'code' | 'name'): Telling<Line> => {
    const column = clusterColumn(name, told);
    return { ...column, of: ({ row }) => column.of(row) };
  };
  const before = (head: string, name: Parameters<typeof clusterColumn>[0]): Telling<Line> => {
    const column = clusterColumn(name, then);
    return { ...column, head, of: (line) => line.before && column.of(line.before) };
  };
  const columns: Telling<Line>[] = [
    { head: words.columns.change, kind: 'text', width: 24, of: ({ kind }) => t.changes.group[kind] },
    named('code'),
    named('name'),
    before(words.columns.unitBefore, 'unit'),
    now('unit'),
    before(words.columns.stageBefore, 'stage'),
    now('stage'),
    before(words.columns.latenessBefore, 'lateness'),
    now('lateness'),
  ];
  return tableOf(lines, columns, {
    title: words.title.changes(formatDay(from, lang), formatDay(asOf, lang)),
    about: [asOfLine(told, asked), sourceLine(ctx, told, asked), [words.about.means, words.means.changes]],
  });
}
