import { screen, within } from '@testing-library/react';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ManagedTarget } from '../../server/programmes/manage.ts';
import { AppError } from '../../shared/errors.ts';
import { commandsTo, theCommandTo } from '../testing/commands.ts';
import { put } from '../testing/register.tsx';
import { RECEIPT } from '../testing/samples.ts';
import { openTargets, PAST, START } from '../testing/targets.tsx';

beforeAll(() => import('./manage-programmes.tsx'));

const form = (name: RegExp) => screen.findByRole('form', { name });

const BUILD: ManagedTarget = {
  ...START,
  code: 'build-30',
  nameVi: 'Hoàn thành 30 cụm năm 2025',
  version: 7,
};
const openBoth = () => {
  const opened = openTargets();
  opened.server.answers['programmes.managed'] = () => ({
    open: [START, BUILD],
    closed: [PAST],
    investors: [],
  });
  return opened;
};

describe('a plan as a whole', () => {
  test('is followed by the next: rules a year on, a number and a sentence each, one left out, those before ended', async () => {
    const { server, user } = openBoth();
    await user.click(
      await screen.findByRole('button', { name: 'Lập kế hoạch tiếp theo “Kế hoạch năm 2025”' }),
    );
    const next = within(await form(/^Lập kế hoạch tiếp theo/));
    expect(next.getByLabelText('Tên kế hoạch')).toHaveProperty('value', 'Kế hoạch năm 2026');
    const lines = next.getAllByRole('group', { name: /^(Khởi công|Hoàn thành)/ });
    const first = within(lines[0] as HTMLElement);
    await first.findByText('hôm nay 41 cụm trong diện, 30 đã đạt · start-43-2026');
    await user.click(within(lines[1] as HTMLElement).getByRole('checkbox'));
    await user.click(next.getByRole('button', { name: 'Ghi kế hoạch mới' }));
    expect(commandsTo(server)).toEqual([]);
    expect(first.getByLabelText('Câu trong văn bản').getAttribute('aria-invalid')).toBe('true');
    await user.clear(first.getByLabelText('Chỉ tiêu từ'));
    await user.type(first.getByLabelText('Chỉ tiêu từ'), '11');
    await user.type(first.getByLabelText('Câu trong văn bản'), 'Khởi công 11 cụm còn lại.');
    await user.type(next.getByLabelText('Tên văn bản, cơ quan ban hành'), 'Kế hoạch 31');
    await user.selectOptions(next.getByLabelText('Độ chính xác'), 'year');
    await user.selectOptions(next.getByLabelText('Năm'), '2025');
    await user.click(next.getByRole('button', { name: 'Ghi kế hoạch mới' }));
    await screen.findByText(/^Đã lập “Kế hoạch năm 2026” với 1 chỉ tiêu; đã kết thúc 2 chỉ tiêu/);
    expect(theCommandTo(server)).toMatchObject({
      procedure: 'programmes.nextPlan',
      stream: 'target:start-43-2026',
      expected: 0,
      said: {
        plan: { nameVi: 'Kế hoạch năm 2026', from: '2026-01-01', to: '2026-12-31' },
        publishedOn: '2025',
        targets: [
          {
            code: 'start-43-2026',
            copiedFrom: 'start-43',
            cohort: START.cohort,
            goal: { milestone: 'construction_started', from: '2026-01-01', to: '2026-12-31' },
            min: 11,
            max: 11,
            dueOn: '2026-12-31',
          },
        ],
        close: [
          { code: 'start-43', version: 4 },
          { code: 'build-30', version: 7 },
        ],
        reason: 'Kế hoạch mới thay thế',
      },
    });
  });

  test('regression: a draft found again closed a target that had come since, without a word of it', async () => {
    const { server, user, unmount } = openBoth();
    const label = { name: 'Lập kế hoạch tiếp theo “Kế hoạch năm 2025”' };
    await user.click(await screen.findByRole('button', label));
    const next = async () => within(await form(/^Lập kế hoạch tiếp theo/));
    const lineOf = async (name: RegExp) => within((await next()).getByRole('group', { name }));
    await user.type((await lineOf(/^Hoàn thành/)).getByLabelText('Câu trong văn bản'), 'Hoàn thành 12 cụm.');
    unmount();
    const NEWER: ManagedTarget = { ...START, code: 'expand-5', nameVi: 'Mở rộng 5 cụm năm 2025', version: 2 };
    const again = openTargets();
    again.server.answers['programmes.managed'] = () => ({
      open: [START, NEWER, BUILD],
      closed: [],
      investors: [],
    });
    await again.user.click(await screen.findByRole('button', label));
    expect((await lineOf(/^Hoàn thành/)).getByLabelText('Câu trong văn bản')).toHaveProperty(
      'value',
      'Hoàn thành 12 cụm.',
    );
    const fresh = await lineOf(/^Mở rộng 5 cụm năm 2026/);
    expect(fresh.getByRole('checkbox')).toHaveProperty('checked', true);
    expect(fresh.getByLabelText('Câu trong văn bản')).toHaveProperty('value', '');
    expect(commandsTo(server)).toEqual([]);
  });

  test('is changed for all its targets; where one was changed meanwhile that is said, and nothing typed is lost', async () => {
    const { server, user } = openBoth();
    server.answers['programmes.changePlan'] = () => {
      throw new AppError('INVALID', {
        fields: [{ field: 'targets.1.code', issue: 'target_changed', detail: BUILD.nameVi }],
      });
    };
    await user.click(await screen.findByRole('button', { name: 'Sửa “Kế hoạch năm 2025”' }));
    const change = within(await form(/^Sửa “Kế hoạch/));
    change.getByText(/cả 2 chỉ tiêu/);
    await user.type(change.getByLabelText('Số quyết định phê duyệt kế hoạch'), '45/KH-UBND');
    await user.type(change.getByLabelText('Lý do sửa'), 'Bổ sung số');
    await user.click(change.getByRole('button', { name: 'Ghi kế hoạch' }));
    await change.findByText(/^Người khác vừa sửa chỉ tiêu này.*Hoàn thành 30 cụm/);
    expect(change.getByLabelText('Số quyết định phê duyệt kế hoạch')).toHaveProperty('value', '45/KH-UBND');
    expect(theCommandTo(server)).toMatchObject({
      stream: 'target:start-43',
      expected: 4,
      said: {
        plan: { ...START.plan, decision: '45/KH-UBND' },
        targets: [
          { code: 'start-43', version: 4 },
          { code: 'build-30', version: 7 },
        ],
        reason: 'Bổ sung số',
      },
    });
  });
});

test('regression: what was wrong with a line stood at the one after it, once it was left out', async () => {
  const { server, user } = openBoth();
  await user.click(await screen.findByRole('button', { name: 'Lập kế hoạch tiếp theo “Kế hoạch năm 2025”' }));
  const next = within(await form(/^Lập kế hoạch tiếp theo/));
  const lineOf = (name: RegExp) => within(next.getByRole('group', { name }));
  const quoteOf = (name: RegExp) => lineOf(name).getByLabelText('Câu trong văn bản');
  const [first, second] = [/^Khởi công/, /^Hoàn thành/];
  await put(user, quoteOf(second), 'Hoàn thành 12 cụm.');
  await user.click(next.getByRole('button', { name: 'Ghi kế hoạch mới' }));
  const wrong = (name: RegExp) => quoteOf(name).getAttribute('aria-invalid');
  expect([wrong(first), wrong(second)]).toEqual(['true', null]);
  await user.click(lineOf(first).getByRole('checkbox'));
  expect(wrong(second)).toBeNull();
  await user.click(lineOf(first).getByRole('checkbox'));
  expect(wrong(first)).toBe('true');
  expect(commandsTo(server)).toEqual([]);
});

test('regression: a plan that is said again after a lost answer is the same act, though its file is on file since', async () => {
  const paper = '0195e2f4-0000-4000-8000-000000000001';
  const { server, user } = openBoth();
  // One of the two names another file: which of them the act is about must not change with what is filed.
  const standing = { ...BUILD, papers: { source: null, plan: '0195e2f4-0000-4000-8000-000000000002' } };
  Object.assign(server.answers, {
    'programmes.managed': () => ({ open: [START, standing], closed: [PAST], investors: [] }),
    'papers.file': () => ({ ...RECEIPT, paper, known: false }),
    'papers.named': () => ({ name: 'qd-45.pdf', bytes: 9, withdrawn: null, open: true }),
    'programmes.changePlan': () => {
      throw new AppError('UNAVAILABLE');
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Sửa “Kế hoạch năm 2025”' }));
  const change = within(await form(/^Sửa “Kế hoạch/));
  const field = within(change.getByRole('group', { name: 'Tệp của quyết định phê duyệt kế hoạch' }));
  await user.upload(
    field.getByLabelText('Chọn tệp từ máy', { selector: 'input' }),
    new File(['%PDF-1.7'], 'qd-45.pdf'),
  );
  await put(user, field.getByLabelText('Số văn bản'), '45/KH-UBND');
  await put(user, field.getByLabelText('Ngày văn bản'), '15/01/2025');
  await put(user, field.getByLabelText('Cơ quan ban hành'), 'UBND Thành phố Hà Nội');
  await put(user, change.getByLabelText('Lý do sửa'), 'Thêm tệp');
  await user.click(change.getByRole('button', { name: 'Ghi kế hoạch' }));
  await field.findByRole('link', { name: 'Tải tệp qd-45.pdf' });
  server.answers['programmes.changePlan'] = () => RECEIPT;
  await user.click(change.getByRole('button', { name: 'Ghi kế hoạch' }));
  await screen.findByText('Đã ghi “Kế hoạch năm 2025” cho 2 chỉ tiêu.');
  const [filed, lost, again] = commandsTo(server);
  expect(filed?.procedure).toBe('papers.file');
  expect(lost?.said).toMatchObject({ paper });
  expect(again).toEqual(lost);
});

test('regression: a draft found again was sent over versions that its person had never seen', async () => {
  const first = openBoth();
  await first.user.click(await screen.findByRole('button', { name: 'Sửa “Kế hoạch năm 2025”' }));
  const change = async () => within(await form(/^Sửa “Kế hoạch/));
  await first.user.type((await change()).getByLabelText('Lý do sửa'), 'Bổ sung số');
  await first.user.type((await change()).getByLabelText('Số quyết định phê duyệt kế hoạch'), '45/KH-UBND');
  first.unmount();
  const again = openTargets();
  again.server.answers['programmes.managed'] = () => ({
    open: [START, { ...BUILD, version: 8 }],
    closed: [],
    investors: [],
  });
  await again.user.click(await screen.findByRole('button', { name: 'Sửa “Kế hoạch năm 2025”' }));
  await again.user.click((await change()).getByRole('button', { name: 'Ghi kế hoạch' }));
  await screen.findByText(/^Đã ghi “Kế hoạch năm 2025”/);
  expect(theCommandTo(again.server).said['targets']).toEqual([
    { code: 'start-43', version: 4 },
    { code: 'build-30', version: 7 },
  ]);
});
