import { useQuery } from '@tanstack/react-query';
import { screen } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import { trpc } from '../../api.ts';
import { commandsTo, theCommandTo } from '../../testing/commands.ts';
import { show } from '../../testing/render.tsx';
import { RECEIPT, subjectOf } from '../../testing/samples.ts';
import { serve } from '../../testing/server.ts';
import { ForecastForm } from './forecast-form.tsx';

const form = (version = 3) => <ForecastForm subject={subjectOf({ version })} onDone={() => undefined} />;

async function fill(user: UserEvent, note: string) {
  await user.type(await screen.findByLabelText('Ngày'), '2025-09-01');
  await user.selectOptions(screen.getByLabelText('Lý do'), 'Giấy phép, ĐTM, phòng cháy');
  await user.type(screen.getByLabelText('Nêu rõ nguyên nhân (một câu)'), note);
}
const save = (user: UserEvent) => user.click(screen.getByRole('button', { name: 'Lưu ngày dự kiến' }));

test('what was typed is what is sent', async () => {
  const server = serve({ 'milestones.setForecast': () => RECEIPT });
  const { user } = show(form());
  await fill(user, 'Chờ thẩm định');
  await save(user);
  await screen.findByText('Đã lưu lúc 14:05 ngày 31/03/2025.');
  const { procedure, said } = theCommandTo(server);
  expect(procedure).toBe('milestones.setForecast');
  expect(said).toMatchObject({ date: '2025-09-01', reason: 'permits', note: 'Chờ thẩm định' });
});

test('the version sent is the one seen when writing began, though another has come in since', async () => {
  const server = serve({ 'milestones.setForecast': () => RECEIPT });
  const { user, again } = show(form(3));
  await fill(user, 'Viết khi thấy bản 3');
  again(form(4));
  await save(user);
  await screen.findByText(/^Đã lưu lúc/);
  expect(theCommandTo(server).expected).toBe(3);
});

test('trying again after a lost answer is the same intention; a changed text is another', async () => {
  let answersToLose = 2;
  const server = serve({
    'milestones.setForecast': () => {
      answersToLose -= 1;
      if (answersToLose >= 0) throw new TypeError('Failed to fetch');
      return RECEIPT;
    },
  });
  const { user } = show(form());
  await fill(user, 'Bản thứ nhất');
  await save(user);
  await screen.findByText(/^Chưa kết nối được máy chủ/);
  expect(screen.getByLabelText('Nêu rõ nguyên nhân (một câu)')).toHaveProperty('value', 'Bản thứ nhất');
  await save(user);
  await screen.findByText(/^Chưa kết nối được máy chủ/);
  await user.type(screen.getByLabelText('Nêu rõ nguyên nhân (một câu)'), ', sửa lại');
  await save(user);
  await screen.findByText(/^Đã lưu lúc/);
  const [first, second, third] = commandsTo(server).map(({ request }) => request);
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});

test('a conflict shows both versions; recording one’s own names the version that was shown', async () => {
  const theirs = {
    version: 5,
    last: {
      event: {
        type: 'milestones.recorded',
        entries: [
          {
            milestone: 'works_accepted',
            kind: 'forecast',
            date: '2025-11-30',
            note: 'Bản của người khác',
            provenance: 'reported',
          },
        ],
      },
      by: 'Lê Văn B',
      recordedAt: '2025-03-31T01:00:00.000Z',
    },
  };
  const server = serve({
    'milestones.setForecast': ({ expected }: { expected: number }) => {
      if (expected !== theirs.version) throw new AppError('CONFLICT', { current: theirs });
      return RECEIPT;
    },
  });
  const { user } = show(form(3));
  await fill(user, 'Bản của tôi');
  await save(user);
  const conflict = await screen.findByRole('alert');
  for (const words of ['30/11/2025', 'Bản của người khác', 'Lê Văn B', '01/09/2025', 'Bản của tôi'])
    expect(conflict.textContent).toContain(words);
  await user.click(screen.getByRole('button', { name: 'Lưu bản của tôi' }));
  await screen.findByText(/^Đã lưu lúc/);
  const [refused, recorded] = commandsTo(server);
  expect([refused?.expected, recorded?.expected]).toEqual([3, 5]);
  expect(recorded?.request).not.toBe(refused?.request);
});

test('regression: the receipt waited until everything on the screen had been asked for again', async () => {
  let asked = 0;
  serve({
    'milestones.setForecast': () => RECEIPT,
    // Answers once; when asked again it is still thinking when this test is over.
    'units.list': () => (asked++ === 0 ? [] : new Promise(() => undefined)),
  });
  function SomethingElse() {
    const { data } = useQuery(trpc.units.list.queryOptions({}));
    return <p>{data ? 'có dữ liệu' : 'đang chờ'}</p>;
  }
  const { user } = show(
    <>
      <SomethingElse />
      {form()}
    </>,
  );
  await screen.findByText('có dữ liệu');
  await fill(user, 'Chờ thẩm định');
  await save(user);
  await screen.findByText(/^Đã lưu lúc/);
  expect(asked).toBe(2);
});

test('nothing is sent while something is missing, and each field says what', async () => {
  const server = serve({});
  const { user } = show(form());
  await screen.findByLabelText('Ngày');
  await save(user);
  expect(screen.getByLabelText('Nêu rõ nguyên nhân (một câu)').getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByLabelText('Lý do').getAttribute('aria-invalid')).toBe('true');
  expect(commandsTo(server)).toEqual([]);
});
