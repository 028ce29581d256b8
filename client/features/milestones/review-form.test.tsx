import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import { commandsTo, theCommandTo } from '../../testing/commands.ts';
import { show } from '../../testing/render.tsx';
import { RECEIPT, subjectOf } from '../../testing/samples.ts';
import { serve } from '../../testing/server.ts';
import { ReviewForm } from './review-form.tsx';

const form = (version = 3, date = '2025-02-10') => (
  <ReviewForm subject={subjectOf({ version })} date={date} document={null} />
);
const confirm = () => screen.findByRole('button', { name: 'Xác nhận' });
const giveBack = () => screen.findByRole('button', { name: 'Trả lại, nêu lý do' });

test('confirming sends a confirmation', async () => {
  const server = serve({ 'milestones.reviewActual': () => RECEIPT });
  const { user } = show(form());
  await user.click(await confirm());
  await expect
    .poll(() => theCommandTo(server))
    .toMatchObject({
      procedure: 'milestones.reviewActual',
      expected: 3,
      said: { verdict: 'confirmation' },
    });
});

test('returning sends a return with its reason, and without one nothing', async () => {
  const server = serve({
    'milestones.reviewActual': ({ said }: { said: { note?: string } }) => {
      if (!said.note) throw new AppError('INVALID', { fields: [{ field: 'note', issue: 'required' }] });
      return RECEIPT;
    },
  });
  const { user } = show(form());
  await user.click(await giveBack());
  await screen.findByText('Cần điền ô này.');
  await user.type(screen.getByLabelText('Ý kiến (cần có khi trả lại)'), 'Thiếu biên bản');
  await user.click(await giveBack());
  await expect
    .poll(() => commandsTo(server).at(-1)?.said)
    .toMatchObject({
      verdict: 'return',
      note: 'Thiếu biên bản',
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
  await user.type(await screen.findByLabelText('Ý kiến (cần có khi trả lại)'), 'Đã xem hồ sơ');
  again(form(4, '2025-03-05'));
  // Still the date that the reviewer looked at.
  screen.getByText('10/02/2025');
  await user.click(await confirm());
  await user.click(await screen.findByRole('button', { name: 'Xem lại bản hiện tại' }));
  await screen.findByText('05/03/2025');
  expect(screen.getByLabelText('Ý kiến (cần có khi trả lại)')).toHaveProperty('value', 'Đã xem hồ sơ');
  await user.click(await confirm());
  await expect.poll(() => commandsTo(server).map(({ expected }) => expected)).toEqual([3, 4]);
});
