import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import { ApiError } from '../../failure.ts';
import { putOutbox } from '../../outbox/door.ts';
import { commandsTo } from '../../testing/commands.ts';
import { FakeServer, freshDatabase, openTab } from '../../testing/device.ts';
import { HASH, ID, line, openEvidence } from '../../testing/evidence.tsx';
import { RECEIPT } from '../../testing/samples.ts';

beforeEach(() => {
  line.starts = [];
  line.stopped = 0;
});

describe('files that are added', () => {
  const file = (name = 'anh.jpg') => new File(['bytes'], name, { type: 'image/jpeg' });
  const receipt = { ...RECEIPT, sha256: HASH };

  async function chosen(answers: object, files = [file()]) {
    const opened = openEvidence([], { write: true, answers });
    await opened.user.click(await screen.findByRole('button', { name: 'Thêm minh chứng' }));
    await opened.user.upload(screen.getByLabelText('Chọn tệp'), files);
    await opened.user.type(screen.getByLabelText('Mô tả ngắn'), 'Cổng phía đông');
    await screen.findAllByText(/chưa gửi/);
    return opened;
  }

  test('are sent one after the other and confirmed each by its hash', async () => {
    const { server, user } = await chosen({ 'evidence.add': () => receipt }, [file('a.jpg'), file('b.jpg')]);
    await user.selectOptions(screen.getByLabelText('Hạng mục (nếu có)'), 'Đường giao thông');
    await user.click(screen.getByRole('button', { name: 'Gửi 2 tệp' }));
    await screen.findByText('Đã lưu 2 tệp.');
    const commands = commandsTo(server);
    expect(commands).toHaveLength(2);
    expect(new Set(commands.map(({ request }) => request)).size).toBe(2);
    expect(commands[0]?.said).toMatchObject({
      upload: '0195e2f4-0000-7000-8000-0000000000ff',
      milestone: 'infrastructure_completed',
      caption: 'Cổng phía đông',
      component: 'roads',
      sha256: '277089d91c0bdf4f2e6862ba7e4a07605119431f5d13f726dd352b06f1b206a9',
    });
    expect(screen.getAllByText(/mã tệp aaaaaaaaaaaa/)).toHaveLength(2);
  });

  test('need words, and words need files', async () => {
    const { server, user } = openEvidence([], { write: true });
    await user.click(await screen.findByRole('button', { name: 'Thêm minh chứng' }));
    await user.click(screen.getByRole('button', { name: 'Gửi' }));
    expect(screen.getByText('Cần điền ô này.')).toBeDefined();
    expect(screen.getByText('Chọn ít nhất một tệp.')).toBeDefined();
    expect(commandsTo(server)).toEqual([]);
  });

  test('that the line cut off go on by themselves when it is back, as the same intention', async () => {
    const lost = () => Promise.reject(new ApiError({ code: 'UNAVAILABLE', fields: [] }));
    line.starts = [lost];
    const { server, user } = await chosen({ 'evidence.add': () => receipt });
    await user.click(screen.getByRole('button', { name: 'Gửi 1 tệp' }));
    await screen.findByText(/Phần đã gửi được giữ lại/);
    window.dispatchEvent(new Event('online'));
    await screen.findByText('Đã lưu 1 tệp.');
    expect(commandsTo(server)).toHaveLength(1);
  });

  test('whose answer was lost are said once more with the same id, and not sent again', async () => {
    let asked = 0;
    line.starts = [async () => `${ID}7`];
    const { server, user } = await chosen({
      'evidence.add': () => {
        if (++asked === 1) throw new AppError('UNAVAILABLE');
        return receipt;
      },
    });
    await user.click(screen.getByRole('button', { name: 'Gửi 1 tệp' }));
    await user.click(await screen.findByRole('button', { name: 'Gửi lại' }));
    await screen.findByText('Đã lưu 1 tệp.');
    const [first, second] = commandsTo(server);
    expect(second).toEqual(first);
  });

  test.each([
    ['file_heic', /Chưa nhận ảnh HEIC/],
    ['file_unsafe', /không an toàn/],
  ] as const)('that are refused say why and what to do: %s', async (issue, words) => {
    line.starts = [
      () => Promise.reject(new ApiError({ code: 'INVALID', fields: [{ field: 'file', issue }] })),
    ];
    const { user } = await chosen({});
    await user.click(screen.getByRole('button', { name: 'Gửi 1 tệp' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(words);
  });

  test('are left out, or cancelled, one by one', async () => {
    line.starts = [() => new Promise(() => {})];
    const { user } = await chosen({}, [file('a.jpg'), file('b.jpg')]);
    const [, second] = screen.getAllByRole('button', { name: 'Bỏ tệp này' });
    if (second) await user.click(second);
    await waitFor(() => expect(screen.queryByText('b.jpg')).toBeNull());
    await user.click(screen.getByRole('button', { name: 'Gửi 1 tệp' }));
    await user.click(await screen.findByRole('button', { name: 'Hủy gửi' }));
    expect(screen.queryByText('a.jpg')).toBeNull();
    expect(line.stopped).toBeGreaterThan(0);
  });
});

describe('files on a device that keeps what is said', () => {
  beforeEach(freshDatabase);
  afterEach(() => putOutbox(null));
  const photo = (name: string) => new File([`bytes of ${name}`], name, { type: 'image/jpeg' });

  async function openWith(files: File[]) {
    const server = new FakeServer();
    const tab = openTab({ server, carry: async ({ name }) => `upload of ${name}` });
    putOutbox(tab.outbox);
    const opened = openEvidence([], { write: true });
    await opened.user.click(await screen.findByRole('button', { name: 'Thêm minh chứng' }));
    await opened.user.upload(screen.getByLabelText('Chọn tệp'), files);
    await opened.user.type(screen.getByLabelText('Mô tả ngắn'), 'Cổng phía đông');
    await waitFor(() => expect(screen.getAllByText(/chưa gửi/)).toHaveLength(files.length));
    return { ...opened, server, tab };
  }

  test('are safe there at once without a connection, and each is told as saved when it is on record', async () => {
    const { user, server, tab } = await openWith([photo('a.jpg'), photo('b.jpg'), photo('c.jpg')]);
    tab.online = false;
    server.before = () => Promise.reject(new ApiError({ code: 'UNAVAILABLE', fields: [] }));
    await user.click(screen.getByRole('button', { name: 'Gửi 3 tệp' }));
    await waitFor(() => expect(screen.getAllByText(/đã lưu trên máy này/)).toHaveLength(3));
    expect(screen.queryByText(/^Đã lưu \d tệp/)).toBeNull();
    server.before = ({ command }) =>
      (command.said as { upload: string }).upload === 'upload of c.jpg'
        ? Promise.reject(new ApiError({ code: 'UNAVAILABLE', fields: [] }))
        : undefined;
    await act(() => tab.outbox.send());
    await screen.findByText('Đã lưu 2 tệp.');
    expect(screen.getAllByText(/đã lưu trên máy này/)).toHaveLength(1);
    server.before = () => undefined;
    await act(() => tab.outbox.send());
    await screen.findByText('Đã lưu 3 tệp.');
    expect(server.recorded.map(({ command }) => command.said)).toEqual(
      ['a', 'b', 'c'].map((name) =>
        expect.objectContaining({ upload: `upload of ${name}.jpg`, caption: 'Cổng phía đông' }),
      ),
    );
  });

  test('that are taken back before they are sent are never sent', async () => {
    const { user, server, tab } = await openWith([photo('a.jpg')]);
    tab.online = false;
    server.before = () => Promise.reject(new ApiError({ code: 'UNAVAILABLE', fields: [] }));
    await user.click(screen.getByRole('button', { name: 'Gửi 1 tệp' }));
    await screen.findByText(/đã lưu trên máy này/);
    await user.click(screen.getByRole('button', { name: 'Hủy gửi' }));
    await waitFor(() => expect(tab.outbox.open()).toBe(0));
    server.before = () => undefined;
    await act(() => tab.outbox.send());
    expect(server.recorded).toEqual([]);
  });
});
