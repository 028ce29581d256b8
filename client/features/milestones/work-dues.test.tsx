import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { addDays } from '../../../shared/day.ts';
import { theCommandTo } from '../../testing/commands.ts';
import { show } from '../../testing/render.tsx';
import { dueOf, RECEIPT, rowOf, TODAY } from '../../testing/samples.ts';
import { serve } from '../../testing/server.ts';
import { WorkDues } from './work-dues.tsx';

const other = rowOf({ code: 'HN-002', name: 'Cụm công nghiệp Gò Đống' });
const soon = dueOf({ dueOn: TODAY, baseline: TODAY });
const later = dueOf({
  milestone: 'infrastructure_completed',
  row: other,
  dueOn: addDays(TODAY, 45),
  baseline: addDays(TODAY, 45),
});
const line = async (milestone: string) => {
  const found = (await screen.findByText(milestone)).closest('li');
  if (!found) throw new Error('no line');
  return within(found);
};

test('stands by date, each line with its cluster and its two verbs, and without one’s own name', async () => {
  serve({});
  const far = dueOf({ milestone: 'first_tenant', dueOn: addDays(TODAY, 91) });
  const undated = dueOf({ milestone: 'filled', dueOn: null, baseline: null });
  show(<WorkDues dues={[soon, later, far, undated]} />);
  const titles = (await screen.findAllByRole('heading', { level: 2 })).map((title) => title.textContent);
  expect(titles).toEqual([
    'Trong 30 ngày (1)',
    '31–60 ngày (1)',
    'Bước tiếp theo, sau 90 ngày (1)',
    'Chưa có hạn (1)',
  ]);
  expect(screen.getAllByRole('button', { name: 'Báo cáo hoàn thành' })).toHaveLength(4);
  const due = await line('Hoàn thành hạ tầng');
  expect(due.getByRole('link', { name: 'Gò Đống' }).getAttribute('href')).toBe('/clusters/HN-002');
  expect(screen.queryByText(/Trần Thị A/)).toBeNull();
});

test('of what is due today it is nearer that it is done than when it will be', async () => {
  serve({});
  show(<WorkDues dues={[soon, later]} />);
  const isMain = async (milestone: string) =>
    (await line(milestone)).getAllByRole('button').map(({ className }) => className.includes('button-main'));
  expect(await isMain('Nghiệm thu công trình')).toEqual([true, false]);
  expect(await isMain('Hoàn thành hạ tầng')).toEqual([false, false]);
});

test('a saved line stays with its receipt, counts no more, and leads on to the next', async () => {
  const server = serve({ 'milestones.reportActual': () => RECEIPT });
  const { user, again } = show(<WorkDues dues={[soon, later]} />);
  await user.click((await line('Nghiệm thu công trình')).getByRole('button', { name: 'Báo cáo hoàn thành' }));
  await user.click(screen.getByLabelText('Văn bản không có số'));
  await user.type(screen.getByLabelText('Cơ quan ban hành'), 'Ban quản lý');
  // Somebody else's change meanwhile takes nothing away.
  again(<WorkDues dues={[{ ...soon, version: 4 }, later]} />);
  await user.click(screen.getByRole('button', { name: 'Gửi báo cáo' }));
  again(<WorkDues dues={[later]} />);
  await screen.findByText('Bãi Sậy: Nghiệm thu công trình 31/03/2025, đúng hạn so với tiến độ được duyệt.');
  expect(theCommandTo(server).expected).toBe(3);
  screen.getByRole('heading', { name: 'Trong 30 ngày (0)' });
  await user.click(screen.getByRole('button', { name: 'Tiếp theo: Hoàn thành hạ tầng, Gò Đống' }));
  const next = (await line('Hoàn thành hạ tầng')).getByRole('button', { name: 'Báo cáo hoàn thành' });
  expect(document.activeElement).toBe(next);
  await user.click(screen.getByRole('button', { name: 'Đóng' }));
  expect(screen.queryByText('Nghiệm thu công trình')).toBeNull();
});
