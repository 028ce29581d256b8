import { inLanguage, type Lang } from '../../shared/i18n/format.ts';
import { LIST_WORDS } from '../../shared/i18n/lists.ts';
import type { Messages } from '../../shared/i18n/messages.ts';
import { can } from '../../shared/roles.ts';
import { type Table, tableOf, textColumn } from '../../shared/tables/table.ts';
import { assignments, type ClusterHeld, type ManagerLine, type OrphanLine } from '../assignments/read.ts';
import type { Context } from '../context.ts';
import { assertMay } from '../trpc.ts';
import { type Asked, asOfLine, assertOfToday, sourceLine, tellingOf } from './asked.ts';

interface Line {
  section: string;
  manager: ManagerLine | null;
  cluster: ClusterHeld | null;
  investor: string | null;
  remark: string | null;
}

/** The whole page of assignments: the clusters that nobody has, then every manager's. */
export async function assignmentTable(ctx: Context, asked: Asked): Promise<Table> {
  assertMay(can(ctx.actor, 'assignment.write'));
  assertOfToday(ctx, asked);
  const { lang } = asked;
  const told = await tellingOf(ctx, await ctx.days.at(asked.asOf), asked);
  const { t, words, names } = told;
  const { assignments: list, pageOrder } = LIST_WORDS[lang];
  const { orphans, managers } = await assignments(ctx);
  const lines = [
    ...orphans.map((orphan) => ofOrphan(orphan, { t, lang })),
    ...managers.flatMap((manager) => ofManager(manager, lang)),
  ];
  const columns = [
    textColumn<Line>(list.section, 26, ({ section }) => section),
    textColumn<Line>(list.manager, 28, ({ manager }) => manager?.name ?? null),
    textColumn<Line>(
      list.jobTitle,
      28,
      ({ manager }) => (manager && inLanguage(manager, 'title', lang)) || null,
    ),
    textColumn<Line>(list.account, 20, ({ manager }) => manager && t.assign.account[manager.account]),
    textColumn<Line>(t.column.code, 10, ({ cluster }) => cluster?.code ?? null),
    textColumn<Line>(t.column.name, 44, ({ cluster }) => cluster?.name ?? null),
    textColumn<Line>(t.column.unit, 20, ({ cluster }) => (cluster?.unit ? names.unit(cluster.unit) : null)),
    textColumn<Line>(t.column.stage, 24, ({ cluster }) => cluster && t.stage[cluster.stage]),
    textColumn<Line>(list.investor, 36, ({ investor }) => investor),
    textColumn<Line>(list.remark, 44, ({ remark }) => remark),
  ];
  return tableOf(lines, columns, {
    title: list.title,
    about: [
      asOfLine(told, asked),
      [words.about.filter, words.all],
      [words.about.order, pageOrder],
      sourceLine(ctx, told, asked),
      [words.about.means, list.means],
    ],
  });
}

function ofOrphan(cluster: OrphanLine, { t, lang }: { t: Messages; lang: Lang }): Line {
  const { investorVi, investorEn, closed } = cluster;
  const investor =
    investorVi !== null && investorEn !== null
      ? inLanguage({ investorVi, investorEn }, 'investor', lang)
      : null;
  const unheld = investor === null ? t.assign.noInvestor : t.assign.nobody;
  return {
    section: LIST_WORDS[lang].assignments.unassigned,
    manager: null,
    cluster,
    investor,
    remark: closed === null ? unheld : t.assign.closed(closed),
  };
}

function ofManager(manager: ManagerLine, lang: Lang): Line[] {
  const line = (cluster: ClusterHeld | null): Line => ({
    section: LIST_WORDS[lang].assignments.assigned,
    manager,
    cluster,
    investor: null,
    remark: null,
  });
  return manager.clusters.length === 0 ? [line(null)] : manager.clusters.map(line);
}
