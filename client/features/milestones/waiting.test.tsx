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
  const confirm = await screen.findByRole('button', { name: 'Xác nhận báo cáo đã chọn' });
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

test('several go back with one reason; whoever was faster than one of them is named with what they said', async () => {
  const last = {
    event: {
      type: 'milestones.recorded' as const,
      entries: [
        {
          milestone: 'works_accepted' as const,
          kind: 'confirmation' as const,
          date: '2025-02-10',
          provenance: 'reported' as const,
        },
      ],
    },
    recordedAt: '2025-03-31T02:00:00.000Z',
    by: 'Trần Văn Bình',
  };
  const server = serve({
    'milestones.reviewActual': ({ stream }: { stream: string }) => {
      if (stream === 'cluster:HN-001') throw new AppError('CONFLICT', { current: { version: 4, last } });
      return RECEIPT;
    },
  });
  const { user } = show(<Waiting lines={[first, second]} />);
  await user.click(await screen.findByLabelText('Chọn tất cả'));
  await user.click(screen.getByRole('button', { name: 'Trả lại 2 báo cáo đã chọn' }));
  const form = within(screen.getByRole('form', { name: 'Trả lại 2 báo cáo đã chọn' }));
  await user.click(form.getByRole('button', { name: 'Trả lại 2 báo cáo đã chọn' }));
  form.getByText('Cần điền ô này.');
  expect(commandsTo(server)).toEqual([]);
  await user.type(form.getByRole('textbox'), 'Thiếu biên bản');
  await user.click(form.getByRole('button', { name: 'Trả lại 2 báo cáo đã chọn' }));
  await screen.findByText('Đã trả lại 1 trong 2 báo cáo.');
  screen.getByText(/Trần Văn Bình, /);
  expect(commandsTo(server).map(({ said }) => said)).toEqual([
    { verdict: 'return', note: 'Thiếu biên bản' },
    { verdict: 'return', note: 'Thiếu biên bản' },
  ]);
});

test('the evidence of each report is in view beside it, and that there is none is said', async () => {
  serve({});
  const [photo, paper] = ['0197c6d2-0000-7000-8000-000000000001', '0197c6d2-0000-7000-8000-000000000002'];
  const proofs = [
    { id: photo, kind: 'photo' as const, format: 'jpeg' as const, name: 'a.jpg', caption: 'Cổng cụm' },
    { id: paper, kind: 'document' as const, format: 'pdf' as const, name: 'bb.pdf', caption: '' },
  ];
  show(<Waiting lines={[waitingOf({ evidence: proofs }), second]} />);
  const shown = within(await row('Bãi Sậy'));
  const [picture, document] = shown.getAllByRole('link', { name: /^Mở minh chứng/ });
  expect(picture?.getAttribute('href')).toBe(`/api/files/HN-001.${photo}/view`);
  expect(picture?.querySelector('img')?.getAttribute('src')).toBe(`/api/files/HN-001.${photo}/thumb`);
  expect(document?.getAttribute('href')).toBe(`/api/files/HN-001.${paper}/original`);
  within(await row('Gò Đống')).getByText('Chưa có minh chứng nào cho mốc này.');
});

test('with the keyboard alone: arrows go from one choice to the next, Space chooses', async () => {
  serve({});
  const { user } = show(<Waiting lines={[first, second]} />);
  (await screen.findByLabelText('Chọn Bãi Sậy, Nghiệm thu công trình')).focus();
  await user.keyboard('{ArrowDown} {ArrowDown}');
  expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Chọn Gò Đống/);
  screen.getByRole('button', { name: 'Xác nhận 1 báo cáo đã chọn' });
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
  await screen.findByRole('button', { name: 'Xác nhận báo cáo đã chọn' });
});

test('while looking at another day nothing can be chosen or confirmed', async () => {
  serve({});
  show(<Waiting lines={[first, second]} />, { at: '/?asof=2025-03-30' });
  await row('Bãi Sậy');
  expect(screen.queryByRole('checkbox')).toBeNull();
  expect(screen.queryByRole('button', { name: /Xác nhận/ })).toBeNull();
});
