import type { RowFault, RowPlan } from '../imports/cluster-plan.ts';
import { type ClusterField, FIELD_RULES } from '../tables/fields.ts';
import { formatNumber, type Lang } from './format.ts';
import type { Messages } from './messages.ts';
import type { ImportWords } from './vi-imports.ts';

interface Around {
  t: Messages;
  words: ImportWords;
  /** What the columns of the sheet are called. */
  names: readonly string[];
}

/** Everything that is to be said against a row: cells that were left out, then what keeps the row from being taken. */
export function faultsSaid(
  { cells, faults }: Pick<RowPlan, 'cells' | 'faults'>,
  { t, words, names }: Around,
): string[] {
  return [
    ...cells.map(({ column, shown, issue }) =>
      words.line.cell(names[column] ?? String(column + 1), shown, words.problem[issue]),
    ),
    ...faults.map((fault) => faultSaid(fault, t, words)),
  ];
}

function faultSaid({ field, issue, detail }: RowFault, t: Messages, words: ImportWords): string {
  const own: Record<string, string> = words.fault;
  const known: Record<string, string> = t.issue;
  const said = [own[issue] ?? known[issue] ?? issue, detail].filter(Boolean).join(' ');
  return field === null ? said : words.line.field(words.field[field], said);
}

const NUMBERS = new Set(['plain', 'money', 'area', 'share']);

/** A value as it is told: numbers as the language writes them. */
export const valueSaid = (field: ClusterField, value: string, lang: Lang): string =>
  NUMBERS.has(FIELD_RULES[field].reads) && Number.isFinite(Number(value))
    ? formatNumber(Number(value), lang, 6)
    : value;

/** A row in one sentence, for the file that goes back. */
export function rowSaid(plan: Omit<RowPlan, 'events'>, around: Around): string {
  const { words } = around;
  const changes = plan.is === 'change' ? plan.changes : [];
  return [
    words.line.is[plan.is],
    ...changes.map(({ field, from, to }) =>
      words.line.field(
        words.field[field],
        words.line.from(from && valueSaid(field, from, 'vi'), valueSaid(field, to, 'vi')),
      ),
    ),
    ...faultsSaid(plan, around),
  ].join('; ');
}
