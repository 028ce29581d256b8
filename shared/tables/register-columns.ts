import type { ClusterRow } from '../cluster-row.ts';
import type { Lang } from '../i18n/format.ts';
import { MESSAGES } from '../i18n/messages.ts';
import { lowerFirst } from '../i18n/status-words.ts';
import { GATES, type MilestoneCode } from '../lifecycle.ts';
import type { Standing } from '../milestone.ts';
import { FACT_SHAPE, oneFact } from '../register/facts.ts';
import type { FactField, Party, Provenance, RegisterDay } from '../register.ts';
import { clusterColumn, type TableWords } from './cluster-columns.ts';
import { DATED } from './fields.ts';
import { type Cell, dateCell, type Telling } from './table.ts';

/** One cluster as the register has it on a day. */
export interface RegisterEntry {
  row: ClusterRow;
  register: RegisterDay;
  standing: Standing;
  /** Who builds on the day; null: nobody. */
  party: Party | null;
  /** Their name as it is registered: a company has one in every language. */
  investor: string | null;
}

/** A column, and on what stands in it rests. */
interface Known extends Telling<RegisterEntry> {
  ground: (entry: RegisterEntry) => Provenance | null;
}

/**
 * A column for every fact that an import of clusters reads, under a head by which it knows it (shared/tables/heads.ts):
 * what went out goes back in and changes nothing. Milestones stand under the names that the program gives them, not under
 * those that an installation has chosen since.
 */
export function registerColumns(
  entries: readonly RegisterEntry[],
  told: TableWords,
  lang: Lang,
): Telling<RegisterEntry>[] {
  const of = (name: Parameters<typeof clusterColumn>[0]): Telling<RegisterEntry> => {
    const column = clusterColumn(name, told);
    return { ...column, of: ({ row }) => column.of(row) };
  };
  const heads = told.words.register;
  const fact = (field: FactField & keyof typeof heads, width: number): Known =>
    factColumn(field, heads[field], width);
  const dates = datesOf(told, lang);
  const known = [
    fact('area_ha', 12),
    fact('investment_vnd_bn', 16),
    investorColumn(heads.investor),
    fact('decision_no', 24),
    ...dates.filter(({ milestone }) => milestone === 'established'),
    fact('occupancy_pct', 14),
    fact('tenants', 12),
    fact('workers', 12),
    fact('status_reported', 44),
    ...dates.filter(({ milestone }) => milestone !== 'established'),
  ];
  const illustrative: Telling<RegisterEntry> = {
    head: heads.illustrative,
    kind: 'text',
    width: 44,
    of: (entry) =>
      known
        .filter(({ ground }) => ground(entry) === 'illustrative')
        .map(({ head }) => head)
        .join('; ') || null,
  };
  return [
    ...(['code', 'name', 'kind', 'unit', 'place', 'lat', 'lon', 'precision'] as const).map(of),
    ...known,
    of('stage'),
    ...(entries.some((entry) => illustrative.of(entry) !== null) ? [illustrative] : []),
  ];
}

function factColumn(field: FactField, head: string, width: number): Known {
  const isText = FACT_SHAPE[field] === 'text';
  const of = ({ register }: RegisterEntry) => oneFact(register.facts, field);
  return {
    head,
    kind: isText ? 'text' : 'number',
    width,
    of: (entry) => valueOf(of(entry)?.value ?? null, isText),
    ground: (entry) => of(entry)?.provenance ?? null,
  };
}

function valueOf(value: string | null, isText: boolean): Cell {
  if (value === null || isText) return value;
  return Number.isFinite(Number(value)) ? Number(value) : null;
}

const investorColumn = (head: string): Known => ({
  head,
  kind: 'text',
  width: 40,
  of: ({ investor }) => investor,
  ground: ({ party }) => party?.provenance ?? null,
});

/** Of each milestone when it happened, and of those that a decision sets a day for, which. */
function datesOf({ words }: TableWords, lang: Lang): (Known & { milestone: MilestoneCode })[] {
  const heads = words.register;
  const name = (milestone: MilestoneCode) => lowerFirst(MESSAGES[lang].milestone[milestone]);
  const date = (milestone: MilestoneCode, kind: 'actual' | 'baseline') => ({
    milestone,
    head: (kind === 'actual' ? heads.done : heads.schedule)(name(milestone)),
    kind: 'date' as const,
    width: 16,
    of: ({ standing }: RegisterEntry) => dateCell(standing.milestones[milestone]?.[kind]),
    ground: ({ standing }: RegisterEntry) => {
      const stands = standing.milestones[milestone];
      return stands?.[kind] === undefined ? null : (stands.provenance[kind] ?? null);
    },
  });
  return DATED.flatMap((milestone) => [
    ...(GATES.some((gate) => gate === milestone) ? [date(milestone, 'baseline')] : []),
    date(milestone, 'actual'),
  ]);
}
