import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import { commandsTo, theCommandTo } from '../../testing/commands.ts';
import { show } from '../../testing/render.tsx';
import { dueOf, RECEIPT, reportOf, rowOf } from '../../testing/samples.ts';
import { serve } from '../../testing/server.ts';
import { Reports } from './reports.tsx';

const other = rowOf({ code: 'HN-002', name: 'Cụm công nghiệp Gò Đống' });
const still = (name: string) => screen.findByRole('button', { name: `${name}: vẫn đúng dự kiến` });

test('one press reports on all milestones of a cluster, over the version on the screen', async () => {
  const server = serve({ 'milestones.reportStill': () => RECEIPT });
  const lines = [reportOf({ version: 7 }), reportOf({ row: other })];
  const { user, again } = show(<Reports renderPeriods={() => null} lines={lines} />);
  await still('Bãi Sậy');
  again(<Reports renderPeriods={() => null} lines={[reportOf({ version: 8 }), reportOf({ row: other })]} />);
  await user.click(await still('Bãi Sậy'));
  await screen.findByText('Đã báo cáo: 1 mốc vẫn đúng dự kiến.');
  screen.getByText('Hoàn thành hạ tầng (12/2025).');
  expect(theCommandTo(server)).toMatchObject({
    procedure: 'milestones.reportStill',
    stream: 'cluster:HN-001',
    key: 'forecasts',
    expected: 8,
    said: {},
  });
  await user.click(screen.getByRole('button', { name: 'Tiếp theo: Gò Đống' }));
  expect(document.activeElement).toBe(await still('Gò Đống'));
});

test('a date that has passed must be renewed first: it says which, with the form one press away', async () => {
  const server = serve({ 'milestones.setForecast': () => RECEIPT });
  const lapsed = dueOf({ milestone: 'component_works', forecast: '2025-02', baseline: null });
  const { user } = show(<Reports renderPeriods={() => null} lines={[reportOf({ lapsed: [lapsed] })]} />);
  await screen.findByText(/cần đặt ngày mới trước khi báo: Hoàn thành thi công các hạng mục \(02\/2025\)/);
  expect(screen.queryByRole('button', { name: /vẫn đúng dự kiến/ })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Cập nhật ngày dự kiến' }));
  await user.selectOptions(screen.getByLabelText('Độ chính xác'), 'Ngày');
  await user.type(screen.getByLabelText('Ngày'), '15/04/2025');
  await user.selectOptions(screen.getByLabelText('Lý do'), 'Chờ quy hoạch, quy hoạch 1/500');
  await user.type(screen.getByLabelText(/^Nêu rõ nguyên nhân/), 'Chờ duyệt');
  await user.click(screen.getByRole('button', { name: 'Lưu ngày dự kiến' }));
  await screen.findByText(/^Đã lưu lúc/);
  expect(theCommandTo(server)).toMatchObject({ key: 'component_works', said: { date: '2025-04-15' } });
});

test.each([
  ['Báo cáo gần nhất 24/03/2025', {}],
  ['Chưa có báo cáo nào', { lastReport: null }],
])('%s', async (words, more) => {
  serve({});
  show(<Reports renderPeriods={() => null} lines={[reportOf(more)]} />);
  await screen.findByText(words);
});

test('how the periods stand is told on the card of each cluster', async () => {
  serve({});
  show(<Reports renderPeriods={({ row }) => <p>kỳ của {row.code}</p>} lines={[reportOf()]} />);
  await screen.findByText(`kỳ của ${reportOf().row.code}`);
});

test('where nothing is expected yet there is nothing to confirm, and it says what to do', async () => {
  serve({});
  show(<Reports renderPeriods={() => null} lines={[reportOf({ standing: [] })]} />);
  await screen.findByText(/^Chưa có ngày dự kiến nào/);
  expect(screen.queryByRole('button', { name: /vẫn đúng dự kiến/ })).toBeNull();
});

test('a forecast that somebody moved meanwhile is shown, and reported on only after another look', async () => {
  const last = {
    event: {
      type: 'milestones.recorded',
      entries: [
        { milestone: 'works_accepted', kind: 'forecast', date: '2025-11-30', provenance: 'reported' },
      ],
    },
    by: 'Lê Văn B',
    recordedAt: '2025-03-31T01:00:00.000Z',
  };
  const server = serve({
    'milestones.reportStill': ({ expected }: { expected: number }) => {
      if (expected !== 8) throw new AppError('CONFLICT', { current: { version: 8, last } });
      return RECEIPT;
    },
  });
  const { user, again } = show(<Reports renderPeriods={() => null} lines={[reportOf({ version: 7 })]} />);
  await user.click(await still('Bãi Sậy'));
  const told = await screen.findByRole('alert');
  within(told).getByText(/Lê Văn B/);
  await user.click(screen.getByRole('button', { name: 'Xem lại bản hiện tại' }));
  again(<Reports renderPeriods={() => null} lines={[reportOf({ version: 8 })]} />);
  await user.click(await still('Bãi Sậy'));
  await screen.findByText(/^Đã báo cáo/);
  expect(commandsTo(server).map(({ expected }) => expected)).toEqual([7, 8]);
});
