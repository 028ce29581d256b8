import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import { commandsTo, theCommandTo } from '../../testing/commands.ts';
import { show } from '../../testing/render.tsx';
import { RECEIPT, rowOf, waitingOf } from '../../testing/samples.ts';
import { serve } from '../../testing/server.ts';
import { Waiting } from './waiting.tsx';

const first = waitingOf();
const second = waitingOf({
  row: rowOf({ code: 'HN-002', name: 'Cụm công nghiệp Gò Đống' }),
  milestone: 'component_works',
  document: { number: null, day: '2025-03-01', issuer: 'Chủ đầu tư' },
  recordedOn: '2025-03-31',
  version: 5,
});
const row = async (cluster: string) => {
  const found = (await screen.findByRole('link', { name: cluster })).closest('li');
  if (!found) throw new Error('no row');
  return found;
};

test('the row says all there is to judge by: cluster, milestone, date, document, reporter, age', async () => {
  serve({});
  show(<Waiting lines={[first, second]} />);
  const words = (await row('Bãi Sậy')).textContent;
  for (const told of [
    'Nghiệm thu công trình',
    '10/02/2025',
    '12/BB-NT, Ban QLDA, ngày 12/02/2025',
    'Đỗ Thị An',
    'chờ 10 ngày',
  ])
    expect(words).toContain(told);
  const other = (await row('Gò Đống')).textContent;
  expect(other).toContain('không số, Chủ đầu tư, ngày 01/03/2025');
  expect(other).toContain('báo hôm nay');
});

test('is confirmed in the row; the receipt stays when the line is gone', async () => {
  const server = serve({ 'milestones.reviewActual': () => RECEIPT });
  const { user, again } = show(<Waiting lines={[first, second]} />);
  await user.click(within(await row('Gò Đống')).getByRole('button', { name: 'Xác nhận' }));
  again(<Waiting lines={[first]} />);
  await screen.findByText('Đã xác nhận Gò Đống: Hoàn thành thi công các hạng mục.');
  expect(theCommandTo(server)).toMatchObject({
    stream: 'cluster:HN-002',
    key: 'component_works',
    expected: 5,
    said: { verdict: 'confirmation' },
  });
});

test('several at once: one after the other, and the receipt says which failed and why', async () => {
  const server = serve({
    'milestones.reviewActual': ({ stream }: { stream: string }) => {
      if (stream === 'cluster:HN-001')
        throw new AppError('CONFLICT', { current: { version: 4, last: null } });
      return RECEIPT;
    },
  });
  const { user } = show(<Waiting lines={[first, second]} />);
  const confirm = await screen.findByRole('button', { name: 'Xác nhận 0 báo cáo đã chọn' });
  expect(confirm).toHaveProperty('disabled', true);
  await user.click(screen.getByLabelText('Chọn tất cả'));
  await user.click(screen.getByRole('button', { name: 'Xác nhận 2 báo cáo đã chọn' }));
  await screen.findByText('Đã xác nhận 1 trong 2 báo cáo.');
  screen.getByText('Gò Đống, Hoàn thành thi công các hạng mục: đã xác nhận.');
  screen.getByText(/^Bãi Sậy, Nghiệm thu công trình: chưa xác nhận\. Chưa lưu: có người vừa cập nhật/);
  expect(commandsTo(server).map(({ stream, expected }) => [stream, expected])).toEqual([
    ['cluster:HN-001', 3],
    ['cluster:HN-002', 5],
  ]);
});

test('tried again it is the same intention; a report that changed meanwhile is chosen no more', async () => {
  let away = true;
  const server = serve({
    'milestones.reviewActual': () => {
      if (away) throw new TypeError('Failed to fetch');
      return RECEIPT;
    },
  });
  const { user, again } = show(<Waiting lines={[first, second]} />);
  await user.click(await screen.findByLabelText('Chọn Bãi Sậy, Nghiệm thu công trình'));
  const confirm = () => user.click(screen.getByRole('button', { name: 'Xác nhận 1 báo cáo đã chọn' }));
  await confirm();
  await screen.findByText('Đã xác nhận 0 trong 1 báo cáo.');
  away = false;
  await confirm();
  await screen.findByText('Đã xác nhận 1 báo cáo.');
  const [once, twice] = commandsTo(server).map(({ request }) => request);
  expect(twice).toBe(once);
  again(<Waiting lines={[waitingOf({ version: 6, date: '2025-03-05' }), second]} />);
  await screen.findByRole('button', { name: 'Xác nhận 0 báo cáo đã chọn' });
});

test('while looking at another day nothing can be chosen or confirmed', async () => {
  serve({});
  show(<Waiting lines={[first, second]} />, { at: '/?asof=2025-03-30' });
  await row('Bãi Sậy');
  expect(screen.queryByRole('checkbox')).toBeNull();
  expect(screen.queryByRole('button', { name: /Xác nhận/ })).toBeNull();
});
