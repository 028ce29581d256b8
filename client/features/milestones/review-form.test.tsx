import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import { commandsTo, theCommandTo } from '../../testing/commands.ts';
import { show } from '../../testing/render.tsx';
import { MANAGER, RECEIPT, sessionOf, subjectOf } from '../../testing/samples.ts';
import { serve } from '../../testing/server.ts';
import { ReviewForm } from './review-form.tsx';

const form = (version = 3, date = '2025-02-10') => (
  <ReviewForm subject={subjectOf({ version })} date={date} document={null} by="Đỗ Thị An" />
);
const confirm = () => screen.findByRole('button', { name: 'Xác nhận' });
const giveBack = () => screen.findByRole('button', { name: 'Trả lại, nêu lý do' });
const why = () => screen.findByLabelText('Lý do trả lại');
const send = () => screen.getByRole('button', { name: 'Gửi trả lại' });

test('confirming sends a confirmation, and the receipt says of what', async () => {
  const server = serve({ 'milestones.reviewActual': () => RECEIPT });
  const { user } = show(form());
  await user.click(await confirm());
  await screen.findByText('Đã xác nhận Nghiệm thu công trình.');
  expect(theCommandTo(server)).toMatchObject({
    procedure: 'milestones.reviewActual',
    expected: 3,
    said: { verdict: 'confirmation' },
  });
});

test('returning sends a return with its reason, and without one nothing; the receipt says to whom', async () => {
  const server = serve({
    'milestones.reviewActual': ({ said }: { said: { note?: string } }) => {
      if (!said.note) throw new AppError('INVALID', { fields: [{ field: 'note', issue: 'required' }] });
      return RECEIPT;
    },
  });
  const { user } = show(form());
  await user.click(await giveBack());
  await user.click(send());
  await screen.findByText('Cần điền ô này.');
  await user.type(await why(), 'Thiếu biên bản{enter}và bản vẽ');
  await user.click(send());
  await screen.findByText('Đã trả lại Nghiệm thu công trình cho Đỗ Thị An, kèm lý do.');
  expect(commandsTo(server).at(-1)?.said).toMatchObject({
    verdict: 'return',
    note: 'Thiếu biên bản\nvà bản vẽ',
  });
});

test('regression: a date changed by somebody else in between was confirmed unseen', async () => {
  const server = serve({
    'milestones.reviewActual': ({ expected }: { expected: number }) => {
      if (expected !== 4) throw new AppError('CONFLICT', { current: { version: 4, last: null } });
      return RECEIPT;
    },
  });
  const { user, again } = show(form(3, '2025-02-10'));
  await user.click(await giveBack());
  await user.type(await why(), 'Đã xem hồ sơ');
  again(form(4, '2025-03-05'));
  // Still the date that the reviewer looked at.
  screen.getByText('10/02/2025');
  await user.click(send());
  await user.click(await screen.findByRole('button', { name: 'Xem lại bản hiện tại' }));
  await screen.findByText('05/03/2025');
  expect(await why()).toHaveProperty('value', 'Đã xem hồ sơ');
  await user.click(send());
  await expect.poll(() => commandsTo(server).map(({ expected }) => expected)).toEqual([3, 4]);
});

test('a reason that was begun is there when one comes back, until it is given up', async () => {
  serve({});
  const session = sessionOf(MANAGER);
  const first = show(form(), { session });
  await first.user.click(await giveBack());
  await first.user.type(await why(), 'Thiếu biên bản');
  first.unmount();
  const second = show(form(), { session });
  expect(await why()).toHaveProperty('value', 'Thiếu biên bản');
  await second.user.click(screen.getByRole('button', { name: 'Hủy' }));
  second.unmount();
  show(form(), { session });
  await giveBack();
  expect(screen.queryByLabelText('Lý do trả lại')).toBeNull();
});
