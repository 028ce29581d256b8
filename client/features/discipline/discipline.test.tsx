import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { PauseStanding } from '../../../shared/discipline/pause.ts';
import type { Actor } from '../../../shared/roles.ts';
import { commandsTo, theCommandTo } from '../../testing/commands.ts';
import { show } from '../../testing/render.tsx';
import { MANAGER, RECEIPT, sessionOf } from '../../testing/samples.ts';
import { serve } from '../../testing/server.ts';
import { AdjustForm } from './adjust-form.tsx';
import { MissedCard } from './missed-card.tsx';
import { PauseCard } from './pause-card.tsx';
import { PauseForm } from './pause-forms.tsx';
import { type Asked, RequestCard } from './request-card.tsx';

const STREAM = 'cluster:HN-001';
const actor = (role: Actor['role']): Actor => ({ id: role, role, unit: null, clusters: [] });
const session = (role: Actor['role']) => sessionOf(actor(role));

const requestOf = (more: Partial<Asked> = {}): Asked => ({
  milestone: 'construction_started',
  state: 'waiting',
  approver: 'department',
  date: '2025-12',
  original: '2025-06',
  baseline: '2025-06',
  days: 184,
  decision: null,
  version: 4,
  asked: {
    by: 'Đỗ Thị An',
    at: '2025-03-24T02:00:00.000Z',
    reason: 'permits',
    as: null,
    note: 'Chờ cấp phép',
  },
  ...more,
});
const card = (more: Partial<Asked> = {}) => <RequestCard stream={STREAM} request={requestOf(more)} may />;
const verbs = () => screen.queryAllByRole('button').map((button) => button.textContent);

describe('a forecast that needs approval', () => {
  test('says what it changes, by how much, why, who asked, and who decides', () => {
    serve({});
    show(card(), { session: session('department') });
    const text = screen.getByRole('article').textContent;
    expect(text).toContain('06/2025 → 12/2025, lùi 6 tháng so với tiến độ gốc');
    expect(text).toContain('Đỗ Thị An đề nghị lúc 09:00 ngày 24/03/2025');
    expect(text).toContain('Chờ cấp phép');
    expect(text).toContain('Chờ Sở Công Thương chấp thuận');
    expect(text).not.toContain('tiến độ hiện hành');
  });

  test('tells an adjusted schedule beside the original', () => {
    serve({});
    show(card({ baseline: '2025-09' }), { session: session('department'), lang: 'en' });
    expect(screen.getByRole('article').textContent).toContain(
      'June 2025 → December 2025, 6 months later than the original schedule; schedule in force September 2025',
    );
  });

  test.each([
    ['department', 'department', true],
    ['leadership', 'department', false],
    ['department', 'leadership', false],
    ['leadership', 'leadership', true],
    ['project_manager', 'department', false],
  ] as const)('%s may decide what is the %s’s: %s', (role, approver, may) => {
    serve({});
    show(card({ approver }), { session: session(role) });
    expect(verbs()).toEqual(may ? ['Chấp thuận', 'Không chấp thuận, nêu lý do'] : []);
  });

  test('is not decided on a day that is not today', () => {
    serve({});
    show(card(), { at: '/?asof=2025-03-30', session: session('department') });
    expect(verbs()).toEqual([]);
  });

  test('approved, the command names the forecast that was seen and the version', async () => {
    const server = serve({ 'discipline.decide': () => RECEIPT });
    const { user } = show(card(), { session: session('department') });
    await user.click(screen.getByRole('button', { name: 'Chấp thuận' }));
    await user.click(screen.getByRole('button', { name: 'Gửi chấp thuận' }));
    await screen.findByText(/^Đã chấp thuận Khởi công, 06\/2025 → 12\/2025\.$/);
    expect(theCommandTo(server)).toMatchObject({
      procedure: 'discipline.decide',
      stream: STREAM,
      key: 'construction_started',
      expected: 4,
      said: { date: '2025-12', verdict: 'approved' },
    });
  });

  test('refused, the reason goes with it, and the receipt does not say approved', async () => {
    const server = serve({ 'discipline.decide': () => RECEIPT });
    const { user } = show(card(), { session: session('department') });
    await user.click(screen.getByRole('button', { name: /^Không chấp thuận/ }));
    await user.type(screen.getByLabelText('Lý do không chấp thuận'), 'Chưa có căn cứ mới');
    await user.click(screen.getByRole('button', { name: 'Gửi không chấp thuận' }));
    await screen.findByText(/^Không chấp thuận Khởi công/);
    expect(theCommandTo(server).said).toEqual({
      date: '2025-12',
      verdict: 'refused',
      note: 'Chưa có căn cứ mới',
    });
  });

  test('a refused one stays, with the reason, by whom and when, and can still be approved', () => {
    serve({});
    const decision = {
      milestone: 'construction_started',
      verdict: 'refused',
      date: '2025-12',
      original: '2025-06',
      note: 'Đã lùi một lần',
      provenance: 'reported',
      seq: 9,
      on: '2025-03-28',
      by: 'p-department',
      who: 'Phạm Minh Chi',
      at: '2025-03-28T02:00:00.000Z',
    } as const;
    show(card({ state: 'refused', decision }), { session: session('department') });
    const text = screen.getByRole('article').textContent;
    expect(text).toContain('không được chấp thuận');
    expect(text).toContain('Đã lùi một lần');
    expect(text).toContain('Phạm Minh Chi, 09:00 ngày 28/03/2025');
    expect(verbs()).toEqual(['Chấp thuận']);
  });
});

describe('a missed date', () => {
  const missed = {
    milestone: 'site_cleared',
    of: 'forecast',
    date: '2025-02',
    explainBy: '2025-03-07',
    owed: true,
    version: 0,
  } as const;
  const missedCard = (more: object = {}, may = true) => (
    <MissedCard stream={STREAM} missed={{ ...missed, ...more }} may={may} />
  );

  test('says which date it was and since when the explanation is owed', () => {
    serve({});
    const { again } = show(missedCard(), { session: sessionOf(MANAGER) });
    const text = () => screen.getByRole('article').textContent;
    expect(text()).toContain('Ngày dự kiến 02/2025 đã qua mà chưa hoàn thành');
    expect(text()).toContain('phải giải trình, hạn 07/03/2025 đã qua');
    again(missedCard({ of: 'schedule', owed: false, explainBy: '2025-04-04' }));
    expect(text()).toContain('Tiến độ 02/2025 đã qua');
    expect(text()).toContain('giải trình chậm nhất 04/04/2025');
    again(missedCard({ owed: false, explainBy: null }));
    expect(text()).toContain('không tính hạn giải trình trong thời gian tạm dừng');
  });

  test('is explained with a cause and in words; without them nothing is sent', async () => {
    const server = serve({ 'discipline.explain': () => RECEIPT });
    const { user } = show(missedCard(), { session: sessionOf(MANAGER) });
    await user.click(screen.getByRole('button', { name: 'Giải trình' }));
    await user.click(screen.getByRole('button', { name: 'Gửi giải trình' }));
    expect(await screen.findAllByRole('alert')).not.toHaveLength(0);
    expect(commandsTo(server)).toEqual([]);
    await user.selectOptions(screen.getByLabelText('Vì sao lỡ ngày này'), 'land_title');
    await user.type(screen.getByLabelText('Giải thích'), 'Hai hộ chưa nhận tiền');
    await user.click(screen.getByRole('button', { name: 'Gửi giải trình' }));
    await screen.findByText(/^Đã gửi giải trình/);
    expect(theCommandTo(server)).toMatchObject({
      procedure: 'discipline.explain',
      key: 'site_cleared',
      said: { date: '2025-02', cause: 'land_title', note: 'Hai hộ chưa nhận tiền' },
    });
  });

  test('is not explained by those who only chase it', () => {
    serve({});
    show(missedCard({}, false), { session: session('department') });
    expect(verbs()).toEqual([]);
  });
});

describe('a pause', () => {
  const pause: PauseStanding = {
    cause: 'planning',
    note: 'Chờ điều chỉnh quy hoạch',
    from: '2025-01-13',
    until: '2025-02',
    provenance: 'reported',
    extended: 0,
    resumedOn: null,
    seq: 3,
    version: 3,
    on: '2025-01-14',
    by: null,
    over: 31,
  };
  const pauseCard = (more: Partial<PauseStanding> = {}, may = true) => (
    <PauseCard stream={STREAM} pause={{ ...pause, ...more }} version={3} may={may} />
  );
  const text = () => screen.getByRole('heading').parentElement?.textContent ?? '';

  test('says since when, until when and why; past its end it asks, before it does not', () => {
    serve({});
    const { again } = show(pauseCard(), { session: session('department') });
    expect(text()).toContain('Tạm dừng từ 13/01/2025, dự kiến đến 02/2025');
    expect(text()).toContain('Chờ điều chỉnh quy hoạch');
    expect(text()).toContain('Đã quá ngày dự kiến kết thúc 31 ngày');
    again(pauseCard({ over: null, until: '2025-06' }));
    expect(text()).not.toContain('Đã quá');
    again(pauseCard({}, false));
    expect(verbs()).toEqual([]);
  });

  test('ends with the day on which work goes on', async () => {
    const server = serve({ 'discipline.resume': () => RECEIPT });
    const { user } = show(pauseCard(), { session: session('department') });
    await user.click(screen.getByRole('button', { name: 'Thực hiện lại' }));
    await user.click(screen.getByRole('button', { name: 'Lưu ngày thực hiện lại' }));
    await screen.findByText(/thực hiện lại từ 31\/03\/2025/);
    expect(theCommandTo(server)).toMatchObject({
      procedure: 'discipline.resume',
      key: 'pause',
      expected: 3,
      said: { on: '2025-03-31' },
    });
  });

  test('is extended to a later month, with a reason', async () => {
    const server = serve({ 'discipline.extendPause': () => RECEIPT });
    const { user } = show(pauseCard(), { session: session('department') });
    await user.click(screen.getByRole('button', { name: 'Gia hạn tạm dừng' }));
    await user.type(screen.getByLabelText('Lý do gia hạn'), 'Quy hoạch chưa được duyệt');
    await user.click(screen.getByRole('button', { name: 'Lưu gia hạn' }));
    await screen.findByText(/^Đã gia hạn tạm dừng/);
    expect(theCommandTo(server).said).toEqual({ until: '2025-04', note: 'Quy hoạch chưa được duyệt' });
  });

  test('is entered with a cause, words, a first day and an expected end; without a cause nothing is sent', async () => {
    const server = serve({ 'discipline.pause': () => RECEIPT });
    const { user } = show(<PauseForm stream={STREAM} version={0} onDone={() => undefined} />, {
      session: session('department'),
    });
    await user.type(screen.getByLabelText('Giải thích'), 'Ngập sau bão');
    await user.click(screen.getByRole('button', { name: 'Lưu tạm dừng' }));
    await screen.findByText('Chọn một mục trong danh sách.');
    expect(commandsTo(server)).toEqual([]);
    await user.selectOptions(screen.getByLabelText('Lý do tạm dừng'), 'force_majeure');
    await user.click(screen.getByRole('button', { name: 'Lưu tạm dừng' }));
    await screen.findByText(/^Đã ghi tạm dừng/);
    expect(theCommandTo(server).said).toEqual({
      cause: 'force_majeure',
      note: 'Ngập sau bão',
      from: '2025-03-31',
      until: '2025-06',
    });
  });
});

test('an adjustment is not sent without the number of its decision; the receipt says that the original stays', async () => {
  const server = serve({ 'milestones.adjustSchedule': () => RECEIPT });
  const line = {
    milestone: 'construction_started',
    original: '2024-06',
    baseline: '2024-12',
    forecast: '2025-09',
    version: 6,
  } as const;
  const standing = {
    lines: [
      { milestone: 'established' as const, actual: '2022-01' },
      { milestone: line.milestone, baseline0: '2024-06', baseline: '2024-12', forecast: '2025-09' },
    ],
    obstacles: { open: [] },
  };
  const form = <AdjustForm stream={STREAM} line={line} standing={standing} onDone={() => undefined} />;
  const { user } = show(form, { session: session('department') });
  // What it changes is told before it is saved.
  screen.getByText('Sau khi lưu, xếp loại đổi từ “Chậm dưới 12 tháng” thành “Đúng tiến độ”.');
  await user.click(screen.getByRole('button', { name: 'Ghi điều chỉnh' }));
  await screen.findByText('Cần điền ô này.');
  expect(commandsTo(server)).toEqual([]);
  await user.type(screen.getByLabelText('Số quyết định điều chỉnh'), '1234/QĐ-UBND');
  await user.click(screen.getByRole('button', { name: 'Ghi điều chỉnh' }));
  await screen.findByText('Tiến độ gốc 06/2024 được giữ nguyên; chênh lệch được tính theo cả hai.');
  expect(theCommandTo(server)).toMatchObject({
    procedure: 'milestones.adjustSchedule',
    expected: 6,
    said: { date: '2025-09', document: { number: '1234/QĐ-UBND', issuer: 'UBND Thành phố Hà Nội' } },
  });
});
