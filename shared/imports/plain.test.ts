import { expect, test } from 'vitest';
import { isPlain, toLookAtFirst } from './plain.ts';
import type { RowFault, RowPlan } from './plan.ts';

const row = (is: RowPlan['is'], ...faults: RowFault[]) => ({ is, cells: [] as RowPlan['cells'], faults });
const remark = (issue: RowFault['issue']): RowFault => ({ field: 'unit', issue, isRemark: true });
const refused: RowFault = { field: 'code', issue: 'merged' };
const unread = { ...row('new'), cells: [{ column: 1, issue: 'not_a_number' as const, shown: 'khoảng 12' }] };

test('a row is plain where all of it was read and no commune has to be chosen; what stands already is none', () => {
  expect([row('new'), row('change'), row('new', remark('unit_from_former'))].map(isPlain)).toEqual([
    true,
    true,
    true,
  ]);
  const doubtful = [row('new', remark('unit_of_several')), unread, row('change', refused)];
  expect([...doubtful, row('same'), row('asked'), row('wrong', refused)].some(isPlain)).toBe(false);
});

test('what is asked comes first, then what is refused, then what is doubtful; changes before what is new', () => {
  const rows = {
    new: row('new'),
    change: row('change'),
    another: row('new'),
    doubtful: row('new', remark('unit_of_many')),
    unread,
    // Nothing of it can be recorded: it is told as an error.
    behind: row('same', { field: 'stage', issue: 'stage_behind' }),
    wrong: row('wrong', refused),
    asked: row('asked', { field: 'name', issue: 'which_cluster' }),
  };
  const names = new Map(Object.entries(rows).map(([name, one]) => [one, name]));
  // Of one kind as they stand in the sheet.
  expect(toLookAtFirst(Object.values(rows)).map((one) => names.get(one))).toEqual([
    'asked',
    'behind',
    'wrong',
    'doubtful',
    'unread',
    'change',
    'new',
    'another',
  ]);
});
