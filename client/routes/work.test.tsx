import { act, screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../shared/day.ts';
import { AppError } from '../../shared/errors.ts';
import type { Actor } from '../../shared/roles.ts';
import { openApp } from '../testing/render.tsx';
import { dueOf, MANAGER, rowOf, sessionOf, TODAY, waitingOf, workOf } from '../testing/samples.ts';
import { type Outputs, serve } from '../testing/server.ts';

const COMMITTEE: Actor = { id: 'c', role: 'area_committee', unit: '017', clusters: [] };
const other = rowOf({ code: 'HN-002', name: 'Cụm công nghiệp Gò Đống' });

async function open(actor: Actor, work: Partial<Outputs['work']['mine']>) {
  const session = sessionOf(actor);
  serve({ 'session.current': () => session, 'work.mine': () => workOf(work) });
  openApp({ at: '/work', session });
  await act(async () => {});
  return screen.findByRole('heading', { level: 1 }, { timeout: 5000 });
}
const sections = () => screen.getAllByRole('heading', { level: 2 }).map((title) => title.textContent);

describe('my work', () => {
  const due = (days: number, milestone: 'works_accepted' | 'component_works' | 'first_tenant' | 'filled') =>
    dueOf({ milestone, dueOn: addDays(TODAY, days), overdue: days < 0 });

  test('regression: the number in the title was not that of the list', async () => {
    const dues = [
      due(-3, 'component_works'),
      due(0, 'works_accepted'),
      due(90, 'first_tenant'),
      due(91, 'filled'),
    ];
    const title = await open(MANAGER, { rows: [rowOf()], dues });
    expect(title.textContent).toBe('4 mốc phải theo dõi: 1 đã quá hạn, 2 đến hạn trong 90 ngày, 1 sau đó');
    expect(sections()).toEqual([
      'Đã quá hạn (1)',
      'Trong 30 ngày (1)',
      '61–90 ngày (1)',
      'Bước tiếp theo, sau 90 ngày (1)',
      'Các cụm của tôi',
    ]);
    expect(screen.getAllByRole('button', { name: 'Báo cáo hoàn thành' })).toHaveLength(4);
  });

  test('what was given back stands before all else', async () => {
    const returned = {
      date: '2025-03-20',
      by: 'Lê Văn B',
      at: '2025-03-28T07:05:00.000Z',
      note: 'Thiếu ảnh',
    };
    await open(MANAGER, {
      returned: [{ ...due(0, 'works_accepted'), returned }],
      dues: [due(3, 'component_works')],
    });
    expect(sections()).toEqual(['Báo cáo bị trả lại (1)', 'Trong 30 ngày (1)']);
  });
});

describe('a committee’s inbox', () => {
  test('what it must do stands apart from what others owe', async () => {
    const responsible = dueOf().responsible;
    if (!responsible) throw new Error('nobody');
    const own = dueOf({
      milestone: 'site_cleared',
      row: other,
      dueOn: TODAY,
      responsible: { ...responsible, organisation: 'committee-017', organisationVi: 'UBND huyện' },
    });
    const title = await open(COMMITTEE, {
      agencies: ['committee-017'],
      waiting: [waitingOf()],
      dues: [dueOf({ dueOn: TODAY }), own],
    });
    expect(title.textContent).toBe('1 việc đang chờ: 1 báo cáo chờ xác nhận');
    expect(sections()).toEqual([
      'Chờ xác nhận (1)',
      'Vướng mắc phải trả lời (0)',
      'Mốc do đơn vị thực hiện (1)',
      'Việc của đơn vị khác trên địa bàn (1)',
    ]);
    const owed = screen.getByRole('heading', { name: /^Việc của đơn vị khác/ }).parentElement;
    expect(owed && within(owed).queryByRole('link', { name: 'Gò Đống' })).toBeNull();
    expect(owed && within(owed).getByRole('link', { name: 'Bãi Sậy' })).not.toBeNull();
  });

  test('the department reads what others owe among the delays', async () => {
    await open({ id: 'd', role: 'department', unit: null, clusters: [] }, {});
    const main = within(screen.getByRole('main'));
    expect(main.getByRole('link', { name: 'Chậm tiến độ' }).getAttribute('href')).toBe('/delays');
    expect(sections()).toEqual(['Chờ xác nhận (0)', 'Vướng mắc phải trả lời (0)']);
  });
});

describe('schedule discipline', () => {
  const request = {
    row: rowOf(),
    stream: 'cluster:HN-001',
    milestone: 'works_accepted',
    state: 'waiting',
    approver: 'leadership',
    date: '2026-12',
    original: '2025-06',
    baseline: '2025-06',
    days: 549,
    decision: null,
    version: 0,
    forecastIn: 3,
    asked: null,
  } as const;
  const missed = {
    row: rowOf(),
    stream: 'cluster:HN-001',
    milestone: 'component_works',
    of: 'forecast',
    date: '2025-02',
    explainBy: '2025-03-07',
    owed: true,
    version: 0,
    responsible: null,
  } as const;

  test('leadership has its requests first, and no reports to confirm', async () => {
    const title = await open(
      { id: 'l', role: 'leadership', unit: null, clusters: [] },
      { requests: [request] },
    );
    expect(title.textContent).toBe('1 việc đang chờ: 1 ngày dự kiến chờ chấp thuận');
    expect(sections()).toEqual(['Ngày dự kiến chờ chấp thuận (1)', 'Vướng mắc phải trả lời (0)']);
    screen.getByRole('button', { name: 'Chấp thuận' });
  });

  test('a manager explains what was missed, and sees without verbs what was asked for', async () => {
    await open(MANAGER, { missed: [missed], requested: [{ ...request, state: 'refused' }] });
    expect(sections()).toEqual(['Phải giải trình (1)', 'Ngày dự kiến đã đề nghị chấp thuận (1)']);
    screen.getByRole('button', { name: 'Giải trình' });
    expect(screen.queryByRole('button', { name: /chấp thuận/i })).toBeNull();
    screen.getByText('không được chấp thuận');
  });

  test('the department is told whose explanation is missing, and explains nothing itself', async () => {
    await open({ id: 'd', role: 'department', unit: null, clusters: [] }, { missed: [missed] });
    expect(sections()).toContain('Chưa nhận được giải trình (1)');
    expect(screen.queryByRole('button', { name: 'Giải trình' })).toBeNull();
  });
});

test('regression: a page that could not be read said that nothing was saved and that what was typed is kept', async () => {
  const session = sessionOf(MANAGER);
  serve({
    'session.current': () => session,
    'work.mine': () => {
      throw new AppError('FORBIDDEN');
    },
  });
  openApp({ at: '/work', session });
  const told = await screen.findByRole('alert', undefined, { timeout: 5000 });
  expect(told.textContent).toContain('Tài khoản này không xem được phần này.');
  expect(told.textContent).not.toMatch(/lưu|nhập/);
});
