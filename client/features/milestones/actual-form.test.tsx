import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { theCommandTo } from '../../testing/commands.ts';
import { show } from '../../testing/render.tsx';
import { RECEIPT, subjectOf } from '../../testing/samples.ts';
import { serve } from '../../testing/server.ts';
import { ActualForm } from './actual-form.tsx';

test('the dates that were typed are sent, not today’s, with the version and the document', async () => {
  const server = serve({ 'milestones.reportActual': () => RECEIPT });
  const form = (version: number) => <ActualForm subject={subjectOf({ version })} onDone={() => undefined} />;
  const { user, again } = show(form(3));
  const day = await screen.findByLabelText('Ngày');
  await user.clear(day);
  await user.type(day, '2025-02-10');
  await user.type(screen.getByLabelText('Số văn bản'), '12/BB-NT');
  await user.clear(screen.getByLabelText('Ngày văn bản'));
  await user.type(screen.getByLabelText('Ngày văn bản'), '2025-02-12');
  await user.type(screen.getByLabelText('Cơ quan ban hành'), 'Ban quản lý');
  again(form(4));
  await user.click(screen.getByRole('button', { name: 'Gửi báo cáo' }));
  await screen.findByText(/^Đã lưu lúc/);
  const { procedure, expected, said } = theCommandTo(server);
  expect(procedure).toBe('milestones.reportActual');
  expect(expected).toBe(3);
  expect(said).toMatchObject({
    date: '2025-02-10',
    document: { number: '12/BB-NT', day: '2025-02-12', issuer: 'Ban quản lý' },
  });
});

test('a month is sent as a month', async () => {
  const server = serve({ 'milestones.reportActual': () => RECEIPT });
  const { user } = show(<ActualForm subject={subjectOf()} onDone={() => undefined} />);
  await user.selectOptions(await screen.findByLabelText('Độ chính xác'), 'Tháng');
  await user.selectOptions(screen.getByLabelText('Tháng'), '1');
  await user.type(screen.getByLabelText('Số văn bản'), '12/BB-NT');
  await user.type(screen.getByLabelText('Cơ quan ban hành'), 'Ban quản lý');
  await user.click(screen.getByRole('button', { name: 'Gửi báo cáo' }));
  await screen.findByText(/^Đã lưu lúc/);
  expect(theCommandTo(server).said['date']).toBe('2025-01');
});
