import { invalid } from '../../shared/errors.ts';
import { formatDay } from '../../shared/i18n/format.ts';
import { periodName } from '../../shared/i18n/period-words.ts';
import { RHYTHMS } from '../../shared/reports/period.ts';
import { can } from '../../shared/roles.ts';
import { clusterColumn } from '../../shared/tables/cluster-columns.ts';
import { dateCell, type Table, type Telling, tableOf } from '../../shared/tables/table.ts';
import type { Context } from '../context.ts';
import { type PeriodLine, periodReports } from '../reports/read.ts';
import { assertMay } from '../trpc.ts';
import { type Asked, asOfLine, sourceLine, tellingOf } from './asked.ts';

/** Who has reported of a period and who has not: what is missing first. */
export async function reportTable(ctx: Context, asked: Asked): Promise<Table> {
  assertMay(can(ctx.actor, 'report.read'));
  const { params, asOf, lang } = asked;
  const said = params.get('rhythm') ?? 'week';
  const rhythm = RHYTHMS.find((known) => known === said);
  if (!rhythm) throw invalid('rhythm', 'not_a_choice');
  const told = await tellingOf(ctx, await ctx.days.at(asOf), asked);
  const { period, lines } = await periodReports(ctx, {
    rhythm,
    period: params.get('period')?.slice(0, 10),
    asOf,
  });
  const { words, t } = told;
  const row = (name: Parameters<typeof clusterColumn>[0]): Telling<PeriodLine> => {
    const column = clusterColumn(name, told);
    return { ...column, of: (line) => column.of(line.row) };
  };
  const columns: Telling<PeriodLine>[] = [
    row('code'),
    row('name'),
    row('unit'),
    row('stage'),
    {
      head: words.columns.standing,
      kind: 'text',
      width: 20,
      of: ({ standing }) => t.report.standing[standing],
    },
    { head: words.columns.reportedOn, kind: 'date', width: 14, of: ({ on }) => dateCell(on) },
  ];
  return tableOf(lines, columns, {
    title: words.title.reports(periodName(period, t, lang)),
    about: [
      asOfLine(told, asked),
      sourceLine(ctx, told, asked),
      [words.about.means, words.means.reports(formatDay(period.dueOn, lang), formatDay(period.closes, lang))],
    ],
  });
}
