import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { commandsTo, theCommandTo } from '../../testing/commands.ts';
import { show } from '../../testing/render.tsx';
import { RECEIPT, subjectOf } from '../../testing/samples.ts';
import { serve } from '../../testing/server.ts';
import { ActualForm } from './actual-form.tsx';

const send = () => screen.getByRole('button', { name: 'Gửi báo cáo' });

test('the dates that were typed are sent, not today’s, with the version and the document', async () => {
  const server = serve({ 'milestones.reportActual': () => RECEIPT });
  const form = (version: number) => <ActualForm subject={subjectOf({ version })} onDone={() => undefined} />;
  const { user, again } = show(form(3));
  const day = await screen.findByLabelText('Ngày');
  expect(day).toHaveProperty('value', '31/03/2025');
  await user.clear(day);
  await user.type(day, '10/02/2025');
  await user.type(screen.getByLabelText('Số văn bản'), '12/BB-NT');
  await user.clear(screen.getByLabelText('Ngày văn bản'));
  await user.type(screen.getByLabelText('Ngày văn bản'), '12/02/2025');
  await user.type(screen.getByLabelText('Cơ quan ban hành'), 'Ban quản lý');
  again(form(4));
  await user.click(send());
  await screen.findByText(/^Đã lưu lúc/);
  screen.getByText(/^Báo cáo đang chờ/);
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
  await user.click(send());
  await screen.findByText(/^Đã lưu lúc/);
  expect(theCommandTo(server).said['date']).toBe('2025-01');
});

test('a document without a number is said to have none; one that was forgotten is asked for', async () => {
  const server = serve({ 'milestones.reportActual': () => RECEIPT });
  const { user } = show(<ActualForm subject={subjectOf()} onDone={() => undefined} />);
  await user.type(await screen.findByLabelText('Cơ quan ban hành'), 'Ban quản lý');
  await user.click(send());
  expect(document.activeElement).toBe(screen.getByLabelText('Số văn bản'));
  expect(commandsTo(server)).toEqual([]);
  await user.click(screen.getByLabelText('Văn bản không có số'));
  await user.click(send());
  await screen.findByText(/^Đã lưu lúc/);
  expect(theCommandTo(server).said).toMatchObject({ document: { number: null, issuer: 'Ban quản lý' } });
});

test('issuers are offered: the last of this cluster first, one press away', async () => {
  const server = serve({
    'milestones.reportActual': () => RECEIPT,
    'milestones.usual': () => ({ causes: [], issuers: ['Ban QLDA Đông Anh', 'Sở Xây dựng Hà Nội'] }),
  });
  const { user } = show(<ActualForm subject={subjectOf()} onDone={() => undefined} />);
  await user.click(await screen.findByRole('button', { name: 'Ban QLDA Đông Anh' }));
  const field = screen.getByLabelText<HTMLInputElement>('Cơ quan ban hành');
  const listed = [...(field.list?.options ?? [])].map(({ value }) => value);
  expect(listed).toEqual([
    'Ban QLDA Đông Anh',
    'Sở Xây dựng Hà Nội',
    'UBND Thành phố Hà Nội',
    'Sở Công Thương Hà Nội',
  ]);
  await user.click(screen.getByLabelText('Văn bản không có số'));
  await user.click(send());
  await screen.findByText(/^Đã lưu lúc/);
  expect(theCommandTo(server).said).toMatchObject({ document: { issuer: 'Ban QLDA Đông Anh' } });
});
