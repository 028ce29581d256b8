import { LIST_WORDS } from '../../shared/i18n/lists.ts';
import { PROCEDURE_WORDS } from '../../shared/i18n/procedure.ts';
import { basisWords, deskWord, rungWord } from '../../shared/i18n/procedure-words.ts';
import {
  type Choice,
  chosen,
  hasBegun,
  isNarrowed,
  NO_AREA,
  readChoice,
  standOf,
} from '../../shared/procedure/filter.ts';
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
import { type ProcedureLine, procedurePage } from '../procedure/read.ts';
import { assertMay } from '../trpc.ts';
import { type Asked, asOfLine, sourceLine, tellingOf } from './asked.ts';

/** Dossiers before their decision as their page shows them, in its order; filtered, those that have begun alone. */
export async function procedureTable(ctx: Context, asked: Asked): Promise<Table> {
  assertMay(can(ctx.actor, 'procedure.read'));
  const { params, asOf, lang } = asked;
  const told = await tellingOf(ctx, await ctx.days.at(asOf), asked);
  const { lines, judgedOn } = await procedurePage(ctx, asOf);
  const choice = readChoice(params);
  const begun = chosen(lines.filter(hasBegun), choice);
  const shown = isNarrowed(choice) ? begun : [...begun, ...lines.filter((line) => !hasBegun(line))];
  const list = LIST_WORDS[lang].procedure;
  return tableOf(shown, columnsOf(told, { asked, judgedOn }), {
    title: list.title,
    about: [
      asOfLine(told, asked),
      [told.words.about.filter, choiceSaid(choice, told, asked)],
      [told.words.about.order, list.order],
      sourceLine(ctx, told, asked),
      [told.words.about.means, list.means],
    ],
  });
}

function columnsOf(
  told: TableWords,
  { asked: { lang }, judgedOn }: { asked: Asked; judgedOn: string },
): Telling<ProcedureLine>[] {
  const { t, names, words: common } = told;
  const words = PROCEDURE_WORDS[lang];
  const list = LIST_WORDS[lang].procedure;
  const standing = (line: ProcedureLine): string | null => {
    const stand = standOf(line);
    if (!hasBegun(line)) return list.waiting;
    return stand && words.list.stands[stand];
  };
  return [
    textColumn(t.column.code, 10, ({ code }) => code),
    textColumn(t.column.name, 44, ({ name }) => name),
    textColumn(t.column.unit, 20, ({ unit }) => unit && names.unit(unit)),
    textColumn(words.list.stand, 18, standing),
    numberColumn(list.left, 12, ({ running }) => running?.left ?? null),
    numberColumn(list.allowed, 12, ({ running }) => running?.allowed ?? null),
    numberColumn(list.used, 12, ({ running }) => running?.used ?? null),
    textColumn(list.unit, 16, ({ running }) => running && words.spread.unit[running.unit]),
    dateColumn(list.due, 14, ({ running }) => running?.due ?? null),
    textColumn(list.basis, 40, ({ running }) => running && basisWords(running.basis, t, words)),
    textColumn(words.list.rung, 34, ({ next }) => rungWord(next, t)),
    textColumn(words.list.desk, 22, ({ desk }) => deskWord(desk, judgedOn, words)),
    dateColumn(list.returnedOn, 14, ({ returnedOn }) => returnedOn),
    textColumn(list.last, 34, ({ last }) => (last ? rungWord(last, t) : words.list.notPlanned)),
    dateColumn(list.lastOn, 14, ({ lastOn }) => lastOn),
    textColumn(list.illustrative, 14, ({ illustrative }) => (illustrative ? common.yes : null)),
  ];
}

function choiceSaid(
  { stand, desk, rung, unit }: Choice,
  { t, names, words: common }: TableWords,
  { lang }: Asked,
) {
  const words = PROCEDURE_WORDS[lang];
  const { list } = words;
  const said = [
    stand && `${list.stand}: ${list.stands[stand]}`,
    desk && `${list.desk}: ${words.desk[desk]}`,
    rung && `${list.rung}: ${rungWord(rung, t)}`,
    unit && `${list.area}: ${unit === NO_AREA ? list.noArea : names.unit(unit)}`,
  ];
  return said.filter(Boolean).join('; ') || common.all;
}
