import type { FacetEvent } from '../log/event.ts';
import { codeForm, isCode } from '../register/code.ts';
import { clusterOf } from './cluster-said.ts';
import { matchOf } from './match.ts';
import {
  type Around,
  blankPlan,
  type Change,
  type ClusterStates,
  type RowFault,
  type RowPlan,
  standsAt,
} from './plan.ts';
import type { SheetRecord } from './records.ts';

/** Rows that say something of clusters that are on record: several may speak of one, and each is decided on the ones before. */

export interface RowDecided {
  events: FacetEvent[];
  changes: Change[];
  faults: RowFault[];
  after: ClusterStates;
}
export interface ClusterRule {
  /** Which of two rows of one cluster is decided first, whatever their order in the sheet. */
  order: (record: SheetRecord) => string;
  decide: (stood: ClusterStates, record: SheetRecord, around: Around) => RowDecided;
}

/** Rows of one cluster in one sheet: each is decided on all that stand before it. */
export const MOST_OF_ONE = 400;

/** Row by row: whoever has it done can do something else between two of them. */
export function* plansOfClusters(
  records: readonly SheetRecord[],
  around: Around,
  { order, decide }: ClusterRule,
): Generator<undefined, RowPlan[]> {
  const plans = new Map<number, RowPlan>();
  const standing = new Map<string, ClusterStates>();
  const counts = new Map<string, number>();
  const inOrder = records
    .map((record) => ({ record, at: order(record) }))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.record.row - b.record.row));
  for (const [place, { record }] of inOrder.entries()) {
    const { blank, code } = identified(record, around);
    const first = code === null ? undefined : around.states.get(code);
    if (code === null || !first) {
      plans.set(record.row, blank);
      continue;
    }
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    if (count > MOST_OF_ONE) {
      plans.set(record.row, { ...blank, code, faults: [{ field: null, issue: 'too_many_rows' }] });
      continue;
    }
    const decided = decide(standing.get(code) ?? first, record, around);
    yield;
    if (around.taken === null || around.taken.has(record.row)) standing.set(code, decided.after);
    plans.set(record.row, {
      ...blank,
      code,
      place,
      name: first.register.identity?.nameVi ?? blank.name,
      stands: standsAt(first),
      is: isOf(decided),
      changes: decided.changes,
      faults: decided.faults,
      events: decided.events,
    });
  }
  return records.flatMap(({ row }) => plans.get(row) ?? []);
}

const isOf = ({ events, faults }: RowDecided): RowPlan['is'] => {
  if (events.length > 0) return 'change';
  return faults.some(({ isRemark }) => !isRemark) ? 'wrong' : 'same';
};

/** Of which cluster a row speaks; null where nobody can say, with the reason in the plan. */
function identified(record: SheetRecord, around: Around): { blank: RowPlan; code: string | null } {
  const said = clusterOf(record, around);
  const blank: RowPlan = {
    ...blankPlan(record.row, record.faults),
    code: said.code,
    name: said.name ?? said.code ?? '',
  };
  const wrong = (fault: RowFault) => ({ blank: { ...blank, faults: [fault] }, code: null });
  const choice = around.choices.get(record.row);
  if (choice !== undefined && choice !== 'new') return known(choice, { blank, around });
  if (said.code !== null) {
    if (!isCode(said.code, around.codePrefix))
      return wrong({ field: 'code', issue: 'code_form', detail: codeForm(around.codePrefix) });
    return known(said.code, { blank, around });
  }
  if (said.name === null) return wrong({ field: 'name', issue: 'no_name' });
  const match = matchOf(
    { code: null, name: said.name, place: said.place ?? '', units: said.near },
    around.index,
  );
  if (match.is === 'known') return { blank, code: match.code };
  if (match.is === 'new') return wrong({ field: 'name', issue: 'unknown_cluster' });
  return {
    blank: {
      ...blank,
      is: 'asked',
      suspects: match.suspects,
      faults: [{ field: 'name', issue: 'which_cluster' }],
    },
    code: null,
  };
}

function known(code: string, { blank, around }: { blank: RowPlan; around: Around }) {
  const state = around.states.get(code)?.register;
  const into = state?.mergedInto ?? null;
  const fault: RowFault | null =
    into !== null
      ? { field: 'code', issue: 'merged', detail: into }
      : state?.identity
        ? null
        : { field: 'code', issue: 'unknown_cluster', detail: code };
  return fault ? { blank: { ...blank, faults: [fault] }, code: null } : { blank, code };
}
