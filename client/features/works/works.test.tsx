import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { WorksShown } from '../../../server/works/read.ts';
import type { Component, Figures } from '../../../shared/works/components.ts';
import type { Plan, Report } from '../../../shared/works/events.ts';
import { commandsTo, theCommandTo } from '../../testing/commands.ts';
import { show } from '../../testing/render.tsx';
import { MANAGER, RECEIPT, sessionOf, TODAY } from '../../testing/samples.ts';
import { serve } from '../../testing/server.ts';
import { Works } from './works.tsx';

const part = (component: Component, weight: number, approvedVndBn: number | null) => ({
  component,
  weight,
  approvedVndBn,
  points: [
    { on: '2024-01-01', percent: 0 },
    { on: '2024-12-31', percent: 100 },
  ],
});
const PLAN: Plan = {
  weighting: 'stated',
  components: [part('roads', 60, 30), part('water', 40, 20)],
  decision: { number: '12/QĐ', day: '2024-01-05', issuer: 'Sở Công Thương' },
  provenance: 'reported',
  seq: 3,
  recordedOn: '2024-01-08',
};
const report = (date: string, figures: Figures, more: Partial<Report> = {}): Report => ({
  date,
  figures,
  provenance: 'reported',
  seq: 7,
  recordedOn: date,
  ...more,
});
const KNOWN: WorksShown = {
  plans: [PLAN],
  reports: [
    report('2024-06-30', { 'roads.progress': 30, 'water.progress': 50, 'water.disbursed': 8 }),
    report('2025-03-28', { 'roads.progress': 62, 'roads.disbursed': 31.5 }, { seq: 9 }),
  ],
  version: 9,
  planVersion: 3,
};
const EMPTY: WorksShown = { plans: [], reports: [], version: 0, planVersion: 0 };
const READER = { report: false, plan: false };
const STARTED = { worksReached: null, started: '2024-01' };

const section = (
  works: WorksShown,
  {
    may = READER,
    milestones = STARTED,
    renderPhotos = () => null,
  }: Partial<Parameters<typeof Works>[0]> = {},
) => (
  <Works
    stream="cluster:HN-001"
    works={works}
    judgedOn={TODAY}
    milestones={milestones}
    may={may}
    renderPhotos={renderPhotos}
    open
  />
);
const plain = (text: string | null | undefined) => (text ?? '').replaceAll(/\s+/g, ' ').trim();
const finding = () => plain(document.querySelector('.works-finding')?.textContent);
const cells = (name: RegExp) =>
  within(screen.getByRole('row', { name }))
    .getAllByRole('cell')
    .map((cell) => plain(cell.textContent));

test('photographs hang on the component of which they are', () => {
  show(section(KNOWN, { renderPhotos: (component) => (component === 'roads' ? '3 ảnh' : null) }));
  const named = screen.getAllByRole('rowheader').filter(({ textContent }) => textContent?.includes('3 ảnh'));
  expect(named.map(({ textContent }) => textContent)).toEqual([expect.stringContaining('Đường giao thông')]);
});

describe('the finding', () => {
  test('says how far all works are and how far behind the plan for the day that was reported', () => {
    show(section(KNOWN));
    expect(finding()).toBe('Khối lượng đạt 57,2 % cả dự án, chậm 42,8 điểm % so với kế hoạch đến 28/03/2025');
  });

  test('of a part of the works says of which part', () => {
    show(section({ ...KNOWN, reports: [report('2024-12-31', { 'roads.progress': 100 })] }));
    expect(finding()).toBe(
      'Khối lượng đạt 100 % của phần đã báo cáo (60 % khối lượng cả dự án), đúng kế hoạch đến 31/12/2024',
    );
    expect(cells(/^Phần đã báo cáo \(60/)[2]).toBe('100 %');
    expect(cells(/^Cấp nước/)[2]).toBe('chưa báo cáo');
  });

  test('before anything is reported is what is planned, and not that nothing is done', () => {
    show(section({ ...KNOWN, reports: [] }));
    expect(finding()).toMatch(/^Đã có kế hoạch; chưa có báo cáo .* đến 31\/03\/2025 phải đạt 100 % cả dự án/);
    expect(document.body.textContent).not.toMatch(/đạt 0/);
  });

  test('that is old says that nothing was reported since, and what is due by now; not of what is all done', () => {
    const last = (date: string, done: number) =>
      section({ ...KNOWN, reports: [report(date, { 'roads.progress': done, 'water.progress': done })] });
    const told = () => plain(document.querySelector('.works > p.muted')?.textContent);
    const { again } = show(last('2024-07-01', 40));
    expect(told()).toBe(
      'Số liệu đến 01/07/2024 Từ đó đến 31/03/2025 chưa có báo cáo mới. Kế hoạch đến ngày này là 100 % cả dự án.',
    );
    again(last('2025-01-15', 40));
    expect(told()).toBe('Số liệu đến 15/01/2025 Từ đó đến 31/03/2025 chưa có báo cáo mới.');
    again(last('2025-03-20', 40));
    expect(told()).toBe('Số liệu đến 20/03/2025');
    again(last('2024-07-01', 100));
    expect(told()).toBe('Số liệu đến 01/07/2024');
  });

  test('without a plan says so, and who makes it to whom it concerns', () => {
    const { again } = show(section(EMPTY), { session: sessionOf(MANAGER) });
    expect(finding()).toBe('Chưa có kế hoạch khối lượng theo hạng mục.');
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.queryByText(/^Sở Công Thương lập kế hoạch trước/)).toBeNull();
    again(section(EMPTY, { may: { report: true, plan: false } }));
    screen.getByText(/^Sở Công Thương lập kế hoạch trước/);
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('the table', () => {
  test('tells each component by weight, plan, progress and capital, and all of them together', () => {
    show(section(KNOWN));
    expect(cells(/^Đường giao thông/)).toEqual([
      '60 %',
      '100 %',
      '62 %',
      'chậm 38',
      '30',
      '31,5vượt vốn được duyệt',
    ]);
    expect(cells(/^Cả dự án/)).toEqual(['100 %', '100 %', '57,2 %', 'chậm 42,8', '50', '39,5']);
    within(screen.getByRole('row', { name: /^Cấp nước/ })).getByText('theo số liệu đến 30/06/2024');
  });

  test('of money that is told of some components says of how many', () => {
    show(
      section({ ...KNOWN, reports: [report('2024-12-31', { 'roads.progress': 90, 'roads.disbursed': 20 })] }),
    );
    expect(cells(/^Cấp nước/)[5]).toBe('chưa báo cáo');
    expect(cells(/^Phần đã báo cáo \(60/)[5]).toBe('20của 1/2 hạng mục');
  });

  test('where money is told in total does not call each component’s missing', () => {
    show(section({ ...KNOWN, reports: [report('2024-12-31', { 'roads.progress': 90, disbursed: 20 })] }));
    expect(cells(/^Đường giao thông/)[5]).toBe('');
    expect(cells(/^Phần đã báo cáo \(60/)[5]).toBe('20báo cáo theo tổng');
  });
});

describe('works and milestones', () => {
  test('that do not go together are both told', () => {
    const { again } = show(section(KNOWN, { milestones: { ...STARTED, worksReached: '2025-03-20' } }));
    screen.getByText(/đã báo cáo hoàn thành ngày 20\/03\/2025, nhưng khối lượng báo cáo mới đạt 57,2/);
    const done = {
      ...KNOWN,
      reports: [report('2025-03-01', { 'roads.progress': 100, 'water.progress': 100 })],
    };
    again(section(done));
    screen.getByText(/được báo cáo và xác nhận riêng, hiện chưa có/);
    again(section(done, { milestones: { ...STARTED, worksReached: '2025-03-20' } }));
    expect(document.querySelector('.works .notice')).toBeNull();
  });
});

test('the curve says in words what it draws, and the same stands as a table under it, the latest first', () => {
  show(section(KNOWN));
  const chart = screen.getByRole('img', { name: /^Khối lượng theo thời gian/ });
  expect(plain(chart.getAttribute('aria-label'))).toContain(
    'Từ 01/01/2024 đến 31/12/2024: Theo kế hoạch, đến 31/03/2025 phải đạt 100 % cả dự án; thực hiện 57,2 % cả dự án (28/03/2025).',
  );
  const rows = [...document.querySelectorAll('.works-course tbody tr')];
  expect(rows.map((row) => [...row.children].map((cell) => plain(cell.textContent)))).toEqual([
    ['28/03/2025', '100 %', '57,2 %', 'chậm 42,8'],
    ['30/06/2024', '49,6 %', '38 %', 'chậm 11,6'],
  ]);
});

test('each plan is kept with its decision; the last one is in force', () => {
  const again = {
    ...PLAN,
    seq: 5,
    decision: { number: null, day: '2024-09-01', issuer: 'UBND' },
    note: 'Chậm mặt bằng',
  };
  show(section({ ...KNOWN, plans: [PLAN, again] }));
  const plans = [...document.querySelectorAll('.works-plans li')].map((one) => plain(one.textContent));
  expect(plans[0]).toMatch(/^Kế hoạch đầu: .*Quyết định số 12\/QĐ ngày 05\/01\/2024/);
  expect(plans[1]).toMatch(
    /^Điều chỉnh lần 1 \(đang áp dụng\): .*không số ngày 01\/09\/2024.*Chậm mặt bằng$/,
  );
  expect(document.querySelector('.works-chart .works-first')).not.toBeNull();
});

describe('the report', () => {
  const open = async () => {
    const shown = show(section(KNOWN, { may: { report: true, plan: false } }), {
      session: sessionOf(MANAGER),
    });
    await shown.user.click(screen.getByRole('button', { name: 'Báo cáo khối lượng' }));
    return shown;
  };
  const group = (name: string) => within(screen.getByRole('group', { name }));
  const done = (name: string) => group(name).getByLabelText<HTMLInputElement>('Đã thực hiện (%)');
  const send = () => screen.getByRole('button', { name: 'Gửi báo cáo khối lượng' });

  test('is of all components: what was changed is sent, and that the rest is as it was', async () => {
    const server = serve({ 'works.report': () => RECEIPT });
    const { user } = await open();
    expect([done('Đường giao thông').value, done('Cấp nước').value]).toEqual(['62', '50']);
    group('Cấp nước').getByText(/^giữ nguyên · kế\shoạch\s100/);
    await user.clear(done('Đường giao thông'));
    await user.type(done('Đường giao thông'), '70,5');
    group('Đường giao thông').getByText(/^trước: 62/);
    expect(plain(screen.getByRole('status').textContent)).toContain('Khối lượng đạt 62,3 % cả dự án');
    await user.click(send());
    await screen.findByText(/^Đã lưu lúc/);
    expect(theCommandTo(server)).toMatchObject({ procedure: 'works.report', key: 'progress', expected: 9 });
    expect(theCommandTo(server).said).toEqual({
      date: TODAY,
      figures: { 'roads.progress': 70.5 },
      still: true,
    });
  });

  test('that nothing has changed is one press', async () => {
    const server = serve({ 'works.report': () => RECEIPT });
    const { user } = await open();
    await user.click(send());
    await screen.findByText(/mọi hạng mục giữ nguyên/);
    expect(theCommandTo(server).said).toEqual({ date: TODAY, figures: {}, still: true });
  });

  test('of which a figure falls is not sent without a word why, nor one above a hundred at all', async () => {
    const server = serve({ 'works.report': () => RECEIPT });
    const { user } = await open();
    await user.clear(done('Đường giao thông'));
    await user.type(done('Đường giao thông'), '60');
    await user.click(send());
    screen.getByText('Số lũy kế giảm: cần nêu lý do. Đường giao thông');
    await user.clear(done('Đường giao thông'));
    await user.type(done('Đường giao thông'), '101');
    await user.click(send());
    group('Đường giao thông').getByText('Không quá 100 %.');
    expect(commandsTo(server)).toEqual([]);
  });
});

describe('the plan', () => {
  const open = async (works: WorksShown) => {
    const shown = show(section(works, { may: { report: false, plan: true } }), {
      session: sessionOf(MANAGER),
    });
    await shown.user.click(screen.getByRole('button', { name: /kế hoạch$/ }));
    return shown;
  };
  const save = () => screen.getByRole('button', { name: 'Lưu kế hoạch' });
  const group = (name: string) => within(screen.getByRole('group', { name }));

  test('begins from the one in force; a changed one is sent with its reason', async () => {
    const server = serve({ 'works.plan': () => RECEIPT });
    const { user } = await open(KNOWN);
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'San nền' }).checked).toBe(false);
    await user.type(screen.getByLabelText('Số quyết định'), '34');
    await user.type(screen.getByLabelText('Cơ quan ban hành'), 'Sở');
    const ends = group('Đường giao thông').getByLabelText('Hoàn thành');
    await user.clear(ends);
    await user.type(ends, '30062025');
    await user.type(group('Đường giao thông').getByLabelText('Các mốc ở giữa'), '31/12/2024 75');
    await user.click(save());
    screen.getByText('Cần điền ô này.');
    expect(commandsTo(server)).toEqual([]);
    await user.type(screen.getByLabelText('Lý do điều chỉnh'), 'Chậm');
    await user.click(save());
    await screen.findByText(/^Đã lưu lúc/);
    expect(theCommandTo(server)).toMatchObject({ procedure: 'works.plan', key: 'plan', expected: 3 });
    expect(theCommandTo(server).said).toEqual({
      weighting: 'stated',
      components: [
        {
          ...part('roads', 60, 30),
          points: [
            { on: '2024-01-01', percent: 0 },
            { on: '2024-12-31', percent: 75 },
            { on: '2025-06-30', percent: 100 },
          ],
        },
        part('water', 40, 20),
      ],
      number: '34',
      day: TODAY,
      issuer: 'Sở',
      note: 'Chậm',
    });
  });

  test('of which weights do not come to a hundred, or a way leads nowhere, is refused beside it', async () => {
    const server = serve({ 'works.plan': () => RECEIPT });
    const { user } = await open(KNOWN);
    await user.type(screen.getByLabelText('Số quyết định'), '34');
    await user.type(screen.getByLabelText('Cơ quan ban hành'), 'Sở');
    await user.click(screen.getByRole('checkbox', { name: 'Cấp nước' }));
    await user.click(save());
    screen.getByText('Tổng tỷ trọng phải bằng 100 %; hiện là (%): 60');
    const begins = group('Đường giao thông').getByLabelText('Bắt đầu');
    await user.clear(begins);
    await user.type(begins, '01012026');
    await user.click(save());
    group('Đường giao thông').getByText(/^Kế hoạch đi từ 0 %/);
    expect(commandsTo(server)).toEqual([]);
  });
});
