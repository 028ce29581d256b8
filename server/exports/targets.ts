import { inLanguage } from '../../shared/i18n/format.ts';
import { LIST_WORDS } from '../../shared/i18n/lists.ts';
import { TARGET_WORDS } from '../../shared/i18n/targets.ts';
import { plansOf } from '../../shared/programmes/plans.ts';
import {
  dateColumn,
  numberColumn,
  type Table,
  type Telling,
  tableOf,
  textColumn,
} from '../../shared/tables/table.ts';
import type { Context } from '../context.ts';
import { pastNumbers, programmeNumbers } from '../programmes/numbers.ts';
import { type Asked, asOfLine, sourceLine, tellingOf } from './asked.ts';

type Line = ReturnType<typeof programmeNumbers>[number] & { isPast: boolean };

/** Every target with its numbers as their page tells them to everybody: those that count, then those of earlier plans. */
export async function targetTable(ctx: Context, asked: Asked): Promise<Table> {
  const { lang } = asked;
  const snapshot = await ctx.days.at(asked.asOf);
  const told = await tellingOf(ctx, snapshot, asked);
  const { t, words } = told;
  const list = LIST_WORDS[lang].targets;
  const { metric } = TARGET_WORDS[lang];
  const inOrder = (targets: ReturnType<typeof programmeNumbers>, isPast: boolean): Line[] =>
    plansOf(targets).flatMap((group) => group.targets.map((target) => ({ ...target, isPast })));
  const lines = [...inOrder(programmeNumbers(snapshot), false), ...inOrder(pastNumbers(snapshot), true)];
  const columns: Telling<Line>[] = [
    textColumn(list.code, 22, ({ code }) => code),
    textColumn(words.columns.heading, 20, ({ isPast }) => (isPast ? t.past.heading : list.current)),
    textColumn(t.programmes.plan, 36, ({ plan }) => plan && inLanguage(plan, 'name', lang)),
    textColumn(list.decision, 20, ({ plan }) => plan?.decision ?? null),
    textColumn(list.name, 44, (line) => inLanguage(line, 'name', lang)),
    textColumn(TARGET_WORDS[lang].field.metric, 16, (line) => metric[line.metric]),
    numberColumn(list.from, 12, ({ min }) => min),
    numberColumn(list.to, 12, ({ max }) => max),
    dateColumn(list.due, 14, ({ dueOn }) => dueOn),
    numberColumn(t.programmes.cohort, 14, ({ cohortSize }) => cohortSize),
    numberColumn(t.programmes.achieved, 12, ({ achieved }) => achieved),
    numberColumn(list.illustrative, 16, ({ achieved, grounds }) =>
      achieved === null ? null : grounds.achieved.illustrative,
    ),
    numberColumn(list.unconfirmed, 14, ({ unconfirmed }) => unconfirmed),
    numberColumn(list.remainingFrom, 12, ({ remaining }) => remaining?.min ?? null),
    numberColumn(list.remainingTo, 12, ({ remaining }) => remaining?.max ?? null),
    textColumn(list.verdict, 22, ({ verdict }) => verdict && t.programmes.verdict[verdict]),
    textColumn(t.programmes.definition, 60, (line) => inLanguage(line, 'definition', lang)),
    textColumn(t.app.source, 44, (line) => inLanguage(line, 'source', lang)),
    textColumn(list.sourceNo, 20, ({ sourceNo }) => sourceNo),
    dateColumn(list.publishedOn, 14, ({ publishedOn }) => publishedOn),
  ];
  return tableOf(lines, columns, {
    title: list.title,
    about: [
      asOfLine(told, asked),
      [words.about.order, LIST_WORDS[lang].pageOrder],
      sourceLine(ctx, told, asked),
      [words.about.means, list.means],
    ],
  });
}
