import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import { columnsFor, publicRow } from '../../shared/cluster-row.ts';
import { mostUrgentFirst } from '../../shared/delay.ts';
import { MESSAGES } from '../../shared/i18n/messages.ts';
import { hasBegun, standOf } from '../../shared/procedure/filter.ts';
import { FIELDS_OF } from '../../shared/tables/fields.ts';
import { useServer } from '../support/here.ts';
import { callAs, TODAY } from '../support/services.ts';
import { checkedBy, openedBy } from '../support/tables.ts';

const { server, services } = useServer();
const cookies: Record<string, string> = {};
beforeAll(async () => {
  for (const name of ['quanly', 'donganh', 'socongthuong', 'lanhdao', 'quantri']) {
    cookies[name] = (await server().signIn(name)).cookie;
  }
});

const asked = (path: string, as?: string) =>
  server().get(`/api/export/${path}`, as === undefined ? {} : { as: cookies[as] ?? '' });

/** A workbook from the server: what stands above its list, its heads, its lines by head. */
async function taken(path: string, as?: string) {
  const response = await asked(path, as);
  expect(response.status).toBe(200);
  const [sheet] = (await readXlsx(new Uint8Array(await response.arrayBuffer()))).sheets;
  const rows = sheet?.rows ?? [];
  const head = sheet?.freezePane?.rows ?? 0;
  const heads = (rows[head - 1] ?? []).map(String);
  return {
    name: decodeURIComponent(response.headers.get('content-disposition') ?? ''),
    above: rows.slice(0, head - 1).map(([cell]) => String(cell)),
    heads,
    lines: rows
      .slice(head)
      .map((cells) => Object.fromEntries(heads.map((name, i) => [name, cells[i] ?? null]))),
  };
}
const dayOfCell = (cell: unknown): string =>
  cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
const { column, lateness } = MESSAGES.vi;
const ownHead = (name: keyof typeof column, heads: readonly string[]) =>
  heads.some((head) => head === column[name] || head.startsWith(`${column[name]} (`));

describe('the list of clusters as a workbook', () => {
  test('is that of the map: everything, in its order, with the columns of whoever asks', async () => {
    const { clusters } = await services().snapshots.at(TODAY);
    const rows = clusters.map(({ row }) => row);
    for (const [as, audience] of [
      [undefined, 'public'],
      ['quanly', 'public'],
      ['lanhdao', 'internal'],
    ] as const) {
      const { lines, heads } = await taken('clusters.xlsx', as);
      const seen = audience === 'public' ? rows.map(publicRow) : rows;
      expect(lines.map((line) => line['Mã'])).toEqual(mostUrgentFirst(seen).map(({ code }) => code));
      const shown = columnsFor('internal').filter((name) => ownHead(name, heads));
      expect(shown, as).toEqual(columnsFor(audience));
    }
  });

  test('holds what the row holds: words for codes, numbers for numbers, nothing for what is not known', async () => {
    const { clusters } = await services().snapshots.at(TODAY);
    const { lines } = await taken('clusters.xlsx', 'lanhdao');
    const byCode = new Map(lines.map((line) => [line['Mã'], line]));
    for (const { row } of clusters) {
      const line = byCode.get(row.code);
      expect(line?.['Cụm']).toBe(row.name);
      expect(line?.['Tiến độ']).toBe(lateness[row.lateness]);
      expect(line?.['Chênh lệch (ngày)']).toBe(row.slip);
      expect(line?.['Vĩ độ']).toBe(row.lat);
    }
  });

  test('is filtered and says by what, is of its day and says of which, and names its source', async () => {
    const { above, lines, name } = await taken(
      'clusters.xlsx?stage=construction&q=dong%20anh&asOf=2024-06-30',
    );
    const { rows } = await (await callAs(services(), 'public')).clusters.list({
      asOf: '2024-06-30',
      filter: { stage: ['construction'], q: 'dong anh' },
      limit: 200,
    });
    expect(new Set(lines.map((line) => line['Mã']))).toEqual(new Set(rows.map(({ code }) => code)));
    expect(above).toContain('Số liệu đến ngày: 30/06/2024');
    expect(above).toContain('Lọc theo: “dong anh”; Đang xây dựng');
    expect(above.some((line) => line.startsWith('Nguồn: Theo dõi cụm công nghiệp'))).toBe(true);
    expect(name).toContain('2024.06.30. Danh sách cụm công nghiệp.xlsx');
  });

  test('of a programme says what the programme counts', async () => {
    const [target] = await (await callAs(services(), 'public')).programmes.list({});
    const { above, lines } = await taken(`clusters.xlsx?cohort=${target?.code}`);
    expect(new Set(lines.map((line) => line['Mã']))).toEqual(new Set(target?.members));
    expect(above.some((line) => line.includes(target?.definitionVi ?? '?'))).toBe(true);
  });

  test('a filter or an order by what one may not see finds and tells nothing', async () => {
    expect((await taken('clusters.xlsx?causes=permits')).lines).toEqual([]);
    const plain = (await taken('clusters.xlsx')).lines;
    expect((await taken('clusters.xlsx?sort=slip.down')).lines).toEqual(plain);
  });

  test('is in the order of a column where one is asked for', async () => {
    const { lines } = await taken('clusters.xlsx?sort=code.up');
    const codes = lines.map((line) => String(line['Mã']));
    expect(codes).toEqual([...codes].sort());
  });
});

describe('the other lists', () => {
  test('of delays: all lines of the page, for whom the page is', async () => {
    const page = await (await callAs(services(), 'leadership')).clusters.delays({
      limit: 200,
      group: 'area',
    });
    const { lines, heads } = await taken('delays.xlsx?group=area', 'lanhdao');
    expect(lines.map((line) => line['Mã'])).toEqual(page.lines.map(({ row }) => row.code));
    expect(heads[0]).toBe('Nhóm');
    const own = await (await callAs(services(), 'committee')).clusters.delays({ limit: 200 });
    expect((await taken('delays.xlsx', 'donganh')).lines).toHaveLength(own.total);
    expect((await asked('delays.xlsx')).status).toBe(401);
  });

  test('of the register: as it is found on its page, with all that is known, for whoever keeps it', async () => {
    const { lines: shown } = await (await callAs(services(), 'department')).register.list({
      q: 'dong anh',
      limit: 100,
    });
    const { lines, above, name } = await taken('register.xlsx?q=dong%20anh', 'socongthuong');
    expect(lines.map((line) => line['Mã'])).toEqual(shown.map(({ code }) => code));
    expect(above).toContain('Lọc theo: “dong anh”');
    expect(name).toContain('Danh mục cụm công nghiệp.xlsx');
    const { clusters } = await services().snapshots.at(TODAY);
    const byCode = new Map(clusters.map((cluster) => [cluster.code, cluster.days.register.facts]));
    const stated = (code: unknown, field: string) =>
      (byCode.get(String(code)) ?? [])
        .filter((fact) => fact.field === field)
        .map(({ value }) => Number(value));
    const areas = lines.filter((line) => line['Diện tích (ha)'] !== null);
    expect(areas.length).toBeGreaterThan(0);
    for (const line of areas) {
      expect(line['Diện tích (ha)']).toBe(Math.max(...stated(line['Mã'], 'area_ha')));
      const money = line['Tổng mức đầu tư (tỷ đồng)'];
      if (money !== null) expect(stated(line['Mã'], 'investment_vnd_bn')).toContain(money);
    }
    const then = await taken('register.xlsx?asOf=2024-06-30', 'socongthuong');
    expect(then.above).toContain('Số liệu đến ngày: 30/06/2024');
    const happened = then.lines.map((line) => line['Ngày khởi công xây dựng (thực tế)']).filter(Boolean);
    expect(happened.length).toBeGreaterThan(0);
    expect(happened.map(dayOfCell).filter((day) => day > '2024-06-30')).toEqual([]);
    expect((await asked('register.xlsx')).status).toBe(401);
    for (const as of ['quanly', 'donganh', 'lanhdao'])
      expect((await asked('register.csv', as)).status, as).toBe(403);
  });

  test.each([
    ['vi', 'xlsx'],
    ['en', 'csv'],
  ])(
    'the register (%s, %s) with all that is known goes back in without a change or a question',
    async (lang, format) => {
      const response = await asked(`register.${format}?lang=${lang}`, 'socongthuong');
      const bytes = Buffer.from(await response.arrayBuffer());
      const { reading, look } = await openedBy(services(), bytes);
      const check = await checkedBy(services(), reading);
      const all = (await services().snapshots.at(TODAY)).clusters.length;
      expect(look.kind).toBe('clusters');
      expect(check.questions).toEqual([]);
      expect(check.lines).toEqual([]);
      expect(check.counts).toEqual({ new: 0, change: 0, same: all, asked: 0, wrong: 0 });
      // Nothing was left out to be unchanged: what an import can read has a column.
      const fields = new Set(reading.columns.map(({ field }) => field));
      expect(FIELDS_OF.clusters.filter((field) => !fields.has(field))).toEqual(['order']);
    },
  );

  test('of reports: who has reported, for whom asks after them', async () => {
    const page = await (await callAs(services(), 'department')).reports.period({ rhythm: 'month' });
    const { lines } = await taken('reports.xlsx?rhythm=month', 'socongthuong');
    expect(lines.map((line) => line['Mã'])).toEqual(page.lines.map(({ row }) => row.code));
    expect(lines.map((line) => line['Ngày gửi'] === null)).toEqual(page.lines.map(({ on }) => on === null));
    expect((await asked('reports.xlsx')).status).toBe(401);
    expect((await asked('reports.xlsx?rhythm=x', 'socongthuong')).status).toBe(400);
  });

  test('of changes: each day as it was known then', async () => {
    const { lines, above } = await taken('changes.xlsx?from=2024-12-31');
    expect(above[0]).toBe('Thay đổi từ 31/12/2024 đến 31/03/2025');
    const then = await services().snapshots.at('2024-12-31');
    for (const line of lines) {
      const before = then.byCode.get(String(line['Mã']));
      expect(line['Giai đoạn ngày đầu']).toBe(before ? MESSAGES.vi.stage[before.row.stage] : null);
    }
    expect((await asked(`changes.xlsx?from=${TODAY}`)).status).toBe(400);
  });

  test('of targets: the numbers of the page as numbers, the same to everybody', async () => {
    const caller = await callAs(services(), 'public');
    const page = [...(await caller.programmes.list({})), ...(await caller.programmes.past({}))];
    const { lines } = await taken('targets.xlsx');
    expect(lines).toHaveLength(page.length);
    const byCode = new Map(lines.map((line) => [line['Mã chỉ tiêu'], line]));
    for (const { code, min, max, cohortSize, achieved, unconfirmed, remaining, dueOn } of page) {
      const line = byCode.get(code);
      expect([line?.['Chỉ tiêu, từ'], line?.['Chỉ tiêu, đến']], code).toEqual([min, max]);
      expect([line?.['Số cụm trong diện'], line?.['Đã đạt']], code).toEqual([cohortSize, achieved]);
      expect(line?.['Đã báo, chờ xác nhận'], code).toBe(unconfirmed);
      expect([line?.['Còn lại, từ'], line?.['Còn lại, đến']], code).toEqual([
        remaining?.min ?? null,
        remaining?.max ?? null,
      ]);
      expect(line?.['Thời hạn'] && dayOfCell(line['Thời hạn']), code).toEqual(dueOn);
    }
    expect((await taken('targets.xlsx', 'socongthuong')).lines).toEqual(lines);
  });

  test('of dossiers in procedure: as filtered on their page, in its order, with days as numbers', async () => {
    const { lines: page } = await (await callAs(services(), 'department')).procedure.list({});
    const { lines } = await taken('procedure.xlsx', 'socongthuong');
    const begun = page.filter(hasBegun);
    const waiting = page.filter((line) => !hasBegun(line));
    expect(lines.map((line) => line['Mã'])).toEqual([...begun, ...waiting].map(({ code }) => code));
    const left = [...begun, ...waiting].map(({ running }) => running?.left ?? null);
    expect(lines.map((line) => line['Còn lại (âm là quá hạn)'])).toEqual(left);
    const late = begun.filter((line) => standOf(line) === 'late');
    expect(late.length).toBeGreaterThan(0);
    const some = await taken('procedure.xlsx?stand=late', 'socongthuong');
    expect(some.lines.map((line) => line['Mã'])).toEqual(late.map(({ code }) => code));
    expect(some.above).toContain('Lọc theo: Thời hạn: quá hạn');
    // Whoever sees some clusters takes those away.
    const own = await (await callAs(services(), 'committee')).procedure.list({});
    expect((await taken('procedure.xlsx', 'donganh')).lines).toHaveLength(own.lines.length);
  });

  test('of assignments: what nobody has, then what everybody has, as on the page', async () => {
    const page = await (await callAs(services(), 'department')).assignments.list();
    const { lines, above } = await taken('assignments.xlsx', 'socongthuong');
    const held = page.managers.flatMap(({ name, clusters }) =>
      clusters.length === 0 ? [[name, null]] : clusters.map(({ code }) => [name, code]),
    );
    expect(lines.map((line) => [line['Người quản lý dự án'], line['Mã']])).toEqual([
      ...page.orphans.map(({ code }) => [null, code]),
      ...held,
    ]);
    expect(above).toContain('Lọc theo: tất cả, không lọc');
    // A right is always today's: no earlier day stands above what is of today.
    expect((await asked('assignments.xlsx?asOf=2024-06-30', 'socongthuong')).status).toBe(400);
  });

  test('of people: those whom the page finds, and nothing by which somebody comes in', async () => {
    const { people } = await (await callAs(services(), 'administrator')).people.list();
    const { lines, heads } = await taken('people.xlsx', 'quantri');
    const named = people.filter(({ username }) => username !== null);
    expect(lines.map((line) => line['Tên đăng nhập'])).toEqual(named.map(({ username }) => username));
    expect(lines.map((line) => line['Số cụm được giao'])).toEqual(named.map(({ clusters }) => clusters));
    expect(heads).toHaveLength(11);
    const some = await taken('people.xlsx?show=all&q=dong%20anh', 'quantri');
    expect(some.lines.length).toBeLessThan(people.length);
    expect(some.lines.length).toBeGreaterThan(0);
    expect(some.above).toContain('Lọc theo: “dong anh”; Tất cả');
    expect((await asked('people.xlsx?show=some', 'quantri')).status).toBe(400);
  });

  test.each(['vi', 'en'])('people (%s) go back in without a change or a question', async (lang) => {
    const response = await asked(`people.xlsx?lang=${lang}`, 'quantri');
    const bytes = Buffer.from(await response.arrayBuffer());
    const { reading, look } = await openedBy(services(), bytes, 'nguoi-dung.xlsx', 'administrator');
    expect(look.kind).toBe('people');
    const check = await checkedBy(services(), { ...reading, kind: 'people' }, 'administrator');
    expect(check.questions).toEqual([]);
    expect(check.lines).toEqual([]);
    const { people } = await (await callAs(services(), 'administrator')).people.list();
    const same = people.filter(({ username }) => username !== null).length;
    expect(check.counts).toEqual({ new: 0, change: 0, same, asked: 0, wrong: 0 });
    const fields = new Set(reading.columns.map(({ field }) => field));
    expect(FIELDS_OF.people.filter((field) => !fields.has(field))).toEqual(['order']);
  });

  test('of agencies: those whom the page finds, with their numbers as numbers', async () => {
    const page = (await (await callAs(services(), 'department')).agencies.list()).filter(
      ({ kind, closed }) => kind === 'investor' && !closed,
    );
    const { lines } = await taken('agencies.xlsx?kind=investor', 'socongthuong');
    expect(lines.map((line) => [line['Tên'], line['Số cụm'], line['Tài khoản đang mở']])).toEqual(
      page.map(({ nameVi, clusters, accounts }) => [nameVi, clusters, accounts]),
    );
  });

  // In the order of WHO: not signed in, manager, committee, department, leadership, administrator.
  const WHO = [undefined, 'quanly', 'donganh', 'socongthuong', 'lanhdao', 'quantri'];
  test.each([
    ['targets', [200, 200, 200, 200, 200, 200]],
    ['procedure', [401, 403, 200, 200, 200, 403]],
    ['people', [401, 403, 403, 403, 403, 200]],
    ['assignments', [401, 403, 403, 200, 403, 200]],
    ['papers', [401, 403, 403, 200, 403, 403]],
    ['agencies', [401, 403, 403, 200, 403, 200]],
  ])('%s are for those whose page they are', async (list, statuses) => {
    const answers = WHO.map(async (as) => (await asked(`${list}.csv`, as)).status);
    expect(await Promise.all(answers)).toEqual(statuses);
  });

  test('as text: with the mark of UTF-8, in Vietnamese with semicolons', async () => {
    const response = await asked('clusters.csv');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString()).toContain('"Cụm công nghiệp');
    expect(bytes.toString()).toContain('"Mã";"Cụm";');
    expect((await (await asked('clusters.csv?lang=en')).text()).split('\r\n')[0]).toContain(
      'Industrial clusters',
    );
  });

  test.each(['clusters.pdf', 'persons.xlsx', 'constructor.xlsx', 'clusters', 'clusters.toString'])(
    'there is no %s',
    async (path) => {
      expect((await asked(path)).status).toBe(404);
    },
  );

  test('a day that is none is refused', async () => {
    expect((await asked('clusters.xlsx?asOf=2025-02-30')).status).toBe(400);
  });
});
