import { parseEdtf } from '../edtf.ts';
import type { RowFault, RowPlan } from '../imports/plan.ts';
import { type Stage } from '../lifecycle.ts';
import type { Kind } from '../register.ts';
import type { Role } from '../roles.ts';
import {
  clearedIn,
  componentIn,
  type ImportField,
  milestoneIn,
  type PlainField,
  ruleOf,
} from '../tables/fields.ts';
import { formatEdtf, formatNumber, type Lang } from './format.ts';
import type { Messages } from './messages.ts';
import type { ImportWords } from './vi-imports.ts';

interface Around {
  t: Messages;
  words: ImportWords;
  /** What the columns of the sheet are called. */
  names: readonly string[];
  lang: Lang;
}

/** Everything that is to be said against a row: cells that were left out, then what keeps the row from being taken. */
export function faultsSaid(
  { cells, faults }: Pick<RowPlan, 'cells' | 'faults'>,
  { t, words, names, lang }: Around,
): string[] {
  return [
    ...cells.map(({ column, shown, issue }) =>
      words.line.cell(names[column] ?? String(column + 1), shown, words.problem[issue]),
    ),
    ...faults.map((fault) => faultSaid(fault, { t, words, lang })),
  ];
}

/** What a column is, in words. */
export function fieldSaid(field: ImportField, { t, words }: Pick<Around, 't' | 'words'>): string {
  const [milestone, cleared, component] = [milestoneIn(field), clearedIn(field), componentIn(field)];
  if (milestone !== null) return words.dateOf(t.milestone[milestone]);
  if (cleared !== null) return t.clearance.figure[cleared];
  return component === null ? words.field[field as PlainField] : words.doneOf(t.works.component[component]);
}

function faultSaid({ field, issue, detail }: RowFault, { t, words, lang }: Omit<Around, 'names'>): string {
  const own: Record<string, string> = words.fault;
  const known: Record<string, string> = t.issue;
  const ofDate: Record<string, string> = field && milestoneIn(field) ? words.dateFault : {};
  const said = [ofDate[issue] ?? own[issue] ?? known[issue] ?? issue, detail && detailSaid(detail, t, lang)]
    .filter(Boolean)
    .join(' ');
  return field === null ? said : words.line.field(fieldSaid(field, { t, words }), said);
}

/** A milestone, a component, a figure, a date or what else a refusal names, in words. */
function detailSaid(detail: string, t: Messages, lang: Lang): string {
  const words: Record<string, string> = { ...t.milestone, ...t.clearance.figure, ...t.works.component };
  return words[detail] ?? (parseEdtf(detail) ? formatEdtf(detail, lang) : detail);
}

const NUMBERS = new Set(['plain', 'money', 'area', 'share']);

/** A value as it is told: numbers and dates as the language writes them, codes as they are called. */
export function valueSaid(field: ImportField, value: string, t: Messages, lang: Lang): string {
  const { reads } = ruleOf(field);
  if (NUMBERS.has(reads) && Number.isFinite(Number(value))) return formatNumber(Number(value), lang, 6);
  if (reads === 'date') return parseEdtf(value) ? formatEdtf(value, lang) : value;
  if (field === 'kind') return t.kind[value as Kind] ?? value;
  if (reads === 'stage') return t.stage[value as Stage] ?? value;
  if (reads === 'role') return t.role[value as Role] ?? value;
  return value;
}

/** A row in one sentence, for the file that goes back. */
export function rowSaid(plan: Pick<RowPlan, 'is' | 'changes' | 'cells' | 'faults'>, around: Around): string {
  const { words } = around;
  const changes = plan.is === 'change' ? plan.changes : [];
  return [
    words.line.is[plan.is],
    ...changes.map(({ field, from, to }) =>
      words.line.field(
        fieldSaid(field, around),
        words.line.from(from && valueSaid(field, from, around.t, 'vi'), valueSaid(field, to, around.t, 'vi')),
      ),
    ),
    ...faultsSaid(plan, around),
  ].join('; ');
}
