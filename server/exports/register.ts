import type { Day } from '../../shared/day.ts';
import { readFilter } from '../../shared/filter.ts';
import { EMPTY_STANDING, type Standing } from '../../shared/milestone.ts';
import { milestones } from '../../shared/milestones/facet.ts';
import { can } from '../../shared/roles.ts';
import { type RegisterEntry, registerColumns } from '../../shared/tables/register-columns.ts';
import { type Table, tableOf } from '../../shared/tables/table.ts';
import { isValidOn } from '../../shared/unit.ts';
import type { Context } from '../context.ts';
import { foldStreams, readStates } from '../log/read.ts';
import { registerFound } from '../register/list.ts';
import { assertMay } from '../trpc.ts';
import { type Asked, asOfLine, lookedFor, sourceLine, tellingOf } from './asked.ts';
import { filterSaid } from './clusters.ts';

/** The register as it is found on its page, in its order: all that is known of each cluster, to be edited and sent back. */
export async function registerTable(ctx: Context, asked: Asked): Promise<Table> {
  assertMay(can(ctx.actor, 'register.write'));
  const { asOf, lang } = asked;
  const snapshot = await ctx.days.at(asOf);
  const told = await tellingOf(ctx, snapshot, asked);
  const q = lookedFor(asked);
  const found = await registerFound(ctx, q, asOf);
  const standings = await standingsOf(
    ctx,
    found.map(({ cluster }) => cluster.stream),
    asOf,
  );
  const entries = found.map(({ cluster, line }): RegisterEntry => {
    const { row, stream, investor, days } = cluster;
    return {
      row,
      register: days.register,
      standing: standings.get(stream) ?? EMPTY_STANDING,
      party:
        days.register.parties.findLast(
          (party) => party.organisationId === investor && isValidOn(party, asOf),
        ) ?? null,
      investor: line.investor,
    };
  });
  const { words, t } = told;
  return tableOf(entries, registerColumns(entries, told, lang), {
    title: words.title.register,
    about: [
      asOfLine(told, asked),
      [words.about.filter, filterSaid(readFilter(new URLSearchParams({ q })), told)],
      [words.about.order, q === '' ? t.column.code : words.match],
      sourceLine(ctx, told, asked),
      [words.about.means, words.means.register],
    ],
  });
}

/** What stands of the milestones: today's is kept as it is, that of another day is added up. */
async function standingsOf(
  { db, provinceId, clock }: Context,
  streams: readonly string[],
  asOf: Day,
): Promise<Map<string, Standing>> {
  return asOf === clock.today()
    ? readStates(db, milestones, { provinceId, streams })
    : foldStreams(db, milestones, { provinceId, streams, asOf });
}
