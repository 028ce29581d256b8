import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { ClearanceShown } from '../../../server/clearance/read.ts';
import type { Report } from '../../../shared/clearance/events.ts';
import { AppError } from '../../../shared/errors.ts';
import { commandsTo, theCommandTo } from '../../testing/commands.ts';
import { show } from '../../testing/render.tsx';
import { MANAGER, RECEIPT, sessionOf, TODAY } from '../../testing/samples.ts';
import { serve } from '../../testing/server.ts';
import { Clearance } from './clearance.tsx';

const report = (date: string, figures: Report['figures'], more: Partial<Report> = {}): Report => ({
  date,
  figures,
  provenance: 'reported',
  seq: 3,
  recordedOn: date,
  ...more,
});
const REPORTS = [
  report('2023-03-31', { toClearHa: 45.3, handedOverHa: 10, cleanHa: 4, toClearHouseholds: 112 }),
  report(
    '2025-02-28',
    { handedOverHa: 28.1, cleanHa: 20, approvedHouseholds: 54, paidHouseholds: 39 },
    { seq: 7, pending: [{ cause: 'land_title', ha: 3.2, households: 14 }] },
  ),
];
const KNOWN: ClearanceShown = { reports: REPORTS, tranches: [], version: 7, clusterHa: 50 };
const EMPTY: ClearanceShown = { reports: [], tranches: [], version: 0, clusterHa: 50 };
const section = (clearance: ClearanceShown, mayWrite = true) => (
  <Clearance stream="cluster:HN-001" clearance={clearance} judgedOn={TODAY} mayWrite={mayWrite} />
);
const SIGNED_IN = { session: sessionOf(MANAGER) };
const open = async (clearance = KNOWN) => {
  const shown = show(section(clearance), SIGNED_IN);
  await shown.user.click(screen.getByRole('button', { name: 'Báo cáo số liệu' }));
  return shown;
};
const box = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
const send = () => screen.getByRole('button', { name: 'Gửi báo cáo' });

test('every share is told with its denominator: no per cent stands alone', () => {
  show(section(KNOWN, false));
  screen.getByText('Đã bàn giao 62 % của 45,3 ha phải giải phóng mặt bằng');
  screen.getByText('48 % của 112 hộ phải giải phóng mặt bằng');
  screen.getByText('72 % của 54 hộ đã phê duyệt phương án');
  screen.getByText('71 % của 28,1 ha đã bàn giao');
  const text = document.body.textContent.replaceAll('\u00A0', ' ');
  expect(text.match(/\d %/g)?.length).toBe(text.match(/\d % của [\d,.]+ (?:ha|hộ) /g)?.length);
});

test('a figure that is older than the last report says of when it is', () => {
  show(section(KNOWN, false));
  const row = screen.getByRole('row', { name: /^Phải giải phóng mặt bằng/ });
  expect(within(row).getAllByText('theo số liệu đến 31/03/2023')).toHaveLength(1);
  const handed = screen.getByRole('row', { name: /^Đã bàn giao/ });
  expect(within(handed).queryByText(/theo số liệu đến/)).toBeNull();
});

test('of a step that was told at two times, the older figure says so and the newer one does not', () => {
  const counted = report('2025-02-28', { toClearHouseholds: 115 }, { seq: 8 });
  show(section({ ...KNOWN, reports: [...REPORTS, counted] }, false));
  const row = screen.getByRole('row', { name: /^Phải giải phóng mặt bằng/ });
  const [area, households] = within(row).getAllByRole('cell');
  expect(area?.textContent).toContain('theo số liệu đến 31/03/2023');
  expect(households?.textContent?.trim()).toBe('115');
});

test('what could be told and was not is said to be missing; what is no figure of a step is left empty', () => {
  show(section(KNOWN, false));
  const cells = (name: RegExp) =>
    within(screen.getByRole('row', { name }))
      .getAllByRole('cell')
      .map((cell) => cell.textContent?.trim());
  expect(cells(/^Phương án đã phê duyệt/)).toEqual([
    'chưa báo cáo',
    expect.stringContaining('54'),
    'chưa báo cáo',
  ]);
  expect(cells(/^Mặt bằng sạch/).slice(1)).toEqual(['', '']);
});

test('what is left is told in hectares and in households, and nothing where all is handed over', () => {
  const handed = (households: number, ha = 45.3) =>
    section(
      {
        ...KNOWN,
        reports: [...REPORTS, report('2025-03-01', { handedOverHouseholds: households, handedOverHa: ha })],
      },
      false,
    );
  const { again } = show(handed(70, 40));
  screen.getByText('Còn phải bàn giao: 5,3 ha, 42 hộ');
  again(handed(112));
  expect(screen.queryByText(/^Còn phải bàn giao/)).toBeNull();
});

test('regression: nearly all was told as all', () => {
  const nearly = report('2025-03-01', { toClearHa: 1000, handedOverHa: 999.7 }, { seq: 9 });
  show(section({ ...KNOWN, reports: [...REPORTS, nearly] }, false));
  screen.getByText(/^Đã bàn giao 99,9 % của/);
});

/** Where a curve ends, in hectares, measured on the drawing between nothing and what is to be cleared. */
function endOf(curve: string): number {
  const path = (name: string) =>
    document.querySelector(`.clearance-${name} .clearance-line`)?.getAttribute('d') ?? '';
  const heights = (d: string) => [...d.matchAll(/(?:M[\d.]+ |V)([\d.]+)/g)].map(([, y]) => Number(y));
  const base = Number(document.querySelector('.clearance-axes line')?.getAttribute('y1'));
  const [all = 0] = heights(path('toClearHa')).slice(-1);
  const [end = 0] = heights(path(curve)).slice(-1);
  return ((base - end) / (base - all)) * 45.3;
}

test('the curve draws what was handed over and what is clean each at its own height, and says so beside them', () => {
  show(section(KNOWN, false));
  expect(endOf('handedOverHa')).toBeCloseTo(28.1, 0);
  expect(endOf('cleanHa')).toBeCloseTo(20, 0);
  const says = (curve: string) => document.querySelector(`.clearance-${curve} text`)?.textContent;
  expect(['toClearHa', 'handedOverHa', 'cleanHa'].map(says)).toEqual([
    'phải GPMB 45,3',
    'đã bàn giao 28,1',
    'sạch 20',
  ]);
  const chart = screen.getByRole('img', { name: /Tiến độ giải phóng mặt bằng/ });
  expect(chart.getAttribute('aria-label')?.replaceAll('\u00A0', ' ')).toContain(
    'Từ 31/03/2023 đến 28/02/2025: phải GPMB 45,3 ha, đã bàn giao 28,1 ha, sạch 20 ha.',
  );
});

test('under it the same stands as a table, the latest first', () => {
  show(section(KNOWN, false));
  const table = document.querySelector('.clearance-table') as HTMLElement;
  const rows = within(table).getAllByRole('row', { hidden: true });
  const cells = rows.slice(1).map((row) => [...row.children].map((cell) => cell.textContent.trim()));
  expect(cells).toEqual([
    ['28/02/2025', '45,3', '28,1', '20'],
    ['31/03/2023', '45,3', '10', '4'],
  ]);
});

test('where nothing is known it says so, and what to report first to whom it concerns', () => {
  const { unmount } = show(section(EMPTY), SIGNED_IN);
  screen.getByText('Chưa có số liệu giải phóng mặt bằng.');
  screen.getByText(/^Báo cáo trước tiên diện tích/);
  unmount();
  show(section(EMPTY, false));
  expect(screen.queryByText(/^Báo cáo trước tiên/)).toBeNull();
  expect(screen.queryByRole('button')).toBeNull();
});

test('the boxes hold what is known; what was changed is sent, with the version, and nothing else', async () => {
  const server = serve({ 'clearance.report': () => RECEIPT });
  const { user } = await open();
  expect([box('Diện tích phải giải phóng mặt bằng (ha)').value, box('Số hộ đã chi trả').value]).toEqual([
    '45,3',
    '39',
  ]);
  const handed = box('Diện tích đã bàn giao, lũy kế (ha)');
  await user.clear(handed);
  await user.type(handed, '30,25');
  screen.getByText('trước: 28,1 ha');
  expect(screen.getByRole('status').textContent.replaceAll('\u00A0', ' ')).toContain(
    'Đã bàn giao 67 % của 45,3 ha',
  );
  await user.click(send());
  await screen.findByText(/^Đã lưu lúc/);
  const { procedure, key, expected, said } = theCommandTo(server);
  expect([procedure, key, expected]).toEqual(['clearance.report', 'reports', 7]);
  expect(said).toEqual({ date: TODAY, figures: { handedOverHa: 30.25 } });
});

test('a rule that is broken is told beside its box, in words that name the other figure, and nothing is sent', async () => {
  const server = serve({ 'clearance.report': () => RECEIPT });
  const { user } = await open();
  const handed = box('Diện tích đã bàn giao, lũy kế (ha)');
  await user.clear(handed);
  await user.type(handed, '45,4');
  await user.click(send());
  screen.getByText('Lớn hơn số của phần phải có trước: Diện tích phải giải phóng mặt bằng (ha)');
  expect(document.activeElement).toBe(handed);
  await user.clear(handed);
  await user.type(handed, '27');
  await user.click(send());
  screen.getByText(/^Số lũy kế giảm: cần nêu lý do/);
  expect(commandsTo(server)).toEqual([]);
  // Clean area is a part of what is handed over; the reason is all that is missing.
  await user.type(screen.getByLabelText(/^Ghi chú/), 'Đo đạc lại');
  await user.click(send());
  await screen.findByText(/^Đã lưu lúc/);
  expect(theCommandTo(server).said).toEqual({
    date: TODAY,
    figures: { handedOverHa: 27 },
    note: 'Đo đạc lại',
  });
});

test('what is pending is sent as a whole, with a cause that was added', async () => {
  const server = serve({ 'clearance.report': () => RECEIPT });
  const { user } = await open();
  await user.selectOptions(screen.getByLabelText('Thêm nguyên nhân còn vướng'), 'overlap');
  await user.type(screen.getAllByLabelText(/, hộ$/).at(-1) as HTMLElement, '6');
  await user.click(send());
  await screen.findByText(/^Đã lưu lúc/);
  expect(theCommandTo(server).said['pending']).toEqual([
    { cause: 'land_title', ha: 3.2, households: 14 },
    { cause: 'overlap', households: 6 },
  ]);
});

test('a conflict shows what somebody else has said in the meantime; one’s own is recorded over it on purpose', async () => {
  const event = {
    type: 'clearance.reported',
    date: '2025-03-20',
    figures: { paidHa: 12.5 },
    provenance: 'reported',
  };
  const current = { version: 9, last: { event, recordedAt: '2025-03-20T02:00:00.000Z', by: 'Đỗ Thị An' } };
  const server = serve({
    'clearance.report': () => {
      throw new AppError('CONFLICT', { current });
    },
  });
  const { user } = await open();
  const handed = box('Diện tích đã bàn giao, lũy kế (ha)');
  await user.clear(handed);
  await user.type(handed, '30');
  await user.click(send());
  await screen.findByText('Hai người cùng cập nhật nội dung này');
  screen.getByText('Diện tích đã chi trả (ha): 12,5');
  server.answers['clearance.report'] = () => RECEIPT;
  await user.click(screen.getByRole('button', { name: 'Lưu bản của tôi' }));
  await screen.findByText(/^Đã lưu lúc/);
  expect(commandsTo(server).at(-1)).toMatchObject({ expected: 9, said: { figures: { handedOverHa: 30 } } });
});

test('a tranche is sent under an id of its own, with its decision', async () => {
  const server = serve({ 'clearance.grantLand': () => RECEIPT });
  const { user } = show(section(KNOWN), SIGNED_IN);
  await user.click(screen.getByRole('button', { name: 'Thêm đợt giao đất, cho thuê đất' }));
  await user.type(box('Diện tích (ha)'), '12,5');
  await user.type(box('Số quyết định'), '12/QĐ-UBND');
  await user.clear(box('Ngày quyết định'));
  await user.type(box('Ngày quyết định'), '10/02/2025');
  await user.type(box('Cơ quan ban hành'), 'UBND Thành phố Hà Nội');
  await user.click(screen.getByRole('button', { name: 'Lưu đợt này' }));
  await screen.findByText(/^Đã lưu lúc/);
  const { procedure, key, expected, said } = theCommandTo(server);
  expect([procedure, expected]).toEqual(['clearance.grantLand', 0]);
  expect(key).toMatch(/^[0-9a-f-]{36}$/);
  expect(said).toEqual({
    form: 'lease',
    areaHa: 12.5,
    number: '12/QĐ-UBND',
    day: '2025-02-10',
    issuer: 'UBND Thành phố Hà Nội',
  });
});
