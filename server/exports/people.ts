import { invalid } from '../../shared/errors.ts';
import { formatInstant, inLanguage } from '../../shared/i18n/format.ts';
import { LIST_WORDS } from '../../shared/i18n/lists.ts';
import { PEOPLE_WORDS } from '../../shared/i18n/people.ts';
import { isFoundPerson, PERSON_SHOWS } from '../../shared/people/shown.ts';
import { can } from '../../shared/roles.ts';
import type { TableWords } from '../../shared/tables/cluster-columns.ts';
import {
  dateColumn,
  numberColumn,
  type Table,
  type Telling,
  tableOf,
  textColumn,
} from '../../shared/tables/table.ts';
import type { Context } from '../context.ts';
import { listPeople, type People, type PersonLine } from '../people/list.ts';
import { assertMay } from '../trpc.ts';
import { type Asked, asOfLine, assertOfToday, lookedFor, sourceLine, tellingOf } from './asked.ts';

/** People as their page finds them, under the heads by which an import knows them; never a link or until when one opens. */
export async function peopleTable(ctx: Context, asked: Asked): Promise<Table> {
  assertMay(can(ctx.actor, 'account.manage'));
  assertOfToday(ctx, asked);
  const { params, lang } = asked;
  const said = params.get('show') ?? 'accounts';
  const show = PERSON_SHOWS.find((known) => known === said);
  if (!show) throw invalid('show', 'not_a_choice');
  const q = lookedFor(asked);
  const told = await tellingOf(ctx, await ctx.days.at(asked.asOf), asked);
  const known = await listPeople(ctx);
  const { about } = told.words;
  const { people: list } = LIST_WORDS[lang];
  const filter = [q && `“${q}”`, PEOPLE_WORDS[lang].filter[show]].filter(Boolean).join('; ');
  const found = known.people.filter(isFoundPerson({ q, show }, known.agencies));
  return tableOf(found, columnsOf(told, known, asked), {
    title: list.title,
    about: [
      asOfLine(told, asked),
      [about.filter, filter],
      [about.order, list.order],
      sourceLine(ctx, told, asked),
      [about.means, list.means],
    ],
  });
}

function columnsOf(
  { t, names }: TableWords,
  { agencies }: Pick<People, 'agencies'>,
  { lang }: Asked,
): Telling<PersonLine>[] {
  const { people: list } = LIST_WORDS[lang];
  const { standing: standings } = PEOPLE_WORDS[lang];
  const agencyNames = new Map(agencies.map((agency) => [agency.id, inLanguage(agency, 'name', lang)]));
  return [
    textColumn(list.person, 28, ({ name }) => name),
    textColumn(list.jobTitle, 28, ({ title }) => title || null),
    textColumn(list.username, 20, ({ username }) => username),
    textColumn(list.role, 20, ({ role }) => t.role[role]),
    textColumn(list.agency, 36, ({ organisation }) => agencyNames.get(organisation) ?? null),
    textColumn(list.unit, 20, ({ unit }) => unit && names.unit(unit)),
    dateColumn(list.from, 14, ({ term }) => term.from),
    dateColumn(list.until, 14, ({ term }) => term.until),
    textColumn(list.standing, 22, ({ standing }) => standings[standing]),
    textColumn(list.lastSignIn, 24, ({ lastSignIn }) => lastSignIn && formatInstant(lastSignIn, lang)),
    numberColumn(list.clusters, 12, ({ clusters }) => clusters),
  ];
}
