import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { CellValue } from 'hucre';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { clusterTable } from '../../server/exports/clusters.ts';
import { workbookBytes } from '../../server/tables/workbook-write.ts';
import { addDays } from '../../shared/day.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { undone, useDatabase } from '../support/database.ts';
import { faultsOf } from '../support/log.ts';
import { callAs, contextOf, servicesOn, type TestServices, TODAY } from '../support/services.ts';
import { checkedBy, openedBy, type Reading, workbook } from '../support/tables.ts';
import { refused } from '../support/updates.ts';

const database = useDatabase();
const onServices = (work: (services: TestServices) => Promise<void>) =>
  undone(database().db, async (tx) => work(servicesOn(tx)));

const rowsOf = (acceptable: { row: number; stands: number }[]) =>
  acceptable.map(({ row, stands }) => ({ row, stands }));

/** Accepted as it was shown. */
async function sent(
  services: TestServices,
  reading: Reading,
  { rows, request = uuidv7() }: { rows: { row: number; stands: number }[]; request?: string },
) {
  const receipt = await (await callAs(services, 'department')).imports.enter({ reading, request, rows });
  return { ...receipt, request };
}
async function applied(services: TestServices, reading: Reading) {
  const { acceptable } = await checkedBy(services, reading);
  return sent(services, reading, { rows: rowsOf(acceptable) });
}
const shownTo = async (services: TestServices, code: string, asOf?: string) =>
  (await callAs(services, 'public')).clusters.detail({ code, ...(asOf ? { asOf } : {}) });
const undo = async (services: TestServices, id: string) =>
  (await callAs(services, 'department')).imports.undo({ id, note: 'Nhập nhầm tệp', request: uuidv7() });

const HEAD = [
  'STT',
  'Tên cụm công nghiệp',
  'Địa bàn',
  'Địa điểm',
  'Loại',
  'Diện tích (ha)',
  'TMĐT (tỷ đồng)',
];
const NEW: CellValue[][] = [
  ['BIỂU TỔNG HỢP'],
  HEAD,
  ['I', 'Huyện Ba Vì', null, null, null, 30, null],
  [1, 'CCN Suối Hai Thử', 'Huyện Ba Vì', 'xã Ba Trại', 'Cụm công nghiệp', 12.5, '332,01'],
  [2, 'CCN Đá Chông Thử', 'huyện\u00a0Ba Vì', 'xã Minh Quang', 'làng nghề', '17,5', '1.234,5'],
  [null, 'Cộng', null, null, null, 30, null],
];

describe('a file of clusters', () => {
  test('enters what is new as one act, and what it says stands on the map and the page; no total, no group is a cluster', async () => {
    await onServices(async (services) => {
      const before = (await services.snapshots.at(TODAY)).clusters.length;
      const { reading } = await openedBy(services, await workbook(NEW));
      const check = await checkedBy(services, reading);
      expect(check.counts).toEqual({ new: 2, change: 0, same: 0, asked: 0, wrong: 0 });
      expect(check.left).toEqual({ group: 1, total: 1 });
      const { request } = await applied(services, reading);
      const after = await services.snapshots.at(TODAY);
      expect(after.clusters).toHaveLength(before + 2);
      const [first, second] = after.clusters.filter(({ row }) => row.name.endsWith(' Thử'));
      expect([first?.row.name, first?.row.kind, second?.row.kind]).toEqual([
        'CCN Suối Hai Thử',
        'industrial',
        'craft_village',
      ]);
      const { facts } = await shownTo(services, second?.code ?? '');
      expect(facts.map(({ field, value }) => [field, value])).toEqual([
        ['area_ha', '17.5'],
        ['investment_vnd_bn', '1234.5'],
      ]);
      const [line] = await (await callAs(services, 'department')).imports.list();
      expect(line).toMatchObject({
        id: request,
        by: 'p-department',
        file: 'danh-muc.xlsx',
        rows: 2,
        entered: 2,
        changed: 0,
      });
      expect(await faultsOf(services.db)).toEqual([]);
    });
  });

  test('entered twice changes nothing, and its layout is known again', async () => {
    await onServices(async (services) => {
      const bytes = await workbook(NEW);
      const { reading, look } = await openedBy(services, bytes);
      expect(look.remembered).toBe(false);
      await applied(services, reading);
      const again = await openedBy(services, bytes);
      expect(again.look.remembered).toBe(true);
      const check = await checkedBy(services, again.reading);
      expect(check.counts).toEqual({ new: 0, change: 0, same: 2, asked: 0, wrong: 0 });
      const rows = [3, 4].map((row) => ({ row, stands: 0 }));
      expect(await refused(sent(services, again.reading, { rows }))).toMatchObject({
        fields: [{ field: 'rows', issue: 'unchanged' }],
      });
    });
  });

  test('the list that went out comes back without a change', async () => {
    await onServices(async (services) => {
      const ctx = await contextOf(services, 'department');
      const table = await clusterTable(ctx, { params: new URLSearchParams(), asOf: TODAY, lang: 'vi' });
      const { reading } = await openedBy(services, await buffer(Readable.from(workbookBytes(table))));
      const check = await checkedBy(services, reading);
      const all = (await services.snapshots.at(TODAY)).clusters.length;
      expect(check.lines).toEqual([]);
      expect(check.counts).toEqual({ new: 0, change: 0, same: all, asked: 0, wrong: 0 });
      expect(check.questions).toEqual([]);
    });
  });

  test('changes only what it says otherwise, and shows it as a difference; the day before stays as it was', async () => {
    await onServices(async (services) => {
      const cluster = (await services.snapshots.at(TODAY)).clusters.find(({ code }) => code === 'HN-058');
      const rows = [
        ['Mã', 'Tên cụm', 'Địa điểm', 'Diện tích (ha)'],
        ['HN-058', cluster?.row.name.toUpperCase() ?? '', 'xã Thử Nghiệm', 9.75],
      ];
      const { reading } = await openedBy(services, await workbook(rows));
      const check = await checkedBy(services, reading);
      expect(check.lines[0]).toMatchObject({
        is: 'change',
        code: 'HN-058',
        changes: [
          { field: 'place', from: cluster?.row.place, to: 'xã Thử Nghiệm' },
          { field: 'area_ha', to: '9.75' },
        ],
      });
      await applied(services, reading);
      const yesterday = addDays(TODAY, -1);
      expect((await shownTo(services, 'HN-058')).row.place).toBe('xã Thử Nghiệm');
      expect((await shownTo(services, 'HN-058')).row.name).toBe(cluster?.row.name);
      expect((await shownTo(services, 'HN-058', yesterday)).row.place).toBe(cluster?.row.place);
    });
  });

  test('a cluster is not known by its name alone: it is asked which one, and the answer is taken', async () => {
    await onServices(async (services) => {
      const { row } = (await services.snapshots.at(TODAY)).byCode.get('HN-058') ?? {};
      const { reading } = await openedBy(
        services,
        await workbook([
          ['Tên cụm', 'Diện tích (ha)'],
          [row?.name ?? '', 9.75],
        ]),
      );
      const asked = await checkedBy(services, reading);
      expect(asked.lines[0]).toMatchObject({ is: 'asked', suspects: [{ code: 'HN-058' }] });
      expect(asked.acceptable).toEqual([]);
      const answered = await checkedBy(services, { ...reading, choices: [{ row: 1, is: 'HN-058' }] });
      expect(answered.lines[0]).toMatchObject({ is: 'change', code: 'HN-058' });
    });
  });

  test('a unit that is written nowhere is asked before anything is read', async () => {
    await onServices(async (services) => {
      const rows = [
        ['Tên cụm', 'Địa bàn', 'Diện tích', 'Tổng mức đầu tư'],
        ['CCN Thử', 'Huyện Ba Vì', '1.234', 300],
      ];
      const { reading } = await openedBy(services, await workbook(rows));
      const check = await checkedBy(services, reading);
      expect(check.questions).toEqual([
        { column: 2, asks: ['strokes', 'area'] },
        { column: 3, asks: ['money'] },
      ]);
      expect(await refused(sent(services, reading, { rows: [{ row: 1, stands: 0 }] }))).toMatchObject({
        fields: [{ field: 'columns', issue: 'required' }],
      });
    });
  });

  test('each problem is told by row and column; the row is taken without the cell', async () => {
    await onServices(async (services) => {
      const rows = [
        HEAD,
        [1, 'CCN Suối Hai Thử', 'Huyện Không Có', 'xã A', 'x', 'khoảng 12', 300],
        [2, 'Côm c«ng nghiÖp', 'Huyện Ba Vì', null, null, 12, 300],
        [3, 'CCN Đá Chông Thử', 'Huyện Ba Vì', null, null, 'mười hai', 300],
        [4, 'CCN Đá Chông Thử', 'Huyện Ba Vì', null, null, 12, 300],
      ];
      const { reading } = await openedBy(services, await workbook(rows));
      const { lines } = await checkedBy(services, reading);
      const told = lines.map(({ row, is, cells, faults }) => [
        row,
        is,
        cells.map(({ column, issue }) => `${column} ${issue}`),
        faults.map(({ field, issue }) => `${field} ${issue}`),
      ]);
      expect(told).toEqual([
        [1, 'wrong', ['2 unknown_unit', '4 not_a_choice', '5 not_a_number'], ['unit required']],
        [2, 'wrong', ['1 legacy_letters'], ['name no_name']],
        [4, 'wrong', [], ['null twice']],
        // What can be taken comes after what cannot.
        [3, 'new', ['5 not_a_number'], []],
      ]);
    });
  });
});

describe('undone as one act', () => {
  test('what was entered is gone from that day on, and what was changed is as it was', async () => {
    await onServices(async (services) => {
      const before = await services.snapshots.at(TODAY);
      const rows = [
        ['Mã', 'Tên cụm', 'Địa bàn', 'Địa điểm', 'Diện tích (ha)'],
        ['HN-058', null, null, 'xã Thử Nghiệm', 9.75],
        [null, 'CCN Suối Hai Thử', 'Huyện Ba Vì', null, 12.5],
      ];
      const facts = (await shownTo(services, 'HN-058')).facts;
      const { reading } = await openedBy(services, await workbook(rows));
      const { request } = await applied(services, reading);
      expect((await services.snapshots.at(TODAY)).clusters).toHaveLength(before.clusters.length + 1);
      await undo(services, request);
      const after = await services.snapshots.at(TODAY);
      expect(after.clusters.map(({ row }) => row)).toEqual(before.clusters.map(({ row }) => row));
      expect((await shownTo(services, 'HN-058')).facts).toEqual(facts);
      const [line] = await (await callAs(services, 'department')).imports.list();
      expect(line?.undone).toBe(true);
      expect(await refused(undo(services, request))).toMatchObject({
        fields: [{ field: 'import', issue: 'already_undone' }],
      });
      expect(await faultsOf(services.db)).toEqual([]);
      // And it can be entered again.
      expect((await checkedBy(services, reading)).counts).toMatchObject({ new: 1, change: 1 });
    });
  });

  test('not where somebody has said something of one of the clusters since', async () => {
    await onServices(async (services) => {
      const rows = [
        ['Mã', 'Địa điểm'],
        ['HN-058', 'xã Thử Nghiệm'],
      ];
      const { reading } = await openedBy(
        services,
        await workbook([
          ['Mã cụm', 'Tên cụm', 'Địa điểm'],
          ['HN-058', null, rows[1]?.[1] ?? ''],
        ]),
      );
      const { request } = await applied(services, reading);
      const department = await callAs(services, 'department');
      const { clearance } = await department.clusters.detail({ code: 'HN-058' });
      await department.clearance.report({
        stream: streamOf('cluster', 'HN-058'),
        key: 'reports',
        expected: clearance?.version ?? 0,
        request: uuidv7(),
        said: { date: TODAY, figures: { toClearOrganisations: 4 }, note: 'Rà soát lại' },
      });
      expect(await refused(undo(services, request))).toMatchObject({
        fields: [{ field: 'import', issue: 'built_on', detail: 'HN-058' }],
      });
    });
  });
});

describe('ten thousand rows', { timeout: 60_000 }, () => {
  const many = (n: number): CellValue[][] => [
    HEAD,
    ...Array.from({ length: n }, (_r, i): CellValue[] => [
      i + 1,
      `Cụm công nghiệp Thử Nghiệm ${i + 2}`,
      'Huyện Ba Vì',
      `xã Số ${i}`,
      'Cụm công nghiệp',
      10 + (i % 60),
      100 + i,
    ]),
  ];

  test('are checked and entered in one act in seconds, and undone; once more they change nothing', async () => {
    await onServices(async (services) => {
      const bytes = await workbook(many(1_000));
      const { reading } = await openedBy(services, bytes);
      const check = await checkedBy(services, reading);
      expect(check.counts.new).toBe(1_000);
      const { request } = await applied(services, reading);
      expect((await checkedBy(services, reading)).counts.same).toBe(1_000);
      await undo(services, request);
      expect((await checkedBy(services, reading)).counts.new).toBe(1_000);
    });
  });

  test('stopped in the middle leave nothing', async () => {
    await onServices(async (services) => {
      const before = (await services.snapshots.at(TODAY)).clusters.length;
      const { reading } = await openedBy(services, await workbook(many(1_200)));
      const department = await callAs(services, 'department');
      const { acceptable } = await checkedBy(services, reading);
      const request = uuidv7();
      const applying = department.imports.enter({ reading, request, rows: rowsOf(acceptable) });
      const stop = setInterval(() => void department.imports.cancel({ request }), 1);
      expect(await refused(applying)).toMatchObject({ fields: [{ field: 'file', issue: 'cancelled' }] });
      clearInterval(stop);
      expect((await services.snapshots.at(TODAY)).clusters).toHaveLength(before);
    });
  });
});
