import { readListing } from '../../shared/delay-list.ts';
import { readFilter } from '../../shared/filter.ts';
import { formatDay, inLanguage } from '../../shared/i18n/format.ts';
import { causeWord } from '../../shared/i18n/named.ts';
import { can } from '../../shared/roles.ts';
import { clusterColumn, type TableWords } from '../../shared/tables/cluster-columns.ts';
import { dateCell, type Table, type Telling, tableOf } from '../../shared/tables/table.ts';
import { type DelayLine, delayPage } from '../clusters/delays.ts';
import type { Context } from '../context.ts';
import { assertMay } from '../trpc.ts';
import { type Asked, asOfLine, sourceLine, tellingOf } from './asked.ts';
import { filterSaid } from './clusters.ts';

/** The ranked list of delays, all of it, in the groups and the order that are asked for. */
export async function delayTable(ctx: Context, asked: Asked): Promise<Table> {
  assertMay(can(ctx.actor, 'delays.read'));
  const told = await tellingOf(ctx, await ctx.days.at(asked.asOf), asked);
  const filter = readFilter(asked.params);
  const listing = readListing(asked.params, asked.asOf);
  const { lines, groups } = await delayPage(ctx, asked.asOf, {
    filter,
    ...listing,
    offset: 0,
    limit: Number.MAX_SAFE_INTEGER,
  });
  const { words, t } = told;
  const heading: Telling<DelayLine> = {
    head: words.columns.heading,
    kind: 'text',
    width: 24,
    of: (line) => headingSaid(line.heading, listing.group, told),
  };
  const since =
    listing.since && listing.changed
      ? `; ${t.late.changed[listing.changed]} ${t.late.sinceIs(formatDay(listing.since, asked.lang))}`
      : '';
  const none = listing.none ? `; ${t.late.none[listing.none]}` : '';
  const order = listing.sort ? words.sort[listing.sort.by] : words.urgency;
  const under = listing.group ? `; ${words.under(words.group[listing.group])}` : '';
  return tableOf(lines, groups ? [heading, ...columnsOf(told, asked)] : columnsOf(told, asked), {
    title: words.title.delays,
    about: [
      asOfLine(told, asked),
      [words.about.filter, filterSaid(filter, told) + since + none],
      [words.about.order, order + under],
      sourceLine(ctx, told, asked),
      [words.about.means, words.means.delays],
    ],
  });
}

function columnsOf(told: TableWords, { lang }: Asked): Telling<DelayLine>[] {
  const { words, t } = told;
  const row = (name: Parameters<typeof clusterColumn>[0]): Telling<DelayLine> => {
    const column = clusterColumn(name, told);
    return { ...column, of: (line) => column.of(line.row) };
  };
  const own = (
    name: keyof typeof words.columns,
    column: Omit<Telling<DelayLine>, 'head'>,
  ): Telling<DelayLine> => ({ head: words.columns[name], ...column });
  return [
    row('code'),
    row('name'),
    row('place'),
    row('unit'),
    row('stage'),
    row('lateness'),
    row('gate'),
    own('gateBaseline', { kind: 'date', width: 14, of: (line) => dateCell(line.gateBaseline) }),
    own('gateForecast', { kind: 'date', width: 14, of: (line) => dateCell(line.gateForecast) }),
    row('slip'),
    own('slipOriginal', { kind: 'number', width: 14, of: (line) => line.slipOriginal }),
    row('overdue'),
    row('causes'),
    own('obstacles', {
      kind: 'text',
      width: 40,
      of: ({ obstacles }) =>
        obstacles
          .map(
            (one) =>
              `${causeWord(t, one.cause, one.as)} (${inLanguage(one, 'organisation', lang)}, ${formatDay(one.due, lang)})`,
          )
          .join('; ') || null,
    }),
    own('responsible', {
      kind: 'text',
      width: 30,
      of: ({ responsible }) => responsible && inLanguage(responsible, 'organisation', lang),
    }),
    row('reportAge'),
    row('lateGround'),
  ];
}

function headingSaid(
  heading: string | null,
  group: 'area' | 'mover' | 'cause' | 'class' | undefined,
  { t, names }: TableWords,
): string | null {
  if (group === undefined) return null;
  if (heading === null) {
    return { area: t.late.noArea, mover: t.late.noMover, cause: t.late.noCause, class: null }[group];
  }
  switch (group) {
    case 'area':
      return names.unit(heading);
    case 'mover':
      return names.organisation(heading);
    case 'cause':
      return causeWord(t, heading);
    case 'class':
      return (t.lateness as Record<string, string>)[heading] ?? heading;
  }
}
