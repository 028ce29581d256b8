import { AGENCIES_WORDS } from '../../shared/i18n/agencies.ts';
import { inLanguage } from '../../shared/i18n/format.ts';
import { LIST_WORDS } from '../../shared/i18n/lists.ts';
import { agencyKind, isFoundAgency } from '../../shared/people/agencies-shown.ts';
import { can } from '../../shared/roles.ts';
import { numberColumn, type Table, tableOf, textColumn } from '../../shared/tables/table.ts';
import { type AgencyLine, listAgencies } from '../agencies/read.ts';
import type { Context } from '../context.ts';
import { assertMay } from '../trpc.ts';
import { type Asked, asOfLine, assertOfToday, lookedFor, sourceLine, tellingOf } from './asked.ts';

/** Agencies and investors as their page finds them. */
export async function agencyTable(ctx: Context, asked: Asked): Promise<Table> {
  assertMay(can(ctx.actor, 'agency.write'));
  assertOfToday(ctx, asked);
  const { params, lang } = asked;
  const told = await tellingOf(ctx, await ctx.days.at(asked.asOf), asked);
  const { words, names } = told;
  const list = LIST_WORDS[lang].agencies;
  const room = AGENCIES_WORDS[lang];
  const q = lookedFor(asked);
  const kind = agencyKind(params.get('kind'));
  const closedToo = params.get('closed') === 'yes';
  const filter = [q && `“${q}”`, kind && room.kind[kind], closedToo ? room.closedToo : list.open];
  const found = (await listAgencies(ctx)).filter(isFoundAgency({ q, kind, closedToo }));
  const yes = (is: boolean) => (is ? words.yes : null);
  const columns = [
    textColumn<AgencyLine>(list.name, 44, (agency) => inLanguage(agency, 'name', lang)),
    textColumn<AgencyLine>(room.kindOf, 28, (agency) => room.kind[agency.kind]),
    textColumn<AgencyLine>(room.unit, 20, ({ unit }) => unit && names.unit(unit)),
    numberColumn<AgencyLine>(list.clusters, 12, ({ clusters }) => clusters),
    numberColumn<AgencyLine>(list.accounts, 14, ({ accounts }) => accounts),
    textColumn<AgencyLine>(room.isClosed, 14, ({ closed }) => yes(closed)),
    textColumn<AgencyLine>(list.illustrative, 14, ({ illustrative }) => yes(illustrative)),
  ];
  return tableOf(found, columns, {
    title: list.title,
    about: [
      asOfLine(told, asked),
      [words.about.filter, filter.filter(Boolean).join('; ')],
      [words.about.order, list.order],
      sourceLine(ctx, told, asked),
      [words.about.means, list.means],
    ],
  });
}
