import type { CellValue } from 'hucre';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { openAccount } from '../../server/people/accounts.ts';
import { PROVINCE } from '../../server/province.ts';
import { undone, useDatabase } from '../support/database.ts';
import { faultsOf } from '../support/log.ts';
import { callAs, servicesOn, type TestServices, TODAY } from '../support/services.ts';
import { checkedBy, openedBy, type Reading, workbook } from '../support/tables.ts';

const database = useDatabase();
const onServices = (work: (services: TestServices) => Promise<void>) =>
  undone(database().db, async (tx) => work(servicesOn(tx)));

const DOCUMENT = {
  kind: 'report' as const,
  number: '12/BC-SCT',
  day: '2025-03-01',
  issuer: 'Sở Công Thương',
};
const department = (services: TestServices) => callAs(services, 'department');
const clusterOf = async (services: TestServices, code: string) =>
  (await services.snapshots.at(TODAY)).byCode.get(code);

const readingOf = async (services: TestServices, rows: CellValue[][], more: Partial<Reading> = {}) => {
  const { reading, look } = await openedBy(services, await workbook(rows));
  return { look, reading: { ...reading, kind: look.kind, statedFor: look.statedFor, ...more } };
};
async function entered(services: TestServices, reading: Reading) {
  const { acceptable } = await checkedBy(services, reading);
  const rows = acceptable.map(({ row, stands }) => ({ row, stands }));
  const request = uuidv7();
  await (await department(services)).imports.enter({ reading, request, rows });
  return request;
}
const undoneBy = async (services: TestServices, id: string) =>
  (await department(services)).imports.undo({ id, note: 'Nhập nhầm tệp', request: uuidv7() });
const again = async (services: TestServices, reading: Reading) => (await checkedBy(services, reading)).counts;

test('a unit that nobody knows is asked once, and the answer is that of every row that writes it', async () => {
  await onServices(async (services) => {
    const rows = [
      ['STT', 'Tên cụm công nghiệp', 'Địa bàn', 'Diện tích (ha)'],
      [1, 'CCN Suối Hai Thử', 'Huyện Quảng Oai Cũ', 12],
      [2, 'CCN Đá Chông Thử', 'huyện  quảng oai cũ', 12],
    ];
    const { reading } = await readingOf(services, rows);
    const { counts, units } = await checkedBy(services, reading);
    expect([counts.wrong, units]).toEqual([2, [{ name: 'Huyện Quảng Oai Cũ', rows: 2, among: [] }]]);
    const answered = { ...reading, units: [{ name: 'Huyện Quảng Oai Cũ', is: '271' }] };
    const check = await checkedBy(services, answered);
    expect([check.counts.new, check.units]).toEqual([2, []]);
    await entered(services, answered);
    const { clusters } = await services.snapshots.at(TODAY);
    expect(clusters.flatMap(({ row, unit }) => (row.name.endsWith(' Thử') ? [unit] : []))).toEqual([
      '271',
      '271',
    ]);
  });
});

describe('a list of clusters in which milestones are columns', () => {
  const ROWS: CellValue[][] = [
    ['DANH SÁCH CỤM CÔNG NGHIỆP (số liệu đến ngày 28/02/2025)'],
    [
      'Tên cụm công nghiệp',
      'Địa bàn',
      'Địa điểm',
      'Ngày thành lập',
      'Khởi công (thực tế)',
      'Hoàn thành',
      'Hiện trạng',
      'Chủ đầu tư',
    ],
    [
      'CCN Suối Hai Thử',
      'Huyện Ba Vì',
      'xã Ba Trại',
      '05/3/2019',
      'Quý III/2021',
      null,
      'Đang xây dựng',
      'Công ty CP Thử Nghiệm Một',
    ],
    [
      'CCN Đá Chông Thử',
      'Huyện Ba Vì',
      'xã Minh Quang',
      null,
      null,
      '12/2026',
      'Đã đi vào hoạt động từ lâu',
      'CTCP THỬ NGHIỆM MỘT',
    ],
  ];

  test('asks once what cannot be known, and no cluster that the sheet says to be built stands as planned', async () => {
    await onServices(async (services) => {
      const { reading, look } = await readingOf(services, ROWS);
      expect([look.kind, look.statedFor]).toEqual(['clusters', '2025-02-28']);
      const asked = await checkedBy(services, reading);
      expect(asked.questions).toEqual([
        { column: 5, asks: ['dates'] },
        { column: 6, asks: ['stage'] },
      ]);
      const columns = reading.columns.map((column, i) => {
        if (i === 5) return { ...column, answers: { dates: 'schedule' as const } };
        return i === 6 ? { ...column, answers: { stage: 'told' as const } } : column;
      });
      const before = (await services.snapshots.at(TODAY)).clusters.length;
      const full = { ...reading, columns, document: DOCUMENT };
      const id = await entered(services, full);
      const after = (await services.snapshots.at(TODAY)).clusters;
      const [first, second] = after.filter(({ row }) => row.name.endsWith(' Thử'));
      expect(first?.days.milestones).toMatchObject({
        stage: 'construction',
        established: '2019-03-05',
        started: '2021-07/2021-09',
        unconfirmed: [],
      });
      expect(second?.days.milestones).toMatchObject({ stage: 'operating', operating: '../2025-02-28' });
      const [builds, too] = [first, second].map((one) => one?.days.register.parties[0]);
      expect(builds).toMatchObject({ validFrom: DOCUMENT.day, provenance: 'sourced' });
      expect(too?.organisationId).toBe(builds?.organisationId);
      expect(await again(services, full)).toMatchObject({ new: 0, change: 0, same: 2 });
      const offered = async () =>
        (await services.snapshots.at(TODAY)).directory.organisations.get(builds?.organisationId ?? '')
          ?.nameVi;
      expect(await offered()).toBe('Công ty CP Thử Nghiệm Một');
      await undoneBy(services, id);
      expect(await offered()).toBeUndefined();
      expect((await services.snapshots.at(TODAY)).clusters).toHaveLength(before);
      expect(await faultsOf(services.db)).toEqual([]);
    });
  });
});

test('regression: undoing an import closed an agency to which somebody belongs', async () => {
  await onServices(async (services) => {
    const { reading } = await readingOf(services, [
      ['Mã cụm', 'Chủ đầu tư'],
      ['HN-129', 'Công ty CP Thử Nghiệm Hai'],
      ['HN-058', 'Công ty CP Thử Nghiệm Ba'],
    ]);
    const id = await entered(services, { ...reading, document: DOCUMENT });
    const begun = async () =>
      [...(await services.snapshots.at(TODAY)).directory.organisations].filter(([, { nameVi }]) =>
        nameVi.includes('Thử Nghiệm'),
      );
    const two = (await begun()).find(([, { nameVi }]) => nameVi.endsWith('Hai'));
    if (!two) throw new Error('not begun');
    const here = { provinceId: PROVINCE, now: services.clock.now() };
    const person = { name: 'Nguyễn Văn An', role: 'project_manager', unit: null } as const;
    await openAccount(services.db, here, { ...person, username: 'an.nguyen', organisation: two[0] });
    await undoneBy(services, id);
    expect((await begun()).map(([, { nameVi }]) => nameVi)).toEqual(['Công ty CP Thử Nghiệm Hai']);
    expect(await faultsOf(services.db)).toEqual([]);
  });
});

describe('a table of milestones', () => {
  test('written once for several rows, each row rests on its own document; only what is ticked stands, and all of it is undone', async () => {
    await onServices(async (services) => {
      const before = await clusterOf(services, 'HN-129');
      const { reading, look } = await readingOf(services, [
        ['Mã cụm', 'Mốc', 'Thực tế', 'Số văn bản', 'Ngày văn bản', 'Cơ quan ban hành'],
        ['HN-129', 'Khởi công', '15/8/2024', '7/BB', '15/8/2024', 'Chủ đầu tư'],
        [null, 'Thành lập', '3/2001', '9/QĐ-UBND', '20/3/2024', 'UBND huyện'],
        [null, 'Lễ hội', '3/2024', null, null, null],
      ]);
      expect(look.kind).toBe('milestones');
      const columns = reading.columns.map((column, i) =>
        i === 0 ? { ...column, sameAsAbove: true } : column,
      );
      const check = await checkedBy(services, { ...reading, columns });
      expect(
        check.lines.map(({ row, is, cells, faults }) => [
          row,
          is,
          [...cells, ...faults].map(({ issue }) => issue),
        ]),
      ).toEqual([
        [2, 'wrong', ['already_happened']],
        [3, 'wrong', ['not_a_milestone']],
        [1, 'change', []],
      ]);
      const id = await entered(services, { ...reading, columns });
      expect((await clusterOf(services, 'HN-129'))?.days.milestones).toMatchObject({ started: '2024-08-15' });
      expect(await again(services, { ...reading, columns })).toMatchObject({ change: 0 });
      await undoneBy(services, id);
      expect((await clusterOf(services, 'HN-129'))?.row).toEqual(before?.row);
    });
  });
});

describe('a table of site clearance', () => {
  test('reports what the form would, refuses what it would, and is undone', async () => {
    await onServices(async (services) => {
      const before = await clusterOf(services, 'HN-129');
      const { reading, look } = await readingOf(services, [
        ['Mã cụm', 'Số liệu đến ngày', 'Phải GPMB (ha)', 'Đã bàn giao (ha)', 'Ghi chú'],
        ['HN-129', '15/03/2025', '12,5', '20', null],
        ['HN-129', '10/03/2025', '12,5', '4,25', 'Rà soát lại'],
        ['HN-777', '10/03/2025', '12,5', '4,25', null],
      ]);
      expect(look.kind).toBe('clearance');
      const { lines } = await checkedBy(services, reading);
      expect(
        lines.map(({ is, faults }) => [is, faults.map(({ field, issue }) => `${field} ${issue}`)]),
      ).toEqual([
        ['wrong', ['clear_handedOverHa more_than_whole']],
        ['wrong', ['code unknown_cluster']],
        ['change', []],
      ]);
      const id = await entered(services, reading);
      expect((await clusterOf(services, 'HN-129'))?.days.clearance).toMatchObject({ handedOverHa: 4.25 });
      expect(await again(services, reading)).toMatchObject({ change: 0, same: 1 });
      await undoneBy(services, id);
      expect((await clusterOf(services, 'HN-129'))?.days.clearance).toEqual(before?.days.clearance);
      expect(await faultsOf(services.db)).toEqual([]);
    });
  });
});
