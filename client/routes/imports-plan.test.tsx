import { screen, within } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import type { PlanLine } from '../../server/imports/dry-run.ts';
import type { UnitLine } from '../../server/units/read.ts';
import { BLANK, chosen, inputOf, LINES, lineOf, open, PLAN, previewed } from '../testing/imports.tsx';

beforeAll(() => import('./imports.tsx'));

test('each problem stands with its row, each difference as old and new; a row with an error cannot be ticked', async () => {
  const { user } = open();
  await previewed(user);
  const changed = lineOf('CCN Thiết Bình');
  expect(changed.getByRole('deletion').textContent).toBe('9,5');
  expect(changed.getByRole('insertion').textContent).toBe('9,75');
  const wrong = lineOf('CCN Đá Chông');
  expect(wrong.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'Diện tích “khoảng 12”: không phải một số',
    'Mã cụm: Đã gộp vào cụm HN-044',
  ]);
  expect(wrong.getByRole<HTMLInputElement>('checkbox').disabled).toBe(true);
});

test('what has to be looked at comes first; of what is plain the many are behind their number, and are taken all the same', async () => {
  const many = Array.from({ length: 20 }, (_l, i): PlanLine => {
    const changes: PlanLine['changes'] = [{ field: 'kind', from: null, to: 'craft_village' }];
    return { ...BLANK, row: i + 10, is: 'new', code: `HN-${i + 140}`, name: `CCN Mới ${i}`, changes };
  });
  const acceptable = [...PLAN.acceptable, ...many.map(({ row }) => ({ row, stands: 0, isClean: true }))];
  const lines = [...LINES.slice(1).reverse(), ...many];
  const { user } = open({
    'imports.check': () => ({ ...PLAN, lines, total: 250, plain: { new: 240, change: 1 }, acceptable }),
  });
  await chosen(user);
  await user.click(screen.getByRole('button', { name: 'Xem trước' }));
  await screen.findByText('CCN Đá Chông');
  const foldOf = (name: string) => screen.getByText(name).closest('details');
  expect(foldOf('CCN Đá Chông')).toBeNull();
  expect(
    within(foldOf('CCN Thiết Bình') as HTMLElement).getByText('1 dòng thay đổi, không có lỗi'),
  ).toBeTruthy();
  expect(foldOf('CCN Thiết Bình')?.open).toBe(true);
  const news = foldOf('CCN Mới 7');
  expect([news?.open, news?.querySelector('summary')?.textContent]).toEqual([
    false,
    '240 dòng mới, không có lỗi',
  ]);
  expect(lineOf('CCN Mới 7').getByRole('listitem', { hidden: true }).textContent).toBe(
    'Loại cụm: Cụm công nghiệp làng nghề',
  );
  screen.getByRole('button', { name: 'Ghi 22 dòng vào danh mục' });
});

const DONG_ANH: UnitLine = {
  code: '017',
  level: 'district',
  kind: 'huyen',
  areaKm2: 182,
  nameVi: 'Huyện Đông Anh',
  nameEn: 'Dong Anh District',
  validFrom: '2014-04-01',
  validTo: '2025-06-30',
};

test('a unit that is not known is chosen once for all rows that write it, and can be chosen anew', async () => {
  const units = [
    { name: 'xã Suối Hài', rows: 8, among: [] },
    { name: 'xã Vật Lại', rows: 1, among: [{ code: '00477', nameVi: 'Xã Vật Lại' }] },
  ];
  let asked = units;
  const { server, user } = open({
    'imports.check': () => ({ ...PLAN, units: asked }),
    'units.list': () => [DONG_ANH],
  });
  await previewed(user);
  const fieldOf = (name: RegExp) => screen.findByRole<HTMLSelectElement>('combobox', { name });
  const options = within(await fieldOf(/^xã Vật Lại 1 dòng/)).getAllByRole('option');
  expect(options.map(({ textContent }) => textContent)).toEqual(['Chọn…', 'Xã Vật Lại']);
  asked = units.slice(1);
  await user.selectOptions(await fieldOf(/^xã Suối Hài 8 dòng/), 'Huyện Đông Anh');
  const said = () => (inputOf(server, 'imports.check') as { reading: { units: unknown } }).reading.units;
  expect(said()).toEqual([{ name: 'xã Suối Hài', is: '017' }]);
  await user.selectOptions(await fieldOf(/^xã Vật Lại/), 'Xã Vật Lại');
  expect(said()).toEqual([
    { name: 'xã Suối Hài', is: '017' },
    { name: 'xã Vật Lại', is: '00477' },
  ]);
  await user.selectOptions(await fieldOf(/^xã Suối Hài/), '');
  expect(said()).toEqual([{ name: 'xã Vật Lại', is: '00477' }]);
});
