import { isDay } from '../../shared/day.ts';
import { invalid } from '../../shared/errors.ts';
import { formatDay, formatInstant, type Lang } from '../../shared/i18n/format.ts';
import { LIST_WORDS } from '../../shared/i18n/lists.ts';
import { PAPER_WORDS } from '../../shared/i18n/papers.ts';
import { REGISTER_WORDS } from '../../shared/i18n/register.ts';
import { DOCUMENT_KINDS } from '../../shared/reading/reading.ts';
import { can } from '../../shared/roles.ts';
import {
  dateColumn,
  numberColumn,
  type Table,
  type Telling,
  tableOf,
  textColumn,
} from '../../shared/tables/table.ts';
import type { Context } from '../context.ts';
import { type PaperPage, paperPage } from '../papers/read.ts';
import { assertMay } from '../trpc.ts';
import { type Asked, asOfLine, lookedFor, sourceLine, tellingOf } from './asked.ts';

/** More are no list any more: who wants others looks for them. */
const MOST = 10_000;

type Line = PaperPage['lines'][number];

/** Documents on file as they are looked for, the last filed first; of more than can be taken away at once it says so. */
export async function paperTable(ctx: Context, asked: Asked): Promise<Table> {
  assertMay(can(ctx.actor, 'paper.file'));
  const { params, asOf, lang } = asked;
  const said = params.get('kind');
  const kind = DOCUMENT_KINDS.find((known) => known === said) ?? null;
  if (said !== null && kind === null) throw invalid('kind', 'not_a_choice');
  const told = await tellingOf(ctx, await ctx.days.at(asOf), asked);
  const { about, all } = told.words;
  const q = lookedFor(asked);
  const { lines, found } = await paperPage(ctx, { q, kind, offset: 0, limit: MOST, asOf });
  const list = LIST_WORDS[lang].papers;
  const filter = [q && `“${q}”`, kind && REGISTER_WORDS[lang].kinds[kind]].filter(Boolean).join('; ');
  return tableOf(lines, columnsOf(lang), {
    title: list.title,
    about: [
      asOfLine(told, asked),
      [about.filter, filter || all],
      [about.order, list.order],
      sourceLine(ctx, told, asked),
      [about.means, list.means],
      ...(found > lines.length ? [[list.title, list.cutAt(MOST)] as [string, string]] : []),
    ],
  });
}

function columnsOf(lang: Lang): Telling<Line>[] {
  const list = LIST_WORDS[lang].papers;
  const { kinds } = REGISTER_WORDS[lang];
  return [
    textColumn(PAPER_WORDS[lang].kind, 16, ({ kind }) => kinds[kind]),
    textColumn(list.number, 22, ({ number }) => number),
    dateColumn(list.dated, 14, ({ dated }) => dated),
    textColumn(list.issuer, 32, ({ issuer }) => issuer),
    textColumn(list.about, 50, ({ title }) => title),
    textColumn(list.file, 40, ({ name }) => name),
    numberColumn(list.bytes, 14, ({ bytes }) => bytes),
    textColumn(list.filedAt, 22, ({ filedAt }) => formatInstant(filedAt, lang)),
    textColumn(list.by, 26, ({ by }) => by),
    textColumn(PAPER_WORDS[lang].rests, 60, (line) => restsSaid(line, lang)),
    dateColumn(list.withdrawnOn, 14, ({ withdrawn }) => withdrawn?.on ?? null),
    textColumn(list.withdrawnBy, 26, ({ withdrawn }) => withdrawn?.by ?? null),
    textColumn(PAPER_WORDS[lang].reason, 40, ({ withdrawn }) => withdrawn?.reason ?? null),
  ];
}

/** What was entered by it, as the page tells it. */
function restsSaid({ rests: { named, more } }: Line, lang: Lang): string | null {
  const words = PAPER_WORDS[lang];
  const said = named.map(({ kind, id, name, part }) => {
    if (part === 'settings') return words.ofSettings;
    if (part === 'calendar') return words.ofCalendar;
    if (kind === 'target') return words.ofTarget(name ?? id);
    if (kind === 'import') return words.ofImport(name ?? id);
    if (kind === 'reorganisation' && isDay(id)) return words.ofReorganisation(formatDay(id, lang));
    return [id, name].filter(Boolean).join(' ');
  });
  return said.join(', ') + (more > 0 ? words.restsMore(more) : '') || null;
}
