import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { ReturnedLine } from '../../../server/work/reports.ts';
import { theCommandTo } from '../../testing/commands.ts';
import { show } from '../../testing/render.tsx';
import { dueOf, RECEIPT } from '../../testing/samples.ts';
import { serve } from '../../testing/server.ts';
import { Returned } from './returned.tsx';

const line: ReturnedLine = {
  ...dueOf({ version: 11 }),
  returned: {
    date: '2025-03-20',
    by: 'Nguyễn Văn B',
    at: '2025-03-28T07:05:00.000Z',
    note: 'Thiếu biên bản nghiệm thu',
  },
};

test('says which report came back, from whom, when and why', async () => {
  serve({});
  show(<Returned lines={[line]} />);
  await screen.findByRole('heading', { name: 'Báo cáo bị trả lại (1)' });
  screen.getByText('Thiếu biên bản nghiệm thu');
  screen.getByText('Nguyễn Văn B trả lại lúc 14:05 ngày 28/03/2025 · đã báo hoàn thành 20/03/2025');
  screen.getByRole('heading', { name: 'Nghiệm thu công trình, Bãi Sậy' });
});

test('is answered in place; the receipt stays when the line is gone', async () => {
  const server = serve({ 'milestones.reportActual': () => RECEIPT });
  const { user, again } = show(<Returned lines={[line]} />);
  await user.click(await screen.findByRole('button', { name: 'Báo cáo hoàn thành' }));
  await user.type(screen.getByLabelText('Số văn bản'), '12/BB-NT');
  await user.type(screen.getByLabelText('Cơ quan ban hành'), 'Ban quản lý');
  await user.click(screen.getByRole('button', { name: 'Gửi báo cáo' }));
  again(<Returned lines={[]} />);
  await screen.findByText(/^Đã lưu lúc/);
  expect(theCommandTo(server)).toMatchObject({ key: 'works_accepted', expected: 11 });
  await user.click(screen.getByRole('button', { name: 'Đóng' }));
  expect(screen.queryByText('Thiếu biên bản nghiệm thu')).toBeNull();
});

test('nothing that came back is no section', async () => {
  serve({});
  show(
    <>
      <p>đây</p>
      <Returned lines={[]} />
    </>,
  );
  await screen.findByText('đây');
  expect(screen.queryByRole('heading')).toBeNull();
});
