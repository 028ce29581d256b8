import { useQuery } from '@tanstack/react-query';
import { screen } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import { trpc } from '../../api.ts';
import { commandsTo, theCommandTo } from '../../testing/commands.ts';
import { show } from '../../testing/render.tsx';
import { RECEIPT, subjectOf } from '../../testing/samples.ts';
import { serve } from '../../testing/server.ts';
import { ForecastForm } from './forecast-form.tsx';

/** What is expected stands at the end of June. */
const subject = (version = 3) => subjectOf({ version, baseline: '2025-06-30' });
const form = (version = 3) => <ForecastForm subject={subject(version)} onDone={() => undefined} />;
const day = () => screen.findByLabelText('Ngày');
const words = () => screen.getByLabelText(/^Nêu rõ nguyên nhân/);
const reason = () => screen.getByLabelText('Lý do');

async function fill(user: UserEvent, note: string) {
  await user.type(await day(), '01/09/2025');
  await user.selectOptions(reason(), 'Giấy phép, ĐTM, phòng cháy');
  await user.type(words(), note);
}
const save = (user: UserEvent) => user.click(screen.getByRole('button', { name: 'Lưu ngày dự kiến' }));

test('what was typed is what is sent, and the receipt says what it did', async () => {
  const server = serve({ 'milestones.setForecast': () => RECEIPT });
  const named = { ...subject(), cluster: 'Cụm công nghiệp Bãi Sậy' };
  const { user } = show(<ForecastForm subject={named} onDone={() => undefined} />);
  await fill(user, 'Chờ thẩm định');
  await save(user);
  await screen.findByText('Đã lưu lúc 14:05 ngày 31/03/2025.');
  screen.getByText(
    'Bãi Sậy: Nghiệm thu công trình dự kiến 01/09/2025, chậm 63 ngày so với tiến độ được duyệt.',
  );
  const { procedure, said } = theCommandTo(server);
  expect(procedure).toBe('milestones.setForecast');
  expect(said).toEqual({ date: '2025-09-01', reason: 'permits', note: 'Chờ thẩm định' });
});

describe('the reason', () => {
  test('is asked for when the date moves, without "unchanged", and "earlier" only for an earlier day', async () => {
    serve({});
    const { user } = show(form());
    await user.type(await day(), '10/07/2025');
    const offered = () => [...reason().querySelectorAll('option')].map((option) => option.textContent);
    expect(offered()).not.toContain('Không thay đổi');
    expect(offered()).not.toContain('Thực hiện sớm hơn');
    await user.clear(await day());
    await user.type(await day(), '10/06/2025');
    expect(offered()).toContain('Thực hiện sớm hơn');
  });

  test('is not asked for when the date stays: the report says that nothing has changed', async () => {
    const server = serve({ 'milestones.setForecast': () => RECEIPT });
    const { user } = show(form());
    await user.type(await day(), '30/06/2025');
    expect(screen.queryByLabelText('Lý do')).toBeNull();
    await save(user);
    await screen.findByText(/^Đã lưu lúc/);
    expect(theCommandTo(server).said).toEqual({ date: '2025-06-30', reason: 'unchanged' });
  });

  test('begins with what this cluster has met before', async () => {
    serve({ 'milestones.usual': () => ({ causes: ['market', 'planning'], issuers: [] }) });
    const { user } = show(form());
    await user.type(await day(), '10/07/2025');
    await expect
      .poll(() => [...(reason().querySelector('optgroup')?.children ?? [])].map((o) => o.textContent))
      .toEqual(['Suất đầu tư cao, khó thu hút', 'Chờ quy hoạch, quy hoạch 1/500']);
    const all = [...reason().querySelectorAll('option')].filter((o) => o.value === 'market');
    expect(all).toHaveLength(1);
  });

  test('a sentence is needed for more than thirty days, and not for less', async () => {
    const server = serve({ 'milestones.setForecast': () => RECEIPT });
    const { user } = show(form());
    await user.type(await day(), '31/07/2025');
    await user.selectOptions(reason(), 'Giấy phép, ĐTM, phòng cháy');
    screen.getByText('Cần có khi ngày thay đổi quá 30 ngày.');
    await save(user);
    await screen.findByText('Cần điền ô này.');
    expect(commandsTo(server)).toEqual([]);
    expect(document.activeElement).toBe(words());
    await user.clear(await day());
    await user.type(await day(), '30/07/2025');
    await save(user);
    await screen.findByText(/^Đã lưu lúc/);
    expect(theCommandTo(server).said).toEqual({ date: '2025-07-30', reason: 'permits' });
  });
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
  expect(words()).toHaveProperty('value', 'Bản thứ nhất');
  await save(user);
  await screen.findByText(/^Chưa kết nối được máy chủ/);
  await user.type(words(), ', sửa lại');
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

test('regression: what is wrong stood above the screen: the first wrong field has the focus, and nothing is sent', async () => {
  const server = serve({});
  const { user } = show(form());
  await day();
  await save(user);
  expect((await day()).getAttribute('aria-invalid')).toBe('true');
  expect(document.activeElement).toBe(await day());
  await user.type(await day(), '10/07/2025');
  await save(user);
  expect(reason().getAttribute('aria-invalid')).toBe('true');
  expect(document.activeElement).toBe(reason());
  expect(commandsTo(server)).toEqual([]);
});
