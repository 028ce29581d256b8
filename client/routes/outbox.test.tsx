import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { mapQuery } from '../api.ts';
import { theOutbox } from '../outbox/door.ts';
import { commandsTo } from '../testing/commands.ts';
import { freshDatabase } from '../testing/device.ts';
import { openApp } from '../testing/render.tsx';
import { MANAGER, RECEIPT, reportOf, rowOf, sessionOf, TODAY, workOf } from '../testing/samples.ts';
import { type Server, serve } from '../testing/server.ts';

beforeEach(freshDatabase);

const session = sessionOf(MANAGER);
const WORK = workOf({ rows: [rowOf()], reports: [reportOf({ version: 7 })] });

/** A manager’s page of work, whose device keeps what is said. */
async function openWork(answers: Parameters<typeof serve>[0] = {}) {
  const server = serve({
    'session.current': () => session,
    'work.mine': () => WORK,
    'milestones.reportStill': () => RECEIPT,
    ...answers,
  });
  const app = openApp({ at: '/work', session, rows: [rowOf()] });
  const still = await screen.findByRole('button', { name: 'Bãi Sậy: vẫn đúng dự kiến' }, { timeout: 5000 });
  await waitFor(() => expect(theOutbox()).not.toBeNull());
  return { ...app, server, still };
}

/** Back on the network, as the browser tells it. */
function back(server: Server): void {
  server.away = false;
  window.dispatchEvent(new Event('online'));
}

async function toOutbox({ user, queries }: Awaited<ReturnType<typeof openWork>>) {
  queries.setQueryData(mapQuery(null).queryKey, { asOf: TODAY, rows: [rowOf()] });
  await user.click(screen.getByRole('link', { name: /^(Chờ gửi|Cần xử lý) 1$/ }));
  return screen.findByRole('heading', { level: 1, name: /1 nội dung chờ gửi, từ/ });
}

describe('without a connection', () => {
  test('what is said is told as saved on this device, and as on record once it is', async () => {
    const app = await openWork();
    app.server.away = true;
    await app.user.click(app.still);
    await screen.findByText(/^Đã lưu trên máy này lúc .*, chưa gửi\. Tự gửi khi có kết nối\.$/);
    screen.getByRole('link', { name: 'Chờ gửi 1' });
    back(app.server);
    await screen.findByText(/^Đã gửi và ghi nhận lúc/);
    expect(screen.queryByRole('link', { name: /^Chờ gửi/ })).toBeNull();
    const [sent, again] = commandsTo(app.server);
    expect(sent).toMatchObject({ procedure: 'milestones.reportStill', expected: 7 });
    expect(again).toBeUndefined();
  });

  test('what waits is listed with its cluster, and can be sent, or deleted after a question', async () => {
    const app = await openWork();
    app.server.away = true;
    await app.user.click(app.still);
    await screen.findByText(/^Đã lưu trên máy này/);
    await toOutbox(app);
    screen.getByRole('heading', { level: 3, name: 'Vẫn đúng dự kiến, Bãi Sậy' });
    await app.user.click(screen.getByRole('button', { name: 'Xóa khỏi máy' }));
    await app.user.click(screen.getByRole('button', { name: 'Giữ lại' }));
    expect(theOutbox()?.open()).toBe(1);
    await app.user.click(screen.getByRole('button', { name: 'Xóa khỏi máy' }));
    await app.user.click(screen.getByRole('button', { name: 'Xóa' }));
    await screen.findByRole('heading', { level: 1, name: 'Không có gì chờ gửi' });
    app.server.away = false;
    await theOutbox()?.send();
    expect(commandsTo(app.server)).toEqual([]);
  });

  test('signing out asks what shall become of what waits; deleting it deletes it before one is out', async () => {
    const app = await openWork();
    app.server.away = true;
    await app.user.click(app.still);
    await screen.findByText(/^Đã lưu trên máy này/);
    await app.user.click(screen.getByRole('button', { name: 'Đăng xuất', hidden: true }));
    const dialog = screen.getByRole('dialog', { name: 'Đăng xuất', hidden: true });
    within(dialog).getByText('Trên máy này còn 1 nội dung chưa gửi.');
    await app.user.click(within(dialog).getByRole('button', { name: 'Gửi rồi đăng xuất', hidden: true }));
    await within(dialog).findByText('Chưa gửi được: không có kết nối với máy chủ.');
    await app.user.click(within(dialog).getByRole('button', { name: 'Ở lại', hidden: true }));
    expect(theOutbox()?.open()).toBe(1);
    await app.user.click(screen.getByRole('button', { name: 'Đăng xuất', hidden: true }));
    await app.user.click(
      within(dialog).getByRole('button', { name: 'Xóa 1 nội dung và đăng xuất', hidden: true }),
    );
    await waitFor(() => expect(theOutbox()?.open() ?? 0).toBe(0));
    // Without a server nobody is signed out, and nothing is sent behind their back either.
    await screen.findByText(/đăng xuất/i, { selector: '[role="alert"]' });
    expect(commandsTo(app.server)).toEqual([]);
  });
});

test('what somebody else changed meanwhile is shown beside what was said here, and recorded only by choice', async () => {
  const app = await openWork({
    'milestones.reportStill': ({ expected }: { expected: number }) => {
      if (expected === 9) return RECEIPT;
      const entry = {
        milestone: 'works_accepted',
        kind: 'forecast',
        date: '2025-12',
        provenance: 'reported',
      } as const;
      throw new AppError('CONFLICT', {
        current: {
          version: 9,
          last: {
            event: { type: 'milestones.recorded', entries: [entry] },
            recordedAt: '2025-03-31T02:00:00.000Z',
            by: 'Lê Văn B',
          },
        },
      });
    },
  });
  app.server.away = true;
  await app.user.click(app.still);
  await screen.findByText(/^Đã lưu trên máy này/);
  back(app.server);
  await screen.findByText('Chưa ghi nhận: người khác đã cập nhật nội dung này trước.');
  await toOutbox(app);
  const conflict = await screen.findByRole('alert');
  within(conflict).getByText(/Lê Văn B/);
  within(conflict).getByText('Vẫn đúng dự kiến');
  await app.user.click(within(conflict).getByRole('button', { name: 'Lưu bản của tôi' }));
  await screen.findByRole('heading', { level: 1, name: 'Không có gì chờ gửi' });
  screen.getByRole('heading', { level: 2, name: 'Đã gửi từ máy này (1)' });
  expect(commandsTo(app.server).map(({ expected }) => expected)).toEqual([7, 9]);
});

test('a device without room sends at once, and where that fails says so and holds what was said', async () => {
  const app = await openWork();
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError');
  });
  app.server.away = true;
  await app.user.click(app.still);
  await screen.findByRole('alert');
  expect(screen.queryByText(/^Đã lưu/)).toBeNull();
  app.server.away = false;
  await app.user.click(app.still);
  await screen.findByText(/^Đã lưu lúc/);
  expect(commandsTo(app.server)).toHaveLength(1);
});
