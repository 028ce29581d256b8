import { screen, within } from '@testing-library/react';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ManagedTarget } from '../../server/programmes/manage.ts';
import { AppError } from '../../shared/errors.ts';
import { commandsTo, theCommandTo } from '../testing/commands.ts';
import { openTargets, PAST, START } from '../testing/targets.tsx';

beforeAll(() => import('./manage-programmes.tsx'));

const form = (name: RegExp) => screen.findByRole('form', { name });

describe('a plan as a whole', () => {
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
