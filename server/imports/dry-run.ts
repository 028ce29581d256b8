import type { ReadingAsked } from '../../shared/imports/asked.ts';
import { investorKey } from '../../shared/imports/investors.ts';
import { isPlain, toLookAtFirst } from '../../shared/imports/plain.ts';
import { type RowPlan, toldAs } from '../../shared/imports/plan.ts';
import type { ReadSheet } from '../../shared/imports/records.ts';
import { type AskedUnit, askedUnits } from '../../shared/imports/units-asked.ts';
import type { Investor } from '../../shared/register/parties-command.ts';
import type { Context } from '../context.ts';
import { checked, standingNow } from './check.ts';

/** A row as the page shows it: what it would change, and every problem by row and column. */
export type PlanLine = Omit<RowPlan, 'events' | 'begins' | 'investor' | 'unit' | 'place'>;
type Only = 'all' | Exclude<RowPlan['is'], 'same'>;

export interface DryRun {
  questions: ReadSheet['questions'];
  left: ReadSheet['left'];
  counts: Record<RowPlan['is'], number>;
  /** How many of the rows that can be accepted have a cell that is left out or a remark. */
  withFaults: number;
  /** Those that somebody has to look at first. */
  lines: PlanLine[];
  total: number;
  /** Of `total` those with which nothing is wrong or doubtful; they come last. */
  plain: { new: number; change: number };
  /** Names of investors that may be one that is known under another spelling. */
  investors: { name: string; suspects: Investor[] }[];
  /** Texts that do not say which unit they mean, and of which. Those on record have names. */
  units: (Omit<AskedUnit, 'among'> & { among: { code: string; nameVi: string }[] })[];
  /** Rows that can be accepted, each on what stands; those without any fault first chosen. */
  acceptable: { row: number; stands: number; isClean: boolean }[];
}

const PAGE = 200;

export async function dryRun(
  ctx: Context,
  { reading, only, offset }: { reading: ReadingAsked; only: Only; offset: number },
): Promise<DryRun> {
  const standing = await standingNow(ctx);
  const { read, plans: decided } = await checked(ctx, reading, standing);
  // What a row is called in the list is what it is counted as and found by.
  const plans = decided.map((plan) => ({ ...plan, is: toldAs(plan) }));
  const counts = { new: 0, change: 0, same: 0, asked: 0, wrong: 0 };
  for (const { is } of plans) counts[is] += 1;
  const isToShow = ({ is, cells, faults }: RowPlan) =>
    only === 'all' ? is !== 'same' || cells.length > 0 || faults.length > 0 : is === only;
  const shown = toLookAtFirst(plans.filter(isToShow));
  const plain = shown.filter(isPlain);
  const isNew = plain.filter(({ is }) => is === 'new').length;
  const acceptable = plans.filter(({ events }) => events.length > 0);
  return {
    questions: read.questions,
    left: read.left,
    counts,
    withFaults: acceptable.filter((plan) => !isClean(plan)).length,
    lines: shown.slice(offset, offset + PAGE).map(lineOf),
    total: shown.length,
    plain: { new: isNew, change: plain.length - isNew },
    investors: askedInvestors(plans),
    units: askedUnits(plans).map(({ among, ...one }) => ({
      ...one,
      among: standing.units.flatMap(({ code, nameVi }) => (among.includes(code) ? [{ code, nameVi }] : [])),
    })),
    acceptable: acceptable.map((plan) => ({ row: plan.row, stands: plan.stands, isClean: isClean(plan) })),
  };
}

const lineOf = ({ events: _e, begins: _b, investor: _i, unit: _u, place: _p, ...line }: RowPlan): PlanLine =>
  line;

/** Each name once, however many rows have it. */
function askedInvestors(plans: readonly RowPlan[]): DryRun['investors'] {
  const asked = new Map(
    plans.flatMap(({ investor }) => (investor ? [[investorKey(investor.name), investor] as const] : [])),
  );
  return [...asked.values()].slice(0, PAGE);
}

/** Everything that stands in the row was read, and nothing has to be looked at. */
const isClean = ({ cells, faults }: RowPlan): boolean =>
  cells.length === 0 && faults.every(({ isRemark }) => isRemark);
